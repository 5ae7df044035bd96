use leptos::prelude::*;
use nexconn_api::nexconn::Friend;

use crate::pages::Undo;
use crate::pages::actions::{Actions, Subject, use_actions};

/// What can be done with the friends of a user; each opens its dialog.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FriendActs {
    /// Whose friends.
    pub(super) user: Signal<Subject>,
    /// Whom to add, as far as that is known, while the dialog is open.
    pub(super) adding: RwSignal<Option<String>>,
    /// Of whom alias and attributes are edited.
    pub(super) editing: RwSignal<Option<Friend>>,
    /// Who is to be removed.
    pub(super) removing: RwSignal<Vec<Subject>>,
    changes: RwSignal<u32>,
    actions: Actions,
    undo: StoredValue<Undo>,
}

impl FriendActs {
    /// For the friends of that user.
    pub(crate) fn new(user: Signal<Subject>) -> Self {
        Self {
            user,
            adding: RwSignal::new(None),
            editing: RwSignal::new(None),
            removing: RwSignal::new(Vec::new()),
            changes: RwSignal::new(0),
            actions: use_actions(),
            undo: StoredValue::new(Undo::here()),
        }
    }

    /// What the user is called in a sentence, tracked.
    pub(super) fn called(self) -> String {
        self.user.with(Subject::called)
    }

    /// Makes whoever reads the friends read them again after each change.
    pub(crate) fn track(self) {
        self.changes.track();
        self.actions.changes();
        self.undo.with_value(|undo| undo.ended());
    }

    /// Something was done.
    pub(super) fn done(self) {
        self.changes.update(|changes| *changes += 1);
    }

    /// How often something was done here, tracked.
    pub(super) fn changes(self) -> u32 {
        self.changes.get()
    }

    /// Asks whom to add.
    pub(crate) fn add(self) {
        self.adding.set(Some(String::new()));
    }

    /// Asks whether to end every friendship of the user.
    pub(crate) fn clear(self) {
        self.actions.clear_friends(vec![self.user.get_untracked()]);
    }
}
