use nexconn_api::nexconn::{DeleteUserProfiles, DeleteUserProfilesRequest};
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::profiles;

impl Handle for DeleteUserProfiles {
    async fn handle(call: &mut Call, request: DeleteUserProfilesRequest) -> Result<Done, Error> {
        for user_id in &request.user_ids {
            profiles::remove(call.database(), user_id).await?;
        }
        Ok(Done)
    }
}
