//! Taking changes back, by their entries in the audit log: from a toast, from the log, from the page of a user.

mod notice;

use std::collections::{HashMap, HashSet};
use std::fmt;

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use nexconn_api::admin::{Changed, Outcome, UndoChange, UndoChangeRequest, Undone};
use nexconn_api::wire::Refusal;

use crate::api::{ApiError, Client, new_operation};
use crate::components::{IconName, Toast, Toasts};
use crate::form::{Problem, ProblemKind};
use crate::state::{Clock, CurrentApp};
use crate::text::{Texts, use_text};

pub use notice::UndoNotice;

/// Takes changes back, each once however often it is asked for.
#[derive(Clone, Copy)]
pub struct Undo {
    ledger: Ledger,
    sending: Action<Sent, ()>,
    /// Of the app's frame, which outlives the pages. It owns this, so this must not keep it alive.
    owner: StoredValue<Option<WeakOwner>>,
}

/// What is under way, and how it ended.
#[derive(Debug, Clone, Copy)]
struct Ledger {
    text: Texts,
    clock: Clock,
    toasts: Toasts,
    under_way: RwSignal<Vec<i64>>,
    /// Ids of what the gateway may be at: the same one again has no second effect.
    open: StoredValue<HashMap<i64, String>>,
    /// Entries of which nothing was left to take back.
    spent: RwSignal<HashSet<i64>>,
    failure: RwSignal<Option<Failure>>,
    ended: RwSignal<u32>,
}

#[derive(Debug, Clone)]
struct Sent {
    app: String,
    entry: i64,
    operation: String,
}

/// What was not taken back, or not known to be.
#[derive(Debug, Clone, PartialEq)]
struct Failure {
    entry: i64,
    problem: Problem,
    /// Some of the change's users have it taken back.
    in_part: bool,
}

impl fmt::Debug for Undo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Undo").field("ledger", &self.ledger).finish_non_exhaustive()
    }
}

impl Undo {
    /// Makes it known to all components below.
    pub fn provide() -> Self {
        let client = Client::here();
        let ledger = Ledger {
            text: use_text(),
            clock: expect_context(),
            toasts: expect_context(),
            under_way: RwSignal::new(Vec::new()),
            open: StoredValue::new(HashMap::new()),
            spent: RwSignal::new(HashSet::new()),
            failure: RwSignal::new(None),
            ended: RwSignal::new(0),
        };
        let sending = Action::new_local(move |sent: &Sent| {
            let Sent { app, entry, operation } = sent.clone();
            let answer = client.admin::<UndoChange>(&UndoChangeRequest { app, entry, operation });
            async move { ledger.end(entry, answer.await) }
        });
        let owner = Owner::current().map(|owner| owner.downgrade());
        let undo = Self { ledger, sending, owner: StoredValue::new(owner) };
        provide_context(undo);
        undo
    }

    /// What takes changes back on the pages here.
    ///
    /// # Panics
    /// Outside the frame of an app: a mistake of the program.
    pub fn here() -> Self {
        expect_context()
    }

    /// The way back of a toast: the verb, and what it does. It lives on when the page that offers it is gone.
    pub fn offer(self, app: CurrentApp, entry: i64) -> (String, Callback<()>) {
        let verb = untrack(|| self.ledger.text.now().undo.undo.to_owned());
        let take_back = move || Callback::new(move |()| self.take_back(app, entry));
        let owner = self.owner.get_value().and_then(|owner| owner.upgrade());
        (verb, owner.map_or_else(take_back, |owner| owner.with(take_back)))
    }

    /// Takes one change back; tells how that ended by a toast, or above the page where it failed.
    pub fn take_back(self, app: CurrentApp, entry: i64) {
        let Ledger { under_way, open, failure, .. } = self.ledger;
        if under_way.with_untracked(|entries| entries.contains(&entry)) {
            return;
        }
        let kept = open.with_value(|open| open.get(&entry).cloned());
        let operation = kept.unwrap_or_else(new_operation);
        open.update_value(|open| drop(open.insert(entry, operation.clone())));
        failure.set(None);
        under_way.update(|entries| entries.push(entry));
        self.sending.dispatch_local(Sent { app: app.slug_untracked(), entry, operation });
    }

    /// Whether a change is being taken back.
    pub fn is_under_way(self, entry: i64) -> bool {
        self.ledger.under_way.with(|entries| entries.contains(&entry))
    }

    /// Whether it was found that nothing of a change is left to take back.
    pub fn is_spent(self, entry: i64) -> bool {
        self.ledger.spent.with(|spent| spent.contains(&entry))
    }

    /// How many ended so far, tracked: whoever shows what they change reads it again then.
    pub fn ended(self) -> u32 {
        self.ledger.ended.get()
    }
}

impl Ledger {
    fn end(self, entry: i64, answer: Result<Undone, ApiError>) {
        let failure = match answer {
            Ok(undone) => {
                let failure = untrack(|| self.failure_of(entry, &undone));
                if failure.is_none() {
                    if undone.changes.is_empty() {
                        self.spent.try_update(|spent| spent.insert(entry));
                    }
                    untrack(|| self.tell_done(&undone));
                }
                failure
            }
            Err(error) => {
                let request_id = error.request_id().map(ToOwned::to_owned);
                let kind = ProblemKind::Failed(error);
                let problem = Problem { kind, request_id, at: self.clock.now() };
                Some(Failure { entry, problem, in_part: false })
            }
        };
        if !failure.as_ref().is_some_and(|failure| failure.problem.leaves_intent_open()) {
            self.open.try_update_value(|open| open.remove(&entry));
        }
        self.failure.try_set(failure);
        self.under_way.try_update(|entries| entries.retain(|other| *other != entry));
        self.ended.try_update(|count| *count += 1);
    }

    fn failure_of(self, entry: i64, undone: &Undone) -> Option<Failure> {
        let wrong = undone.changes.iter().find(|change| change.outcome != Outcome::Done)?;
        let Changed { outcome, http, code, request_id, .. } = wrong;
        let kind = match (outcome, http, code) {
            (Outcome::Refused, Some(http), Some(code)) => {
                let (http, code, message) = (*http, *code, String::new());
                ProblemKind::Refused(Refusal { http, code, message })
            }
            _ => ProblemKind::Unknown,
        };
        let problem = Problem { kind, request_id: Some(request_id.clone()), at: self.clock.now() };
        let in_part = undone.changes.iter().any(|change| change.outcome == Outcome::Done);
        Some(Failure { entry, problem, in_part })
    }

    fn tell_done(self, undone: &Undone) {
        let words = &self.text.now().undo;
        let text = match (undone.changes.is_empty(), undone.nothing_left.len()) {
            (true, _) => words.nothing_left.to_owned(),
            (false, 0) => words.done.to_owned(),
            (false, left) => (words.done_without)(left),
        };
        self.toasts.show(Toast { icon: IconName::Undo, text, action: None });
    }
}
