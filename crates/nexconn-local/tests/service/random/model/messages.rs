//! Direct messages, and what connections were told.

use nexconn_api::Code;
use nexconn_api::choices::MESSAGE_WAITS;

use super::{Done, Model};
use crate::random::step::Id;

/// A connection.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Live {
    pub(super) id: Id,
    pub(super) cut: Option<Code>,
    /// Messages it got since it was last compared: from whom, and their texts.
    pub(super) got: Vec<(Id, String)>,
}

/// A message that waits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Kept {
    pub(super) to: Id,
    pub(super) from: Id,
    text: String,
    sent_at: i64,
}

/// What is known of a connection: whether it was cut, and the messages it got.
pub(crate) type Seen = (Option<Code>, Vec<(String, String)>);

impl Model {
    /// As whom a connection is connected; refused with the code with which it was cut.
    pub(super) fn connected(&self, connection: usize) -> Result<Id, Code> {
        let live = self.live.get(&connection).ok_or(Code::INVALID_TOKEN)?;
        live.cut.map_or(Ok(live.id), Err)
    }

    pub(super) fn send(&mut self, connection: usize, to: Id, text: &str) -> Done {
        let from = self.connected(connection)?;
        if self.users.get(from).is_some_and(|user| user.muted_at.is_some()) {
            return Err(Code::MUTED);
        }
        if self.active(to).is_none() {
            return Err(Code::NO_SUCH_USER);
        }
        if self.has_blocked(to, from) {
            return Err(Code::BLOCKED);
        }
        if self.settings.0 && !self.are_friends(from, to) {
            return Err(Code::NOT_FRIENDS);
        }
        let is_to = |live: &&mut Live| live.id == to && live.cut.is_none();
        let mut has_arrived = false;
        for live in self.live.values_mut().filter(is_to) {
            live.got.push((from, text.to_owned()));
            has_arrived = true;
        }
        if !has_arrived {
            self.kept.push(Kept { to, from, text: text.to_owned(), sent_at: self.now });
        }
        Ok(())
    }

    /// Takes out what waits for a user.
    pub(super) fn take_kept(&mut self, id: Id) -> Vec<(Id, String)> {
        let since = self.now - MESSAGE_WAITS;
        let kept = std::mem::take(&mut self.kept);
        let (taken, kept): (Vec<_>, Vec<_>) = kept.into_iter().partition(|kept| kept.to == id);
        self.kept = kept;
        let in_time = taken.into_iter().filter(|kept| kept.sent_at > since);
        in_time.map(|kept| (kept.from, kept.text)).collect()
    }

    /// What the connections were told since this was last asked, by their numbers. Those that were cut are forgotten.
    pub(crate) fn take_seen(&mut self) -> Vec<(usize, Seen)> {
        let seen = |(number, live): (&usize, &mut Live)| {
            let got = std::mem::take(&mut live.got);
            let got = got.into_iter().map(|(from, text)| (from.to_owned(), text)).collect();
            (*number, (live.cut, got))
        };
        let seen = self.live.iter_mut().map(seen).collect();
        self.live.retain(|_, live| live.cut.is_none());
        seen
    }
}
