//! Parts of a text become users.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use nexconn_api::admin::{
    BAD_CHARS, BadPart, BanState, JOB_USERS, RecognisedUser, Span, UserDeletion,
};
use nexconn_api::spec::{Field, Kind, required};
use nexconn_api::{Rule, Spec, Violation, check};
use serde_json::{Map, Value};

use super::known::Known;
use super::part::{Part, Word};
use super::ruler::Ruler;

/// What an id that nobody knows must be like: the documented alphabet. A known one may be anything.
const UNKNOWN_ID: &[Field] = &[required(USER_ID, Kind::NewUserId)];
const USER_ID: &str = "userId";

/// Who is banned, and who is soft-deleted.
#[derive(Debug, Default)]
pub(super) struct Standing {
    pub(super) bans: HashMap<String, BanState>,
    pub(super) deletions: HashMap<String, UserDeletion>,
}

/// Users and what is none, in the order of the text.
#[derive(Debug)]
pub(super) struct Resolving<'a> {
    text: &'a str,
    standing: &'a Standing,
    ruler: Ruler<'a>,
    seen: HashSet<String>,
    users: Vec<RecognisedUser>,
    bad: Vec<BadPart>,
    repeated: Vec<Span>,
}

impl<'a> Resolving<'a> {
    pub(super) fn new(text: &'a str, standing: &'a Standing) -> Self {
        Self {
            text,
            standing,
            ruler: Ruler::new(text),
            seen: HashSet::new(),
            users: Vec::new(),
            bad: Vec::new(),
            repeated: Vec::new(),
        }
    }

    /// Whether there are more users, or more of what is none, than can be told.
    pub(super) fn is_full(&self) -> bool {
        self.users.len() > JOB_USERS || self.bad.len() > JOB_USERS
    }

    /// Leaves out what is over a limit; true where something was.
    pub(super) fn cut_to(&mut self, most: usize) -> bool {
        let over = self.users.len() > most || self.bad.len() > most;
        self.users.truncate(most);
        self.bad.truncate(most);
        over
    }

    pub(super) fn into_parts(self) -> (Vec<RecognisedUser>, Vec<BadPart>, Vec<Span>) {
        (self.users, self.bad, self.repeated)
    }

    /// Adds a part, whose words were looked up.
    pub(super) fn add(&mut self, part: &Part, known: &Known<'_>) {
        match part {
            Part::Empty(at) => self.bad(at.clone(), "", Violation::new(USER_ID, Rule::Empty)),
            Part::Values { wholes, each } => {
                let is_known = |word: &&Word| known.get(word.read(self.text)).is_some();
                if let Some(whole) = wholes.iter().find(is_known) {
                    self.user(whole, known);
                } else {
                    for word in each {
                        self.value(word, known);
                    }
                }
            }
            Part::Prose(readings) => {
                let mut end = 0;
                for word in readings {
                    if word.at.start >= end && known.get(word.read(self.text)).is_some() {
                        end = word.at.end;
                        self.user(word, known);
                    }
                }
            }
        }
    }

    /// A word that must be an id.
    fn value(&mut self, word: &Word, known: &Known<'_>) {
        let id = word.read(self.text);
        if known.get(id).is_none() {
            let spec = Spec { fields: UNKNOWN_ID, ..Spec::POST };
            let body = Map::from_iter([(USER_ID.to_owned(), Value::from(id))]);
            if let Some(why) = check(&spec, &body).into_iter().next() {
                let text: String = id.chars().take(BAD_CHARS).collect();
                self.bad(word.at.clone(), &text, why);
                return;
            }
        }
        self.user(word, known);
    }

    fn user(&mut self, word: &Word, known: &Known<'_>) {
        let span = self.ruler.span(word.at.clone());
        let user_id = word.read(self.text);
        if !self.seen.insert(user_id.to_owned()) {
            if self.repeated.len() < JOB_USERS {
                self.repeated.push(span);
            }
            return;
        }
        let known = known.get(user_id);
        self.users.push(RecognisedUser {
            user_id: user_id.to_owned(),
            span,
            known: known.is_some(),
            name: known.and_then(|user| user.name.clone()),
            ban: self.standing.bans.get(user_id).cloned(),
            deletion: self.standing.deletions.get(user_id).copied(),
        });
    }

    fn bad(&mut self, at: Range<usize>, text: &str, why: Violation) {
        let span = self.ruler.span(at);
        self.bad.push(BadPart { span, text: text.to_owned(), why });
    }
}
