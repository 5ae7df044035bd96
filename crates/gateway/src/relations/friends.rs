use std::collections::{HashMap, HashSet};

use nexconn_api::Endpoint;
use nexconn_api::nexconn::{
    FRIENDS, FRIENDS_AT_MOST, Friend, FriendPermission, Friends, Friendship, GetFriendPermission,
    GetFriendPermissionRequest, GetFriendRelationships, GetFriendRelationshipsRequest, ListFriends,
    ListFriendsRequest,
};

use super::parts::owned;
use super::{Asker, told};
use crate::Error;
use crate::calls::Asked;

/// Who of `targets` is a friend of a user.
pub(crate) async fn mutual(
    asker: Asker<'_>,
    user_id: &str,
    targets: &[&str],
) -> Result<Asked<HashSet<String>>, Error> {
    let mut found = HashSet::new();
    for part in targets.chunks(GetFriendRelationships::SPEC.batch_size()) {
        let request =
            GetFriendRelationshipsRequest { user_id: user_id.to_owned(), target_ids: owned(part) };
        let told = told!(asker.ask::<GetFriendRelationships>(&request).await?);
        let mutual = told.friendships.into_iter().filter(Friendship::is_mutual);
        found.extend(mutual.map(|friendship| friendship.user_id));
    }
    Ok(Asked::Told(found))
}

/// Who may add users as a friend; whoever Nexconn does not name is not known.
pub(crate) async fn permissions(
    asker: Asker<'_>,
    users: &[&str],
) -> Result<Asked<HashMap<String, FriendPermission>>, Error> {
    let mut found = HashMap::new();
    for part in users.chunks(GetFriendPermission::SPEC.batch_size()) {
        let request = GetFriendPermissionRequest { user_ids: owned(part) };
        let told = told!(asker.ask::<GetFriendPermission>(&request).await?);
        found.extend(told.permissions.into_iter().map(|one| (one.user_id, one.permission_type)));
    }
    Ok(Asked::Told(found))
}

/// Whether a user has any friend.
pub(crate) async fn has_friends(asker: Asker<'_>, user_id: &str) -> Result<Asked<bool>, Error> {
    let page = told!(page(asker, user_id, None, 1).await?);
    Ok(Asked::Told(page.total_count > 0 || !page.friends.is_empty()))
}

/// What a user notes of a friend: the list is read until the friend is found; none where it is not.
pub(crate) async fn friend(
    asker: Asker<'_>,
    user_id: &str,
    target: &str,
) -> Result<Asked<Option<Friend>>, Error> {
    let mut token = None;
    let page_size = usize::try_from(FRIENDS_AT_MOST).unwrap_or(1);
    for _ in 0..FRIENDS.div_ceil(page_size) {
        let Friends { friends, page_token, .. } =
            told!(page(asker, user_id, token, FRIENDS_AT_MOST).await?);
        if let Some(found) = friends.into_iter().find(|friend| friend.user_id == target) {
            return Ok(Asked::Told(Some(found)));
        }
        token = page_token.filter(|token| !token.is_empty());
        if token.is_none() {
            break;
        }
    }
    Ok(Asked::Told(None))
}

async fn page(
    asker: Asker<'_>,
    user_id: &str,
    page_token: Option<String>,
    size: i64,
) -> Result<Asked<Friends>, Error> {
    let request = ListFriendsRequest {
        user_id: user_id.to_owned(),
        page_token,
        page_size: Some(size),
        order: None,
    };
    asker.ask::<ListFriends>(&request).await
}
