//! Friends, and who may add whom.

use nexconn_api::Code;
use nexconn_api::nexconn::FriendPermission;

use super::{Done, Model};
use crate::random::step::Id;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Friend {
    pub(super) id: Id,
    pub(super) alias: String,
    pub(super) added_at: i64,
}

impl Model {
    pub(super) fn add_friend(&mut self, id: Id, target: Id, at_once: bool) -> Done {
        if id == target {
            return Err(Code::ADDS_ITSELF);
        }
        for id in [id, target] {
            self.check_active(id, Code::NO_SUCH_USER)?;
        }
        if self.are_friends(id, target) {
            return Err(Code::ALREADY_FRIENDS);
        }
        if self.has_blocked(target, id) {
            return Err(Code::BLOCKED_BY_TARGET);
        }
        if self.has_blocked(id, target) {
            return Err(Code::TARGET_IS_BLOCKED);
        }
        let permission = if at_once { FriendPermission::Anyone } else { self.permission(target) };
        match permission {
            FriendPermission::Anyone => {
                let added_at = self.now;
                for (id, other) in [(id, target), (target, id)] {
                    let friend = Friend { id: other, alias: String::new(), added_at };
                    if let Some(user) = self.users.get_mut(id) {
                        user.friends.push(friend);
                    }
                }
                Ok(())
            }
            FriendPermission::Approval => Err(Code::WAITS_FOR_CONSENT),
            FriendPermission::Nobody => Err(Code::REFUSES_FRIENDS),
        }
    }

    pub(super) fn remove_friends(&mut self, id: Id, targets: &[Id]) -> Done {
        self.check_registered(id, Code::NO_SUCH_USER)?;
        self.each(&[id], |user| user.friends.retain(|friend| !targets.contains(&friend.id)));
        self.each(targets, |user| user.friends.retain(|friend| friend.id != id));
        Ok(())
    }

    pub(super) fn remove_all_friends(&mut self, id: Id) -> Done {
        self.check_registered(id, Code::NO_SUCH_USER)?;
        self.each(&[id], |user| user.friends.clear());
        for user in self.users.values_mut() {
            user.friends.retain(|friend| friend.id != id);
        }
        Ok(())
    }

    pub(super) fn note_friend(&mut self, id: Id, target: Id, alias: &str) -> Done {
        self.check_registered(id, Code::NO_SUCH_USER)?;
        self.check_registered(target, Code::NO_SUCH_FRIEND)?;
        let friends = self.users.get_mut(id).map(|user| &mut user.friends);
        let friend = friends.into_iter().flatten().find(|friend| friend.id == target);
        let friend = friend.ok_or(Code::NOT_FRIENDS)?;
        alias.clone_into(&mut friend.alias);
        Ok(())
    }

    pub(super) fn permit(&mut self, ids: &[Id], permission: FriendPermission) {
        for id in ids {
            if let Some(user) = self.active(id) {
                user.permission = Some(permission);
            }
        }
    }

    /// Who may add a user: what was set, or the app's preference.
    pub(super) fn permission(&self, id: Id) -> FriendPermission {
        self.users.get(id).and_then(|user| user.permission).unwrap_or(self.settings.2)
    }

    pub(super) fn are_friends(&self, id: Id, other: Id) -> bool {
        let user = self.users.get(id);
        user.is_some_and(|user| user.friends.iter().any(|friend| friend.id == other))
    }

    pub(super) fn check_registered(&self, id: Id, unknown: Code) -> Done {
        if self.users.contains_key(id) { Ok(()) } else { Err(unknown) }
    }
}
