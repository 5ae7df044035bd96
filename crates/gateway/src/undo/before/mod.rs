//! What was there before a change, read at Nexconn before it is sent: its values, so that they can be set again.

mod info;
mod lists;
mod profile;
mod values;

use nexconn_api::Endpoint;
use nexconn_api::nexconn::{
    AddUserBlocklist, BatchSetUserTags, DeleteUserProfiles, RemoveFriends, RemoveUserBlocklist,
    SetChannelTypeMute, SetFriendPermission, SetFriendProfile, SetUserProfile, UpdateUser,
};
use sqlx::SqliteConnection;

use super::keep::{Old, keep};
use crate::calls::{Asked, Order};
use crate::gateway::Shared;
use crate::relations::Asker;
use crate::upstream::Priority;
use crate::{Error, erasure};

/// What was there before.
#[derive(Debug, Clone)]
pub(crate) struct Before {
    old: Vec<Old>,
    /// When it was asked for, in Unix milliseconds.
    began: i64,
}

/// Reads at Nexconn what was there before a change; none for changes that are not taken back so, and where it could not
/// be read: such a change cannot be taken back.
pub(crate) async fn read(shared: &Shared, order: &Order<'_>) -> Option<Before> {
    let began = shared.clock.now();
    let priority = order.job.map_or(Priority::Interactive, |_| Priority::Job);
    let asker = Asker { shared, app: order.app, priority };
    match old_values(asker, order).await {
        Ok(Asked::Told(old)) => Some(Before { old, began }),
        Ok(Asked::Refused(_) | Asked::Unreachable) => None,
        Err(error) => {
            let request_id = order.request_id;
            tracing::error!(request_id, %error, "old values could not be read");
            None
        }
    }
}

async fn old_values(asker: Asker<'_>, order: &Order<'_>) -> Result<Asked<Vec<Old>>, Error> {
    let path = order.spec.path;
    if path == UpdateUser::SPEC.path {
        info::read(asker, order).await
    } else if path == AddUserBlocklist::SPEC.path || path == RemoveUserBlocklist::SPEC.path {
        lists::blocklist(asker, order).await
    } else if path == SetChannelTypeMute::SPEC.path {
        lists::mutes(asker, order).await
    } else if path == RemoveFriends::SPEC.path {
        lists::friends(asker, order).await
    } else if path == BatchSetUserTags::SPEC.path {
        values::tags(asker, order).await
    } else if path == SetFriendPermission::SPEC.path {
        values::permissions(asker, order).await
    } else if path == SetFriendProfile::SPEC.path {
        values::friend(asker, order).await
    } else if path == SetUserProfile::SPEC.path {
        profile::of_set(asker, order).await
    } else if path == DeleteUserProfiles::SPEC.path {
        profile::of_delete(asker, order).await
    } else {
        Ok(Asked::Told(Vec::new()))
    }
}

impl Before {
    /// Leaves those for whom the change was done, of users or pairs.
    pub(crate) fn only(&self, done: impl Fn(&str, Option<&str>) -> bool) -> Self {
        let is_done = |old: &&Old| done(&old.user_id, old.target.as_deref());
        Self { old: self.old.iter().filter(is_done).cloned().collect(), began: self.began }
    }
}

/// Keeps what was there before, unless one of the users was erased meanwhile.
pub(crate) async fn keep_before(
    transaction: &mut SqliteConnection,
    entry: i64,
    order: &Order<'_>,
    before: &Before,
    now: i64,
) -> Result<(), Error> {
    let users = order.user_ids();
    if before.old.is_empty()
        || erasure::erased_since(transaction, order.app, &users, before.began).await?
    {
        return Ok(());
    }
    keep(transaction, entry, order.app, &before.old, now).await
}
