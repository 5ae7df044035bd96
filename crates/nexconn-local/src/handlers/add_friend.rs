use nexconn_api::Code;
use nexconn_api::nexconn::{AddFriend, AddFriendRequest, FriendPermission};
use nexconn_api::wire::Done;

use super::{Handle, check_not_deleted, check_registered};
use crate::Error;
use crate::call::Call;
use crate::friendships::{self, Pair};
use crate::store::{blocklist, friends, settings};

impl Handle for AddFriend {
    /// Where several refusals apply, the first of this order is told: oneself, no such user, soft-deleted, friends
    /// already, blocklists, permission, own number of friends, that of the other.
    async fn handle(call: &mut Call, request: AddFriendRequest) -> Result<Done, Error> {
        let extra = request.extra.unwrap_or_default();
        let pair = Pair { user_id: &request.user_id, other: &request.target_id };
        check(call, pair).await?;
        let permission = match request.action {
            Some(AddFriendRequest::AT_ONCE) => FriendPermission::Anyone,
            _ => friendships::permission(call, pair.other).await?,
        };
        match permission {
            FriendPermission::Anyone => {
                friendships::add(call, pair, &extra).await?;
            }
            FriendPermission::Approval => {
                friendships::request(call, pair, &extra).await?;
                call.code = Code::WAITS_FOR_CONSENT;
            }
            FriendPermission::Nobody => {
                let message = "the other user refuses requests for friendship";
                return Err(Error::refused(Code::REFUSES_FRIENDS, message));
            }
        }
        Ok(Done)
    }
}

async fn check(call: &mut Call, pair: Pair<'_>) -> Result<(), Error> {
    if pair.user_id == pair.other {
        return Err(Error::refused(Code::ADDS_ITSELF, "nobody can be a friend of themselves"));
    }
    for user_id in [pair.user_id, pair.other] {
        check_registered(call, user_id).await?;
        check_not_deleted(call, user_id).await?;
    }
    if friends::are_friends(call.database(), pair.user_id, pair.other).await? {
        return Err(Error::refused(Code::ALREADY_FRIENDS, "they are friends already"));
    }
    check_blocklists(call, pair).await
}

/// Refuses to add across a blocklist, where the app has them.
async fn check_blocklists(call: &mut Call, pair: Pair<'_>) -> Result<(), Error> {
    if !settings::chat(call.database()).await?.blocklist {
        return Ok(());
    }
    if blocklist::has(call.database(), pair.other, pair.user_id).await? {
        let message = "the user is in the other user's blocklist";
        return Err(Error::refused(Code::BLOCKED_BY_TARGET, message));
    }
    if blocklist::has(call.database(), pair.user_id, pair.other).await? {
        let message = "the other user is in the user's blocklist";
        return Err(Error::refused(Code::TARGET_IS_BLOCKED, message));
    }
    Ok(())
}
