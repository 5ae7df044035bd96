//! What an admin does to users, from any page: ban, unban, kick, expire tokens, soft-delete, restore. One dialog
//! each, for one user as for many; more than one call takes become a job.

pub(crate) mod ban;
mod block;
mod chosen;
mod chosen_users;
mod clear_friends;
mod clear_profiles;
mod delete;
mod draft;
mod effects;
mod erase;
mod expire;
mod facts;
mod frame;
mod ids;
mod job;
mod kick;
mod left_out;
mod mute;
mod outcome;
mod pairs;
mod quick;
pub(crate) mod reason;
mod restore;
mod stop_standing;
mod subject;
mod tag;
mod unban;
mod unmute;

use leptos::prelude::*;
use nexconn_api::nexconn::{DELETED_A_CALL, MUTED_A_CALL, TAGGED_A_CALL, USERS_A_CALL};

pub(crate) use block::BlockDialog;
pub(crate) use effects::{Effect, EffectList};
pub(crate) use pairs::PairsDraft;
pub(crate) use quick::{Quick, QuickProblem};
pub use subject::Subject;

use ban::BanDialog;
use chosen::Chosen;
use clear_friends::ClearFriendsDialog;
use clear_profiles::ClearProfilesDialog;
use delete::DeleteDialog;
use erase::EraseDialog;
use expire::ExpireDialog;
use kick::KickDialog;
use mute::MuteDialog;
use reason::Reasons;
use restore::RestoreDialog;
use stop_standing::StopStandingDialog;
use tag::TagDialog;
use unban::UnbanDialog;
use unmute::UnmuteDialog;

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
    Delete,
    Restore,
    Erase,
    ClearProfiles,
    ClearFriends,
    Mute,
    Unmute,
    Tag,
}

impl Action {
    /// Most users of one call.
    const fn batch(self) -> usize {
        match self {
            Self::Delete | Self::Restore => DELETED_A_CALL,
            Self::Erase => erase::BATCH,
            Self::ClearFriends => 1,
            Self::Mute | Self::Unmute => MUTED_A_CALL,
            Self::Tag => TAGGED_A_CALL,
            _ => USERS_A_CALL,
        }
    }
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

    /// Soft-deletes users.
    pub fn delete<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::Delete, users);
    }

    /// Restores the ids of soft-deleted users.
    pub fn restore<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::Restore, users);
    }

    /// Erases the gateway's own copies of deleted users.
    pub fn erase<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::Erase, users);
    }

    /// Clears the hosted profiles of users.
    pub fn clear_profiles<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::ClearProfiles, users);
    }

    /// Ends every friendship of users.
    pub fn clear_friends<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::ClearFriends, users);
    }

    /// Mutes users in direct channels.
    pub fn mute<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::Mute, users);
    }

    /// Lets users write in direct channels again.
    pub fn unmute<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::Unmute, users);
    }

    /// Replaces the tags of users.
    pub fn tag<S: Into<Subject>>(self, users: impl IntoIterator<Item = S>) {
        self.ask(Action::Tag, users);
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
        let chosen = self.asked.with_untracked(|asked| match asked {
            Some(asked) => Chosen::of(asked.subjects.clone(), asked.what.batch()),
            None => Chosen::of(Vec::new(), USERS_A_CALL),
        });
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
        <DeleteDialog />
        <RestoreDialog />
        <EraseDialog />
        <ClearProfilesDialog />
        <ClearFriendsDialog />
        <MuteDialog />
        <UnmuteDialog />
        <TagDialog />
    }
}
