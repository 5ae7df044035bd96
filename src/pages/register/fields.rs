use leptos::prelude::*;
use nexconn_api::nexconn::{IssueAccessTokenRequest, UserInfo};

use super::lookup::Standing;

/// The fields of a registration.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    pub(super) id: RwSignal<String>,
    pub(super) name: RwSignal<String>,
    pub(super) avatar: RwSignal<String>,
    /// The id that the form began with.
    first_id: StoredValue<String>,
    /// What was filled in from a registered user, to be taken out again for another id.
    filled: RwSignal<Option<UserInfo>>,
}

impl Fields {
    /// Fields for that id, which may be empty.
    pub(super) fn new(id: String) -> Self {
        Self {
            first_id: StoredValue::new(id.clone()),
            id: RwSignal::new(id),
            name: RwSignal::new(String::new()),
            avatar: RwSignal::new(String::new()),
            filled: RwSignal::new(None),
        }
    }

    /// Fills in what is stored of a registered user, without touching what was typed.
    pub(super) fn fill(self, standing: &Standing) {
        if let Some(before) = self.filled.get_untracked() {
            let clear = |field: RwSignal<String>, filled: &str| {
                if field.with_untracked(|now| now == filled) {
                    field.set(String::new());
                }
            };
            clear(self.name, &before.name);
            clear(self.avatar, &before.avatar_url);
            self.filled.set(None);
        }
        if let Standing::Exists(info) = standing {
            let fill = |field: RwSignal<String>, stored: &str| {
                if field.with_untracked(String::is_empty) {
                    field.set(stored.to_owned());
                }
            };
            fill(self.name, &info.name);
            fill(self.avatar, &info.avatar_url);
            self.filled.set(Some(info.clone()));
        }
    }

    /// Whether anything was typed that would be lost with the form.
    pub(super) fn has_typed(self) -> bool {
        let filled = self.filled.get();
        let differs = |field: RwSignal<String>, stored: Option<&str>| {
            field.with(|now| now != stored.unwrap_or_default())
        };
        let stored = filled.as_ref();
        self.id.with(|id| self.first_id.with_value(|first| id != first))
            || differs(self.name, stored.map(|info| info.name.as_str()))
            || differs(self.avatar, stored.map(|info| info.avatar_url.as_str()))
    }

    /// Whether name or avatar are not those that are stored.
    pub(super) fn differ_from(self, stored: &UserInfo) -> bool {
        self.name.with(|name| *name != stored.name)
            || self.avatar.with(|avatar| *avatar != stored.avatar_url)
    }

    /// The request, given what is known of the id.
    pub(super) fn request(self, standing: &Standing) -> IssueAccessTokenRequest {
        let avatar = self.avatar.get();
        let exists = matches!(standing, Standing::Exists(_));
        IssueAccessTokenRequest {
            user_id: self.id.get(),
            name: self.name.get(),
            // Of a registered user the address is sent as it stands, so that emptying it clears it.
            avatar_url: Some(avatar).filter(|avatar| exists || !avatar.is_empty()),
        }
    }
}
