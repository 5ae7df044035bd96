//! Blocklists, tags and mutes.

use nexconn_api::Code;

use super::{Done, Model};
use crate::random::step::Id;

impl Model {
    /// Nobody who is soft-deleted gets tags, but who is may lose them. It is the same with mutes.
    pub(super) fn set_tags(&mut self, ids: &[Id], tags: &[Id]) {
        self.each(ids, |user| {
            if tags.is_empty() || user.deleted_at.is_none() {
                user.tags = tags.to_vec();
            }
        });
    }

    pub(super) fn mute(&mut self, ids: &[Id], on: bool) {
        let now = self.now;
        self.each(ids, |user| {
            if !on || user.deleted_at.is_none() {
                user.muted_at = on.then(|| user.muted_at.unwrap_or(now));
            }
        });
    }

    pub(super) fn block(&mut self, id: Id, targets: &[Id]) -> Done {
        self.check_has_blocklists()?;
        for target in targets {
            let is_active = self.active(target).is_some();
            if let Some(user) = self.active(id)
                && is_active
                && *target != id
                && !user.blocked.contains(target)
            {
                user.blocked.push(target);
            }
        }
        Ok(())
    }

    pub(super) fn unblock(&mut self, id: Id, targets: &[Id]) -> Done {
        self.check_has_blocklists()?;
        self.each(&[id], |user| user.blocked.retain(|blocked| !targets.contains(blocked)));
        Ok(())
    }

    pub(super) fn client_block(&mut self, connection: usize, target: Id, on: bool) -> Done {
        let id = self.connected(connection)?;
        if on { self.block(id, &[target]) } else { self.unblock(id, &[target]) }
    }

    pub(super) fn check_has_blocklists(&self) -> Done {
        if self.settings.1 { Ok(()) } else { Err(Code::BLOCKLIST_NOT_ENABLED) }
    }

    /// Whether one has blocked another, where there are blocklists.
    pub(super) fn has_blocked(&self, id: Id, other: Id) -> bool {
        self.settings.1 && self.users.get(id).is_some_and(|user| user.blocked.contains(&other))
    }
}
