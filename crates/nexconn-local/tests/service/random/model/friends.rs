//! Friends, and who may add whom.

use nexconn_api::Code;
use nexconn_api::nexconn::{FriendPermission, REQUEST_LIFE};

use super::{Done, Model};
use crate::random::step::{FriendAct, Id};

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
                self.befriend(id, target);
                Ok(())
            }
            FriendPermission::Approval => {
                self.requests.insert((id, target), self.now);
                Err(Code::WAITS_FOR_CONSENT)
            }
            FriendPermission::Nobody => Err(Code::REFUSES_FRIENDS),
        }
    }

    fn befriend(&mut self, id: Id, target: Id) {
        let added_at = self.now;
        for (id, other) in [(id, target), (target, id)] {
            self.requests.remove(&(id, other));
            let friend = Friend { id: other, alias: String::new(), added_at };
            self.each(&[id], |user| user.friends.push(friend.clone()));
        }
    }

    pub(super) fn client_friend(&mut self, connection: usize, target: Id, act: FriendAct) -> Done {
        let id = self.connected(connection)?;
        match act {
            FriendAct::Add => self.add_friend(id, target, false),
            FriendAct::Remove => self.remove_friends(id, &[target]),
            FriendAct::Accept => {
                self.take_request(target, id)?;
                self.befriend(id, target);
                Ok(())
            }
            FriendAct::Refuse => self.take_request(target, id),
        }
    }

    /// Takes out the request of one user to another.
    fn take_request(&mut self, id: Id, target: Id) -> Done {
        let at = self.requests.get(&(id, target)).ok_or(Code::NO_FRIEND_REQUEST)?;
        if self.now >= at + REQUEST_LIFE {
            return Err(Code::NO_FRIEND_REQUEST);
        }
        self.requests.remove(&(id, target));
        Ok(())
    }

    /// Forgets what a user asked, and was asked.
    pub(super) fn forget_requests(&mut self, id: Id) {
        self.requests.retain(|(from, to), _| *from != id && *to != id);
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
