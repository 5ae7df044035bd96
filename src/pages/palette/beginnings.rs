use crate::components::IconName;
use crate::pages::places::Words;
use crate::route::Route;

/// What begins on a page of its own, without a user in mind.
pub(super) struct Beginning {
    pub(super) at: fn(app: String) -> Route,
    pub(super) icon: IconName,
    pub(super) name: Words,
    /// What else people type who look for it.
    pub(super) sought: Words,
    /// Where it is found, if that is not plain.
    pub(super) note: Option<Words>,
}

pub(super) const BEGINNINGS: &[Beginning] = &[
    Beginning {
        at: |app| Route::Register { app },
        icon: IconName::UserPlus,
        name: |words| words.users.register,
        sought: |words| words.sought.register,
        note: None,
    },
    Beginning {
        at: |app| Route::Import { app },
        icon: IconName::Upload,
        name: |words| words.import.title,
        sought: |words| words.sought.import,
        note: None,
    },
    Beginning {
        at: |app| Route::Many { app },
        icon: IconName::Clipboard,
        name: |words| words.many.link,
        sought: |words| words.sought.paste,
        note: None,
    },
    Beginning {
        at: |app| Route::Users { app },
        icon: IconName::Help,
        name: |words| words.sought.connect_title,
        sought: |words| words.sought.connect,
        note: Some(|words| words.sought.connect_note),
    },
];
