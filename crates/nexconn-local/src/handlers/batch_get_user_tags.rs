use std::collections::HashSet;

use nexconn_api::nexconn::{BatchGetUserTags, BatchGetUserTagsRequest, UserTags, UsersWithTags};

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::tags;

impl Handle for BatchGetUserTags {
    /// In the order of the request; unknown ids are left out, users without tags are not.
    async fn handle(
        call: &mut Call,
        request: BatchGetUserTagsRequest,
    ) -> Result<UsersWithTags, Error> {
        let mut seen = HashSet::new();
        let mut users = Vec::new();
        for user_id in request.user_ids {
            if seen.insert(user_id.clone()) {
                let found = tags::find(call.database(), &user_id).await?;
                users.extend(found.map(|tags| UserTags { user_id, tags }));
            }
        }
        Ok(UsersWithTags { users })
    }
}
