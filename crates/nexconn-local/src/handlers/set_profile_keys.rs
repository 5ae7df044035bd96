use nexconn_api::local::{ProfileKeys, SetProfileKeys};
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::profiles;

impl Handle for SetProfileKeys {
    async fn handle(call: &mut Call, request: ProfileKeys) -> Result<Done, Error> {
        profiles::set_keys(call.database(), &request.keys).await?;
        Ok(Done)
    }
}
