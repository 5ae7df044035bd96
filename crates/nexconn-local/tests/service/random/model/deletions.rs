//! Soft deletes and restores, which are accepted now and finished later, and test users that are removed at once.

use std::collections::BTreeMap;

use nexconn_api::Code;
use nexconn_api::nexconn::RESTORABLE_AFTER;

use super::{DELAY, Model, User};
use crate::random::step::Id;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Operation {
    deletes: bool,
    at: i64,
    outcomes: BTreeMap<Id, Code>,
}

impl Model {
    pub(super) fn accept(&mut self, ids: &[Id], deletes: bool) {
        let come = |id: &Id| (*id, if deletes { self.delete(id) } else { self.restorable(id) });
        let outcomes = ids.iter().map(come).collect();
        self.pending.push(Operation { deletes, at: self.now, outcomes });
    }

    fn delete(&mut self, id: Id) -> Code {
        let (last, now) = (self.last_of(id), self.now);
        let Some(user) = self.users.get_mut(id) else { return Code::NO_SUCH_USER };
        if user.deleted_at.is_none() || last == Some(false) {
            user.deleted_at = Some(now);
        }
        self.cut(id, Code::SOFT_DELETED);
        Code::SUCCESS
    }

    /// Whether the last operation that will do something with a user deletes.
    fn last_of(&self, id: Id) -> Option<bool> {
        let does = |operation: &&Operation| operation.outcomes.get(id) == Some(&Code::SUCCESS);
        self.pending.iter().rev().find(does).map(|operation| operation.deletes)
    }

    fn restorable(&self, id: Id) -> Code {
        match self.users.get(id) {
            None => Code::NO_SUCH_USER,
            Some(User { deleted_at: Some(at), .. }) if self.now < at + RESTORABLE_AFTER => {
                Code::NOT_RESTORABLE_YET
            }
            Some(_) => Code::SUCCESS,
        }
    }

    pub(super) fn remove(&mut self, id: Id) {
        if self.users.remove(id).is_none() {
            return;
        }
        for operation in &mut self.pending {
            if let Some(code) = operation.outcomes.get_mut(id) {
                *code = Code::NO_SUCH_USER;
            }
        }
        self.tokens.retain(|_, token| token.id != id);
        self.kept.retain(|kept| kept.to != id && kept.from != id);
        self.forget_requests(id);
        for user in self.users.values_mut() {
            user.blocked.retain(|blocked| *blocked != id);
            user.friends.retain(|friend| friend.id != id);
        }
        self.cut(id, Code::INVALID_TOKEN);
    }

    pub(super) fn finish_what_is_due(&mut self) {
        while self.pending.first().is_some_and(|first| first.at + i64::from(DELAY) <= self.now) {
            let operation = self.pending.remove(0);
            for (id, code) in operation.outcomes {
                self.told.push((id, operation.deletes, code));
                match code {
                    Code::SUCCESS if operation.deletes => self.erase(id),
                    Code::SUCCESS => self.restore(id),
                    _ => {}
                }
            }
        }
    }

    fn erase(&mut self, id: Id) {
        let Some(user) = self.users.get_mut(id) else { return };
        *user = User {
            created_at: user.created_at,
            deleted_at: user.deleted_at,
            tokens_valid_from: user.tokens_valid_from,
            ..User::default()
        };
        self.kept.retain(|kept| kept.to != id);
        self.forget_requests(id);
        for other in self.users.values_mut() {
            other.friends.retain(|friend| friend.id != id);
        }
    }

    fn restore(&mut self, id: Id) {
        let deletes =
            |later: &Operation| later.deletes && later.outcomes.get(id) == Some(&Code::SUCCESS);
        let deleted_again = self.pending.iter().any(deletes);
        let Some(user) = self.users.get_mut(id) else { return };
        if user.deleted_at.is_some() && !deleted_again {
            user.deleted_at = None;
            self.tokens.retain(|_, token| token.id != id);
        }
    }
}
