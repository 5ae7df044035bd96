//! What a plain model in memory says of the same calls, in an order made at random: registration, info, bans,
//! tokens, soft deletes, restores, test users and connections, by a clock that is moved.

use std::collections::BTreeMap;

use fastrand::Rng;
use nexconn_api::Code;
use nexconn_api::nexconn::RESTORABLE_AFTER;

/// How long operations run.
pub(super) const DELAY: u32 = 1000;
pub(super) const IDS: [&str; 5] = ["u0", "u1", "u2", "u3", "u4"];
const MINUTE: i64 = 60_000;

/// A call, or a step of the clock.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Issue {
        id: &'static str,
        name: String,
    },
    Update {
        id: &'static str,
        name: String,
    },
    Ban {
        ids: Vec<&'static str>,
        minutes: i64,
    },
    Unban {
        ids: Vec<&'static str>,
    },
    Expire {
        id: &'static str,
        before: i64,
    },
    SoftDelete {
        ids: Vec<&'static str>,
    },
    Restore {
        ids: Vec<&'static str>,
    },
    Remove {
        id: &'static str,
    },
    /// Connects with the token of that number, of all that were issued.
    Connect {
        token: usize,
    },
    Wait {
        millis: i64,
    },
}

impl Step {
    pub(super) fn random(random: &mut Rng, model: &Model) -> Self {
        let id = *random.choice(&IDS).expect("one");
        let count = random.usize(1..=3);
        let ids = random.choose_multiple(&IDS, count);
        let ids: Vec<_> = ids.into_iter().copied().collect();
        let name = format!("name {}", random.u32(..));
        match random.u8(0..20) {
            0..4 => Self::Issue { id, name },
            4 => Self::Update { id, name },
            5 => Self::Ban { ids, minutes: random.i64(1..90) },
            6 => Self::Unban { ids },
            7 => Self::Expire { id, before: model.now - random.i64(-1..2) },
            8..10 => Self::SoftDelete { ids },
            10..13 => Self::Restore { ids },
            13 => Self::Remove { id },
            14..17 if !model.tokens.is_empty() => {
                Self::Connect { token: random.usize(..model.tokens.len()) }
            }
            _ => {
                let spans = [1, 999, 1000, MINUTE, RESTORABLE_AFTER - 1000, RESTORABLE_AFTER];
                Self::Wait { millis: *random.choice(&spans).expect("one") }
            }
        }
    }
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct User {
    pub(super) name: String,
    pub(super) deleted_at: Option<i64>,
    banned_until: i64,
    tokens_valid_from: i64,
    /// Grows whenever all tokens of the user die.
    generation: u32,
}

#[derive(Debug)]
struct Operation {
    deletes: bool,
    at: i64,
    outcomes: BTreeMap<&'static str, Code>,
}

#[derive(Debug)]
struct Token {
    id: &'static str,
    issued_at: i64,
    generation: u32,
}

#[derive(Debug)]
pub(super) struct Model {
    pub(super) now: i64,
    pub(super) users: BTreeMap<&'static str, User>,
    tokens: Vec<Token>,
    pending: Vec<Operation>,
    /// User, whether deleted, and code of every outcome there was.
    pub(super) told: Vec<(&'static str, bool, Code)>,
    generations: u32,
}

/// What a step comes to: done, or refused with this code.
pub(super) type Outcome = Result<(), Code>;

impl Model {
    pub(super) fn new(now: i64) -> Self {
        let (users, tokens, pending, told) = Default::default();
        Self { now, users, tokens, pending, told, generations: 0 }
    }

    /// Takes a step; says what it comes to, and whose connections are cut with which code.
    pub(super) fn take(&mut self, step: &Step) -> (Outcome, BTreeMap<&'static str, Code>) {
        let mut cut = BTreeMap::new();
        let now = self.now;
        let outcome = match step {
            Step::Issue { id, name } => self.issue(id, name),
            Step::Update { id, name } => match self.users.get_mut(id) {
                None => Err(Code::NO_SUCH_USER),
                Some(User { deleted_at: Some(_), .. }) => Err(Code::SOFT_DELETED),
                Some(user) => {
                    user.name.clone_from(name);
                    Ok(())
                }
            },
            Step::Ban { ids, minutes } => {
                for id in ids {
                    if let Some(user) = self.users.get_mut(id)
                        && user.deleted_at.is_none()
                    {
                        user.banned_until = now + minutes * MINUTE;
                        cut.insert(*id, Code::CUT_BY_BAN);
                    }
                }
                Ok(())
            }
            Step::Unban { ids } => {
                for id in ids {
                    if let Some(user) = self.users.get_mut(id) {
                        user.banned_until = 0;
                    }
                }
                Ok(())
            }
            Step::Expire { id, before } => {
                if let Some(user) = self.users.get_mut(id) {
                    user.tokens_valid_from = user.tokens_valid_from.max(*before);
                }
                Ok(())
            }
            Step::SoftDelete { ids } => {
                let outcomes: BTreeMap<_, _> =
                    ids.iter().map(|id| (*id, self.delete(id))).collect();
                cut.extend(outcomes.keys().map(|id| (*id, Code::SOFT_DELETED)));
                self.pending.push(Operation { deletes: true, at: now, outcomes });
                Ok(())
            }
            Step::Restore { ids } => {
                let outcomes = ids.iter().map(|id| (*id, self.restorable(id))).collect();
                self.pending.push(Operation { deletes: false, at: now, outcomes });
                Ok(())
            }
            Step::Remove { id } => {
                if self.users.remove(id).is_some() {
                    for operation in &mut self.pending {
                        if let Some(code) = operation.outcomes.get_mut(id) {
                            *code = Code::NO_SUCH_USER;
                        }
                    }
                    cut.insert(*id, Code::INVALID_TOKEN);
                }
                Ok(())
            }
            Step::Connect { token } => self.connect(*token),
            Step::Wait { millis } => {
                self.now += millis;
                self.finish_what_is_due();
                Ok(())
            }
        };
        (outcome, cut)
    }

