use leptos::prelude::*;
use nexconn_api::admin::DirectoryUser;

use crate::api::Reading;
use crate::pages::actions::Subject;
use crate::pages::parts::use_directory_user;

/// One of the two users, and what the directory knows of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Person {
    /// The id; none until somebody is chosen.
    pub(crate) id: Signal<Option<String>>,
    known: Reading<Option<DirectoryUser>>,
}

impl Person {
    /// The user with that id.
    pub(crate) fn of(id: Signal<Option<String>>) -> Self {
        Self { id, known: use_directory_user(id) }
    }

    /// Whom an action is for.
    pub(crate) fn subject(self) -> Option<Subject> {
        let user_id = self.id.get()?;
        let name = self.known.with(|known| {
            let known = known?.as_ref().filter(|known| known.user_id == user_id)?;
            known.name.clone().filter(|name| !name.is_empty())
        });
        Some(Subject { user_id, name })
    }

    /// The name, or the id where there is none.
    pub(crate) fn called(self) -> String {
        self.subject().map(|subject| subject.called()).unwrap_or_default()
    }
}
