use leptos::prelude::*;
use nexconn_api::admin::DirectoryUser;

use super::UsersState;
use crate::components::IconName;
use crate::pages::actions::{Actions, Subject};
use crate::text::Catalog;

/// What can be done to users from the list; each opens its dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Ban,
    Unban,
    Mute,
    Kick,
    Expire,
    Delete,
    Restore,
}

impl Act {
    /// In the order in which they are offered.
    pub(super) const ALL: [Self; 7] =
        [Self::Ban, Self::Unban, Self::Mute, Self::Kick, Self::Expire, Self::Restore, Self::Delete];

    /// Whether only an owner may do it.
    pub(super) const fn is_owners(self) -> bool {
        matches!(self, Self::Delete | Self::Restore)
    }

    /// Whether it makes sense for a user who is deleted, or banned.
    pub(super) const fn fits(self, is_deleted: bool, is_banned: bool) -> bool {
        match self {
            Self::Restore => is_deleted,
            // A ban that ended in the meantime is lifted no more.
            Self::Unban => is_banned && !is_deleted,
            Self::Ban | Self::Mute | Self::Kick | Self::Expire | Self::Delete => !is_deleted,
        }
    }

    pub(super) const fn icon(self) -> IconName {
        match self {
            Self::Ban => IconName::Ban,
            Self::Unban | Self::Restore => IconName::Undo,
            Self::Mute => IconName::Mute,
            Self::Kick => IconName::Unplug,
            Self::Expire => IconName::KeyOff,
            Self::Delete => IconName::Trash,
        }
    }

    /// Its name on a button.
    pub(super) fn name(self) -> fn(&'static Catalog) -> &'static str {
        match self {
            Self::Ban => |words| words.user_rows.ban,
            Self::Unban => |words| words.user_rows.unban,
            Self::Mute => |words| words.mutes.mute,
            Self::Kick => |words| words.user_rows.kick,
            Self::Expire => |words| words.user_rows.expire,
            Self::Delete => |words| words.deleted_user.delete,
            Self::Restore => |words| words.deleted_user.restore,
        }
    }

    fn open(self, actions: Actions, subjects: Vec<Subject>) {
        match self {
            Self::Ban => actions.ban(subjects),
            Self::Unban => actions.unban(subjects),
            Self::Mute => actions.mute(subjects),
            Self::Kick => actions.kick(subjects),
            Self::Expire => actions.expire(subjects),
            Self::Delete => actions.delete(subjects),
            Self::Restore => actions.restore(subjects),
        }
    }
}

impl UsersState {
    /// Opens the dialog for one user.
    pub(super) fn act_on(self, act: Act, user: &DirectoryUser) {
        self.acts_on_selected.set_value(false);
        act.open(self.actions, vec![user.into()]);
    }

    /// Opens the dialog for all that are selected.
    pub(super) fn act_on_selected(self, act: Act) {
        self.acts_on_selected.set_value(true);
        act.open(self.actions, self.list.selected());
    }

    /// Selects nothing any more once it was done what was asked for all that were selected.
    pub(super) fn follow_actions(self) {
        Effect::new(move |before: Option<u32>| {
            let changes = self.actions.changes();
            if before.is_some_and(|before| before != changes) && self.acts_on_selected.get_value() {
                self.acts_on_selected.set_value(false);
                self.list.selection.clear();
            }
            changes
        });
    }
}
