use nexconn_api::local::{GetProfileKeys, GetProfileKeysRequest, ProfileKeys};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::profiles;

impl Handle for GetProfileKeys {
    async fn handle(call: &mut Call, _: GetProfileKeysRequest) -> Result<ProfileKeys, Error> {
        Ok(ProfileKeys { keys: profiles::keys(call.database()).await? })
    }
}
