use nexconn_api::Code;
use nexconn_api::admin::{ItemNote, ItemState, Job, JobState};
use nexconn_api::wire::Refusal;

use super::query::Outcome;
use crate::components::OutcomeKind;
use crate::text::Texts;

/// An outcome in words: what it is, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) title: String,
    pub(super) detail: String,
}

/// Words what became of users of a job.
pub(super) fn said(text: Texts, job: &Job, outcome: Outcome, http: Option<u16>) -> Said {
    let words = &text.now().job;
    let pair =
        |(title, detail): (&str, &str)| Said { title: title.to_owned(), detail: detail.to_owned() };
    if let Some(note) = outcome.note {
        return pair((words.note)(note));
    }
    match (outcome.state, outcome.online) {
        (ItemState::Done, Some(true)) => pair((words.online, "")),
        (ItemState::Done, Some(false)) => pair((words.offline, "")),
        (ItemState::Done, None) => pair((&capitalised((words.done)(job.action)), "")),
        (ItemState::Waiting, _) if job.state == JobState::Cancelled => {
            pair((&capitalised(words.not_sent), words.not_sent_detail))
        }
        (ItemState::Waiting, _) => pair((&capitalised(words.waiting), words.waiting_detail)),
        (ItemState::Sent, _) => pair(words.sent),
        (ItemState::Unknown, _) => pair((words.unknown_pair)(job.action)),
        (ItemState::Refused, _) => Said {
            title: http.map_or_else(|| capitalised(words.refused), words.refused_http),
            detail: refusal(text, outcome.code, http),
        },
    }
}

fn refusal(text: Texts, code: Option<Code>, http: Option<u16>) -> String {
    let refusal =
        code.map(|code| Refusal { http: http.unwrap_or_default(), code, message: String::new() });
    refusal.map(|refusal| text.now().refusal(&refusal)).unwrap_or_default()
}

/// The mark of an outcome. What Nexconn did and has no effect is marked as what it is.
pub(super) const fn mark(outcome: Outcome) -> OutcomeKind {
    match (outcome.state, outcome.note) {
        (_, Some(ItemNote::TokenLost)) | (ItemState::Unknown, _) => OutcomeKind::Unknown,
        (ItemState::Waiting | ItemState::Sent, _) => OutcomeKind::Pending,
        (ItemState::Done, _) => OutcomeKind::Done,
        (ItemState::Refused, _) => OutcomeKind::Refused,
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
