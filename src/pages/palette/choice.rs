use crate::components::{PaletteGroup, PaletteItem};
use crate::pages::Subject;

/// Something to do, and how it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) what: What,
    pub(super) item: PaletteItem,
}

impl Choice {
    pub(super) fn key(&self) -> &str {
        &self.item.key
    }
}

/// What is done when something is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// Goes to an address.
    Go(String),
    /// Goes to a user's page.
    User(Subject),
    /// Hands a text to the page that reads users out of any.
    Read(String),
    /// Opens the dialog of an action for a user.
    Act(Act, Subject),
    /// Copies an id.
    Copy(String),
}

/// What can be done with one user.
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

/// Choices under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) title: String,
    pub(super) note: Option<String>,
    pub(super) choices: Vec<Choice>,
}

impl Group {
    pub(super) fn shown(&self) -> PaletteGroup {
        PaletteGroup {
            title: self.title.clone(),
            note: self.note.clone(),
            items: self.choices.iter().map(|choice| choice.item.clone()).collect(),
        }
    }
}
