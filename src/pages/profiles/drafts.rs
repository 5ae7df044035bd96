use std::collections::HashMap;

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

use crate::pages::parts::Attributes;

/// What is typed into profiles and not saved, by user: it outlives the panel, which shows one user at a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drafts {
    by_user: RwSignal<HashMap<String, RwSignal<Attributes>>>,
    /// The page, whom what is typed belongs to. Weak: a page that holds itself would never go.
    owner: StoredValue<Option<WeakOwner>>,
}

impl Drafts {
    /// Nothing typed.
    pub(super) fn new() -> Self {
        let owner = Owner::current().map(|owner| owner.downgrade());
        Self { by_user: RwSignal::new(HashMap::new()), owner: StoredValue::new(owner) }
    }

    /// What is typed into the profile of a user.
    pub(super) fn of(self, user_id: &str) -> RwSignal<Attributes> {
        if let Some(typed) = self.by_user.with_untracked(|drafts| drafts.get(user_id).copied()) {
            return typed;
        }
        let make = || RwSignal::new(Attributes::new());
        let owner = self.owner.with_value(|owner| owner.as_ref().and_then(WeakOwner::upgrade));
        let typed = owner.map_or_else(make, |owner| owner.with(make));
        self.by_user.update(|drafts| _ = drafts.insert(user_id.to_owned(), typed));
        typed
    }

    /// Whether anything is typed and not saved.
    pub(super) fn are_there(self) -> bool {
        self.by_user.with(|drafts| drafts.values().any(|typed| !typed.with(Attributes::is_empty)))
    }
}
