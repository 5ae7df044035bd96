use nexconn_api::nexconn::{DeleteUserProfiles, DeleteUserProfilesRequest};
use nexconn_api::webhooks::ProfileChange;
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::profile_updates;
use crate::store::profiles;

impl Handle for DeleteUserProfiles {
    async fn handle(call: &mut Call, request: DeleteUserProfilesRequest) -> Result<Done, Error> {
        for user_id in &request.user_ids {
            if profiles::remove(call.database(), user_id).await? {
                profile_updates::tell(call, user_id, ProfileChange::Cleared).await?;
            }
        }
        Ok(Done)
    }
}
