//! What happens between two users who are, become or cease to be friends: stored, and told by webhook.

use nexconn_api::Code;
use nexconn_api::nexconn::{FRIENDS, FriendPermission};
use nexconn_api::webhooks::{FriendshipChange, FriendshipItem};

use crate::Error;
use crate::call::Call;
use crate::store::{friend_permissions, friend_requests, friends};
use crate::webhooks::{Occurrence, emit, emit_all};

/// One side of something between two users: who does it, and to whom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair<'a> {
    pub(crate) user_id: &'a str,
    pub(crate) other: &'a str,
}

/// Who may add a user: what was set, or the app's preference.
pub(crate) async fn permission(call: &mut Call, user_id: &str) -> Result<FriendPermission, Error> {
    let set = friend_permissions::find(call.database(), user_id).await?;
    // Only numbers of permissions are stored.
    Ok(set.and_then(|number| number.try_into().ok()).unwrap_or(FriendPermission::Approval))
}

/// Stores that the first asks the second.
pub(crate) async fn request(call: &mut Call, pair: Pair<'_>, extra: &str) -> Result<(), Error> {
    check_room(call, pair).await?;
    let now = call.now;
    friend_requests::put(call.database(), pair.user_id, pair.other, extra, now).await?;
    let item = item(call, FriendshipChange::Requested, pair, extra);
    emit(call.database(), Occurrence::Friendship(item)).await
}

/// Makes them friends, whatever had been asked.
pub(crate) async fn make(
    call: &mut Call,
    change: FriendshipChange,
    pair: Pair<'_>,
    extra: &str,
) -> Result<(), Error> {
    check_room(call, pair).await?;
    let now = call.now;
    friend_requests::remove_between(call.database(), pair.user_id, pair.other).await?;
    friends::add(call.database(), pair.user_id, pair.other, now).await?;
    let item = item(call, change, pair, extra);
    emit(call.database(), Occurrence::Friendship(item)).await
}

/// Ends the friendship of a user with others; those who are none are passed over.
pub(crate) async fn end(
    call: &mut Call,
    user_id: &str,
    others: impl IntoIterator<Item = &String>,
) -> Result<(), Error> {
    let mut ended = Vec::new();
    for other in others {
        if friends::remove(call.database(), user_id, other).await? {
            let item = item(call, FriendshipChange::Removed, Pair { user_id, other }, "");
            ended.push(Occurrence::Friendship(item));
        }
    }
    emit_all(call.database(), &ended).await
}

/// Ends every friendship of a user.
pub(crate) async fn end_all(call: &mut Call, user_id: &str) -> Result<(), Error> {
    let others = friends::ids(call.database(), user_id).await?;
    friends::remove_all(call.database(), user_id).await?;
    let ended = |other: &String| {
        Occurrence::Friendship(item(call, FriendshipChange::Removed, Pair { user_id, other }, ""))
    };
    let ended: Vec<_> = others.iter().map(ended).collect();
    emit_all(call.database(), &ended).await
}

fn item(call: &Call, change: FriendshipChange, pair: Pair<'_>, extra: &str) -> FriendshipItem {
    FriendshipItem {
        operation_type: change,
        user_id: pair.user_id.to_owned(),
        to_user_id: pair.other.to_owned(),
        time: call.now,
        os: Some(FriendshipItem::SERVER.to_owned()),
        extra: Some(extra.to_owned()).filter(|extra| !extra.is_empty()),
    }
}

/// Refuses what would give one of them more friends than there may be.
async fn check_room(call: &mut Call, pair: Pair<'_>) -> Result<(), Error> {
    for (user_id, code, whose) in [
        (pair.user_id, Code::OWN_FRIENDS_FULL, "the user"),
        (pair.other, Code::TARGET_FRIENDS_FULL, "the other user"),
    ] {
        let count = friends::count(call.database(), user_id).await?;
        if usize::try_from(count).is_ok_and(|count| count >= FRIENDS) {
            let message = format!("{whose} has {FRIENDS} friends, and there may not be more");
            return Err(Error::refused(code, message));
        }
    }
    Ok(())
}
