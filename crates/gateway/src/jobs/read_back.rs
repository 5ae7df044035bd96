//! Finding out what became of a call whose answer is lost, or whether its answer holds for each of its users.

use std::collections::{HashMap, HashSet};

use nexconn_api::nexconn::{
    AddFriend, AddUserBlocklist, BanUsers, BatchSetUserTags, DeleteUserProfiles, FriendPermission,
    GetUser, GetUserRequest, HostedProfile, IssueAccessToken, IssueAccessTokenRequest,
    RemoveAllFriends, RemoveFriends, RemoveUserBlocklist, RestoreUsers, SetChannelTypeMute,
    SetFriendPermission, SetUserProfile, SoftDeleteUsers, UnbanUsers, UserInfo,
};
use nexconn_api::{Code, Endpoint};
use serde_json::Value;

use super::batch::{Batch, Work};
use super::fly::{RATE_LIMITED, pauses};
use crate::calls::Asked;
use crate::gateway::Shared;
use crate::reading::{Read, Unread};
use crate::relations::{self, Asker};
use crate::upstream::Priority;
use crate::{Error, bans, deletions};

/// Reading back what became of a call is given up after so many tries.
pub(super) const TRIES: usize = 30;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ReadBack {
    /// The list of bans was read: the gateway's copy of it tells.
    Bans,
    /// The list of soft-deleted users was read: the gateway's copy of it tells.
    Deletions,
    /// What Nexconn says of the one user; none where it is not registered.
    User(Option<UserInfo>),
    /// Who of the targets is on the user's blocklist.
    Blocked(HashSet<String>),
    /// Who is muted.
    Muted(HashSet<String>),
    /// The tags of the users.
    Tags(HashMap<String, Vec<String>>),
    /// The hosted profiles of the users.
    Profiles(HashMap<String, HostedProfile>),
    /// Who of the targets is a friend of the user.
    Friends(HashSet<String>),
    /// Whether the user has any friend.
    AnyFriend(bool),
    /// Who may add the users as a friend.
    Permissions(HashMap<String, FriendPermission>),
    /// It cannot be read back.
    Nothing,
}

/// Reads back, until Nexconn answers or it is given up after so many tries.
pub(super) async fn read_back(
    shared: &Shared,
    work: &Work,
    batch: &Batch,
    tries: usize,
) -> ReadBack {
    for pause in pauses(shared).take(tries) {
        match read(shared, work, batch).await {
            Ok(Some(read)) => return read,
            Ok(None) => {}
            Err(error) => {
                tracing::error!(job = work.job, %error, "what became of a call could not be read");
            }
        }
        tokio::time::sleep(pause).await;
    }
    ReadBack::Nothing
}

/// None where it may be read on another try.
async fn read(shared: &Shared, work: &Work, batch: &Batch) -> Result<Option<ReadBack>, Error> {
    let path = batch.spec.path;
    let is_one_of = |paths: &[&str]| paths.contains(&path);
    if is_one_of(&[BanUsers::SPEC.path, UnbanUsers::SPEC.path]) {
        return Ok(list_read(&bans::fresh(shared, &work.app).await?, ReadBack::Bans));
    }
    if is_one_of(&[SoftDeleteUsers::SPEC.path, RestoreUsers::SPEC.path]) {
        return Ok(list_read(&deletions::fresh(shared, &work.app).await?, ReadBack::Deletions));
    }
    let asker = Asker { shared, app: &work.app, priority: Priority::Job };
    let order = work.order(batch, &batch.request);
    let user_id = order.text("userId");
    let users: Vec<&str> = batch.items.iter().map(|item| item.user_id.as_str()).collect();
    let targets: Vec<&str> = batch.items.iter().filter_map(|item| item.target.as_deref()).collect();
    if path == IssueAccessToken::SPEC.path {
        let request = GetUserRequest { user_id: user_id.to_owned() };
        return Ok(match asker.ask::<GetUser>(&request).await? {
            Asked::Refused(why) if why.code == Code::NO_SUCH_USER => Some(ReadBack::User(None)),
            other => told(other, |info| ReadBack::User(Some(info))),
        });
    }
    Ok(if is_one_of(&[AddUserBlocklist::SPEC.path, RemoveUserBlocklist::SPEC.path]) {
        told(relations::blocked(asker, user_id, &targets).await?, ReadBack::Blocked)
    } else if path == SetChannelTypeMute::SPEC.path {
        told(relations::muted(asker).await?, ReadBack::Muted)
    } else if path == BatchSetUserTags::SPEC.path {
        told(relations::tags(asker, &users).await?, ReadBack::Tags)
    } else if is_one_of(&[SetUserProfile::SPEC.path, DeleteUserProfiles::SPEC.path]) {
        told(relations::profiles(asker, &users).await?, ReadBack::Profiles)
    } else if is_one_of(&[AddFriend::SPEC.path, RemoveFriends::SPEC.path]) {
        told(relations::mutual(asker, user_id, &targets).await?, ReadBack::Friends)
    } else if path == RemoveAllFriends::SPEC.path {
        told(relations::has_friends(asker, user_id).await?, ReadBack::AnyFriend)
    } else if path == SetFriendPermission::SPEC.path {
        told(relations::permissions(asker, &users).await?, ReadBack::Permissions)
    } else {
        Some(ReadBack::Nothing)
    })
}

/// Whether a refusal with this HTTP status would be the same on another try.
fn is_for_good(http: u16) -> bool {
    (400..RATE_LIMITED).contains(&http)
}

fn list_read(read: &Read, told: ReadBack) -> Option<ReadBack> {
    match read {
        Ok(_) => Some(told),
        Err(Unread::Refused { http, .. }) if is_for_good(*http) => Some(ReadBack::Nothing),
        Err(_) => None,
    }
}

fn told<T>(asked: Asked<T>, as_read: impl FnOnce(T) -> ReadBack) -> Option<ReadBack> {
    match asked {
        Asked::Told(told) => Some(as_read(told)),
        Asked::Refused(why) if is_for_good(why.http) => Some(ReadBack::Nothing),
        Asked::Refused(_) | Asked::Unreachable => None,
    }
}

/// Whether a user is registered as the call asked for.
pub(super) fn is_registered_so(batch: &Batch, info: &UserInfo) -> bool {
    let request = Value::Object(batch.request.clone());
    serde_json::from_value::<IssueAccessTokenRequest>(request).is_ok_and(|asked| {
        asked.name == info.name && asked.avatar_url.is_none_or(|url| url == info.avatar_url)
    })
}
