//! What happens between two users who are, become or cease to be friends: stored, and told by webhook and to connected
//! clients.

use nexconn_api::Code;
use nexconn_api::client::{FriendEvent, ServiceFrame};
use nexconn_api::nexconn::{FRIENDS, FriendPermission};
use nexconn_api::webhooks::{FriendshipChange, FriendshipItem};

use crate::Error;
use crate::call::Call;
use crate::store::friend_requests::Waiting;
use crate::store::{friend_permissions, friend_requests, friends, settings};
use crate::webhooks::{Occurrence, emit, emit_all};

/// Two users between whom something happens: who does it, and to whom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair<'a> {
    pub(crate) user_id: &'a str,
    pub(crate) other: &'a str,
}

/// Who may add a user: what was set, or the app's preference.
pub(crate) async fn permission(call: &mut Call, user_id: &str) -> Result<FriendPermission, Error> {
    let set = friend_permissions::find(call.database(), user_id).await?;
    match set.and_then(|number| number.try_into().ok()) {
        Some(permission) => Ok(permission),
        None => Ok(settings::chat(call.database()).await?.friend_request_permission),
    }
}

/// A request that waits for consent, as its receiver's clients are told.
pub(crate) fn request_frame(waiting: Waiting) -> ServiceFrame {
    ServiceFrame::Friend {
        event: FriendEvent::Requested,
        user_id: Some(waiting.user_id),
        extra: set(&waiting.extra),
        time: waiting.requested_at,
    }
}

/// Stores that the first asks the second.
pub(crate) async fn request(call: &mut Call, pair: Pair<'_>, extra: &str) -> Result<(), Error> {
    check_room(call, pair).await?;
    let now = call.now;
    friend_requests::put(call.database(), pair.user_id, pair.other, extra, now).await?;
    tell(call, pair.other, FriendEvent::Requested, Some(pair.user_id), extra);
    note(call, FriendshipChange::Requested, pair, extra).await
}

/// Makes them friends without a request, as the server says or as the second permits anyone.
pub(crate) async fn add(call: &mut Call, pair: Pair<'_>, extra: &str) -> Result<(), Error> {
    make(call, pair).await?;
    tell(call, pair.other, FriendEvent::Added, Some(pair.user_id), extra);
    if call.client_os.is_none() {
        tell(call, pair.user_id, FriendEvent::Added, Some(pair.other), extra);
        return note(call, FriendshipChange::Added, pair, extra).await;
    }
    let accepted = Pair { user_id: pair.other, other: pair.user_id };
    note(call, FriendshipChange::Accepted, accepted, extra).await
}

/// The first accepts the request of the second.
pub(crate) async fn accept(call: &mut Call, pair: Pair<'_>) -> Result<(), Error> {
    take_request(call, pair).await?;
    make(call, pair).await?;
    tell(call, pair.other, FriendEvent::Accepted, Some(pair.user_id), "");
    note(call, FriendshipChange::Accepted, pair, "").await
}

/// The first refuses the request of the second.
pub(crate) async fn refuse(call: &mut Call, pair: Pair<'_>) -> Result<(), Error> {
    take_request(call, pair).await?;
    tell(call, pair.other, FriendEvent::Refused, Some(pair.user_id), "");
    note(call, FriendshipChange::Rejected, pair, "").await
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
            tell(call, user_id, FriendEvent::Removed, Some(other), "");
            tell(call, other, FriendEvent::Removed, Some(user_id), "");
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
    tell(call, user_id, FriendEvent::Cleared, None, "");
    let mut ended = Vec::new();
    for other in &others {
        tell(call, other, FriendEvent::Removed, Some(user_id), "");
        let item = item(call, FriendshipChange::Removed, Pair { user_id, other }, "");
        ended.push(Occurrence::Friendship(item));
    }
    emit_all(call.database(), &ended).await
}

async fn make(call: &mut Call, pair: Pair<'_>) -> Result<(), Error> {
    check_room(call, pair).await?;
    let now = call.now;
    friend_requests::remove_between(call.database(), pair.user_id, pair.other).await?;
    Ok(friends::add(call.database(), pair.user_id, pair.other, now).await?)
}

async fn take_request(call: &mut Call, pair: Pair<'_>) -> Result<(), Error> {
    let now = call.now;
    if friend_requests::take(call.database(), pair.other, pair.user_id, now).await? {
        return Ok(());
    }
    let message = "there is no request of that user, or it has expired";
    Err(Error::refused(Code::NO_FRIEND_REQUEST, message))
}

/// Tells a user's clients of something with another, or with all friends.
fn tell(call: &mut Call, user_id: &str, event: FriendEvent, other: Option<&str>, extra: &str) {
    let frame = ServiceFrame::Friend {
        event,
        user_id: other.map(str::to_owned),
        extra: set(extra),
        time: call.now,
    };
    call.tell(user_id.to_owned(), frame);
}

async fn note(
    call: &mut Call,
    change: FriendshipChange,
    pair: Pair<'_>,
    extra: &str,
) -> Result<(), Error> {
    let item = item(call, change, pair, extra);
    emit(call.database(), Occurrence::Friendship(item)).await
}

fn item(call: &Call, change: FriendshipChange, pair: Pair<'_>, extra: &str) -> FriendshipItem {
    let os = call.client_os.map_or(FriendshipItem::SERVER, |os| os.name());
    FriendshipItem {
        operation_type: change,
        user_id: pair.user_id.to_owned(),
        to_user_id: pair.other.to_owned(),
        time: call.now,
        os: Some(os.to_owned()),
        extra: set(extra),
    }
}

/// A text that is left out where it is empty.
fn set(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
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