    fn issue(&mut self, id: &'static str, name: &str) -> Outcome {
        if self.users.get(id).is_some_and(|user| user.deleted_at.is_some()) {
            return Err(Code::SOFT_DELETED);
        }
        self.generations += 1;
        let generation = self.generations;
        let user = self.users.entry(id).or_insert_with(|| User { generation, ..User::default() });
        name.clone_into(&mut user.name);
        let token = Token { id, issued_at: self.now, generation: user.generation };
        self.tokens.push(token);
        Ok(())
    }

    fn delete(&mut self, id: &str) -> Code {
        let last = self.last_of(id);
        match self.users.get_mut(id) {
            None => Code::NO_SUCH_USER,
            Some(user) => {
                if user.deleted_at.is_none() || last == Some(false) {
                    user.deleted_at = Some(self.now);
                }
                Code::SUCCESS
            }
        }
    }

    /// Whether the last operation that will do something with a user deletes.
    fn last_of(&self, id: &str) -> Option<bool> {
        let does = |operation: &&Operation| operation.outcomes.get(id) == Some(&Code::SUCCESS);
        self.pending.iter().rev().find(does).map(|operation| operation.deletes)
    }

    fn restorable(&self, id: &str) -> Code {
        match self.users.get(id) {
            None => Code::NO_SUCH_USER,
            Some(User { deleted_at: Some(at), .. }) if self.now < at + RESTORABLE_AFTER => {
                Code::NOT_RESTORABLE_YET
            }
            Some(_) => Code::SUCCESS,
        }
    }

    fn connect(&self, token: usize) -> Outcome {
        let token = &self.tokens[token];
        match self.users.get(token.id) {
            Some(user) if user.generation == token.generation => {
                if user.deleted_at.is_some() {
                    Err(Code::SOFT_DELETED)
                } else if token.issued_at < user.tokens_valid_from {
                    Err(Code::EXPIRED_TOKEN)
                } else if user.banned_until > self.now {
                    Err(Code::BANNED)
                } else {
                    Ok(())
                }
            }
            _ => Err(Code::INVALID_TOKEN),
        }
    }

    fn finish_what_is_due(&mut self) {
        while self.pending.first().is_some_and(|first| first.at + i64::from(DELAY) <= self.now) {
            let operation = self.pending.remove(0);
            for (id, code) in &operation.outcomes {
                self.told.push((id, operation.deletes, *code));
                let deleted_again = self
                    .pending
                    .iter()
                    .any(|later| later.deletes && later.outcomes.get(id) == Some(&Code::SUCCESS));
                self.generations += 1;
                let Some(user) = self.users.get_mut(id).filter(|_| *code == Code::SUCCESS) else {
                    continue;
                };
                if operation.deletes {
                    user.name.clear();
                    user.banned_until = 0;
                } else if user.deleted_at.is_some() && !deleted_again {
                    user.deleted_at = None;
                    user.generation = self.generations;
                }
            }
        }
    }

    /// Users who are soft-deleted: latest request first, then by id.
    pub(super) fn deleted(&self) -> Vec<&'static str> {
        let mut deleted: Vec<_> =
            self.users.iter().filter_map(|(id, user)| Some((-user.deleted_at?, *id))).collect();
        deleted.sort_unstable();
        deleted.into_iter().map(|(_, id)| id).collect()
    }

    /// Users who are banned: latest end first, then by id.
    pub(super) fn banned(&self) -> Vec<&'static str> {
        let is_banned = |user: &User| user.banned_until > self.now;
        let mut banned: Vec<_> = self
            .users
            .iter()
            .filter(|(_, user)| is_banned(user))
            .map(|(id, user)| (-user.banned_until, *id))
            .collect();
        banned.sort_unstable();
        banned.into_iter().map(|(_, id)| id).collect()
    }
}
