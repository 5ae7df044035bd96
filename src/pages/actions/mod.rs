//! What an admin does to users, from any page: ban, unban, kick, expire tokens. One dialog each, for one user as for
//! many; more than one call takes become a job.

pub(crate) mod ban;
mod chosen;
mod chosen_users;
mod effects;
mod expire;
mod facts;
mod frame;
mod job;
mod kick;
mod outcome;
pub(crate) mod reason;
mod stop_standing;
mod subject;
mod unban;

use leptos::prelude::*;

pub(crate) use effects::{Effect, EffectList};
pub use subject::Subject;

use ban::BanDialog;
use chosen::Chosen;
use expire::ExpireDialog;
use kick::KickDialog;
use reason::Reasons;
use stop_standing::StopStandingDialog;
use unban::UnbanDialog;

/// Opens the dialogs of actions, and tells when something was done.
#[derive(Debug, Clone, Copy)]
pub struct Actions {
    asked: RwSignal<Option<Asked>>,
    /// The users of the open dialog.
    chosen: RwSignal<Option<Chosen>>,
    changes: RwSignal<u32>,
}

/// What is asked for, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    what: Action,
    subjects: Vec<Subject>,
}

/// What can be done to users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Ban,
    Unban,
    Kick,
    Expire,
    StopStanding,
}

impl Actions {
    /// Makes the actions of an app known to all components below.
    pub fn provide() -> Self {
        let actions = Self {
            asked: RwSignal::new(None),
            chosen: RwSignal::new(None),
            changes: RwSignal::new(0),
        };
        Reasons::provide();
        provide_context(actions);
        actions
    }

    /// Bans users for a while or until lifted; for those who are banned it sets a new end.
    pub fn ban<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::Ban, users);
    }

    /// Lifts the bans of users.
    pub fn unban<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::Unban, users);
    }

    /// Ends the live connections of users.
    pub fn kick<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::Kick, users);
    }

    /// Expires the access tokens of users.
    pub fn expire<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::Expire, users);
    }

    /// Stops renewing the standing bans of users.
    pub fn stop_standing<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::StopStanding, users);
    }

    /// How often something was done so far; whoever tracks it reads again then.
    pub fn changes(self) -> u32 {
        self.changes.get()
    }

    fn ask<S: Into<Subject>>(self, what: Action, users: impl IntoIterator<Item = S>) {
        let subjects: Vec<Subject> = users.into_iter().map(Into::into).collect();
        if !subjects.is_empty() {
            self.asked.set(Some(Asked { what, subjects }));
        }
    }

    /// Whether the dialog of this action is open.
    fn is_open(self, what: Action) -> Signal<bool> {
        Signal::derive(move || {
            self.asked.with(|asked| asked.as_ref().is_some_and(|asked| asked.what == what))
        })
    }

    /// For whom the open dialog is, taken for as long as the component here lives.
    fn choose(self) -> Chosen {
        let subjects = |asked: &Option<Asked>| asked.as_ref().map(|asked| asked.subjects.clone());
        let chosen = Chosen::of(self.asked.with_untracked(subjects).unwrap_or_default());
        self.chosen.set(Some(chosen));
        on_cleanup(move || {
            self.chosen.try_set(None);
        });
        chosen
    }

    /// What `title` makes of the users of the open dialog.
    fn titled(self, title: impl Fn(Chosen) -> String + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || self.chosen.get().map(&title).unwrap_or_default())
    }

    fn close(self) {
        self.asked.try_set(None);
    }

    /// Closes the dialog whose action was done.
    fn done(self) {
        self.close();
        self.changes.try_update(|changes| *changes += 1);
    }
}

/// The actions of the app here.
///
/// # Panics
/// Outside the frame of an app: a mistake of the program.
pub(crate) fn use_actions() -> Actions {
    expect_context()
}

/// The dialogs, once for all pages of an app.
#[component]
pub fn ActionDialogs() -> impl IntoView {
    view! {
        <BanDialog />
        <UnbanDialog />
        <KickDialog />
        <ExpireDialog />
        <StopStandingDialog />
    }
}
