use std::collections::HashSet;

use nexconn_api::nexconn::{BatchSetUserTags, BatchSetUserTagsRequest};
use nexconn_api::wire::Done;

use super::Handle;
use crate::Error;
use crate::call::Call;
use crate::store::tags;

impl Handle for BatchSetUserTags {
    /// Repeated tags count once.
    async fn handle(call: &mut Call, request: BatchSetUserTagsRequest) -> Result<Done, Error> {
        let BatchSetUserTagsRequest { user_ids, tags: mut given } = request;
        let mut seen = HashSet::new();
        given.retain(|tag| seen.insert(tag.clone()));
        for user_id in &user_ids {
            tags::set(call.database(), user_id, &given).await?;
        }
        Ok(Done)
    }
}
