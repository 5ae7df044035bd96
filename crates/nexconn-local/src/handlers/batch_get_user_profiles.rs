use std::collections::HashSet;

use nexconn_api::nexconn::{BatchGetUserProfiles, BatchGetUserProfilesRequest, HostedProfiles};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::profiles;

impl Handle for BatchGetUserProfiles {
    /// In the order of the request; users without a profile are left out, as unknown ids are.
    async fn handle(
        call: &mut Call,
        request: BatchGetUserProfilesRequest,
    ) -> Result<HostedProfiles, Error> {
        let mut seen = HashSet::new();
        let mut users = Vec::new();
        for user_id in &request.user_ids {
            if seen.insert(user_id) {
                users.extend(profiles::find(call.database(), user_id).await?);
            }
        }
        Ok(HostedProfiles { users })
    }
}
