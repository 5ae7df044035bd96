//! Registration, info, access tokens, bans, hosted profiles, connections.

use nexconn_api::Code;

use super::super::MINUTE;
use super::{Done, Live, Model, Profile, Token, User};
use crate::random::step::Id;

impl Model {
    pub(super) fn issue(&mut self, token: usize, id: Id, name: &str) -> Done {
        let now = self.now;
        if self.users.get(id).is_some_and(|user| user.deleted_at.is_some()) {
            return Err(Code::SOFT_DELETED);
        }
        let new = || User { created_at: now, ..User::default() };
        let user = self.users.entry(id).or_insert_with(new);
        name.clone_into(&mut user.name);
        self.tokens.insert(token, Token { id, issued_at: now });
        Ok(())
    }

    pub(super) fn update(&mut self, id: Id, name: &str) -> Done {
        self.check_active(id, Code::NO_SUCH_USER)?;
        self.each(&[id], |user| name.clone_into(&mut user.name));
        Ok(())
    }

    pub(super) fn expire(&mut self, id: Id, before: i64) {
        self.each(&[id], |user| user.tokens_valid_from = user.tokens_valid_from.max(before));
    }

    pub(super) fn ban(&mut self, ids: &[Id], minutes: i64) {
        let ends_at = self.now + minutes * MINUTE;
        for id in ids {
            if let Some(user) = self.active(id) {
                user.banned_until = ends_at;
                self.cut(id, Code::CUT_BY_BAN);
            }
        }
    }

    pub(super) fn unban(&mut self, ids: &[Id]) {
        self.each(ids, |user| user.banned_until = 0);
    }

    pub(super) fn set_profile(&mut self, id: Id, name: &str) -> Done {
        let now = self.now;
        self.check_active(id, Code::NO_SUCH_PROFILE_USER)?;
        self.each(&[id], |user| {
            let version = user.profile.as_ref().map_or(0, |profile| profile.version);
            let profile = Profile { name: name.to_owned(), version: now.max(version + 1) };
            user.profile = Some(profile).filter(|_| !name.is_empty());
        });
        Ok(())
    }

    pub(super) fn connect(&mut self, connection: usize, token: usize) -> Done {
        let token = self.tokens.get(&token).ok_or(Code::INVALID_TOKEN)?.clone();
        let user = self.users.get(token.id).ok_or(Code::INVALID_TOKEN)?;
        if user.deleted_at.is_some() {
            return Err(Code::SOFT_DELETED);
        }
        if token.issued_at < user.tokens_valid_from {
            return Err(Code::EXPIRED_TOKEN);
        }
        if user.banned_until > self.now {
            return Err(Code::BANNED);
        }
        let got = self.take_kept(token.id);
        self.live.insert(connection, Live { id: token.id, cut: None, got });
        Ok(())
    }

    /// Cuts every connection of a user.
    pub(super) fn cut(&mut self, id: Id, code: Code) {
        for live in self.live.values_mut().filter(|live| live.id == id && live.cut.is_none()) {
            live.cut = Some(code);
        }
    }
}
