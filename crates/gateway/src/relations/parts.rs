//! What is read for so many users at a time.

use std::collections::HashMap;

use nexconn_api::Endpoint;
use nexconn_api::nexconn::{
    BatchGetUserProfiles, BatchGetUserProfilesRequest, BatchGetUserTags, BatchGetUserTagsRequest,
    HostedProfile,
};

use super::{Asker, told};
use crate::Error;
use crate::calls::Asked;

/// The tags of users; whoever Nexconn does not name has none.
pub(crate) async fn tags(
    asker: Asker<'_>,
    users: &[&str],
) -> Result<Asked<HashMap<String, Vec<String>>>, Error> {
    let mut found = HashMap::new();
    for part in users.chunks(BatchGetUserTags::SPEC.batch_size()) {
        let request = BatchGetUserTagsRequest { user_ids: owned(part) };
        let told = told!(asker.ask::<BatchGetUserTags>(&request).await?);
        found.extend(told.users.into_iter().map(|user| (user.user_id, user.tags)));
    }
    Ok(Asked::Told(found))
}

/// The hosted profiles of users; whoever Nexconn does not name has none.
pub(crate) async fn profiles(
    asker: Asker<'_>,
    users: &[&str],
) -> Result<Asked<HashMap<String, HostedProfile>>, Error> {
    let mut found = HashMap::new();
    for part in users.chunks(BatchGetUserProfiles::SPEC.batch_size()) {
        let request = BatchGetUserProfilesRequest { user_ids: owned(part) };
        let told = told!(asker.ask::<BatchGetUserProfiles>(&request).await?);
        found.extend(told.users.into_iter().map(|profile| (profile.user_id.clone(), profile)));
    }
    Ok(Asked::Told(found))
}

pub(super) fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}
