use crate::components::IconName;
use crate::pages::places::Words;
use crate::route::Route;

/// What begins on a page of its own, without a user in mind.
pub(super) struct Beginning {
    pub(super) at: fn(app: String) -> Route,
    pub(super) icon: IconName,
    pub(super) name: Words,
}

pub(super) const BEGINNINGS: &[Beginning] = &[
    Beginning {
        at: |app| Route::Register { app },
        icon: IconName::UserPlus,
        name: |words| words.users.register,
    },
    Beginning {
        at: |app| Route::Import { app },
        icon: IconName::Upload,
        name: |words| words.import.title,
    },
    Beginning {
        at: |app| Route::Many { app },
        icon: IconName::Clipboard,
        name: |words| words.many.link,
    },
];
