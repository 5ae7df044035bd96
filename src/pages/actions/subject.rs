use nexconn_api::admin::{Ban, Deletion, DirectoryUser};

use crate::text::isolated;

/// A user whom an action is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The user's id.
    pub user_id: String,
    /// The name, where the caller knows it.
    pub name: Option<String>,
}

impl Subject {
    /// The name, or the id where there is none, to stand in a sentence.
    pub fn called(&self) -> String {
        isolated(self.name.as_deref().filter(|name| !name.is_empty()).unwrap_or(&self.user_id))
    }
}

impl From<String> for Subject {
    fn from(user_id: String) -> Self {
        Self { user_id, name: None }
    }
}

impl From<&DirectoryUser> for Subject {
    fn from(user: &DirectoryUser) -> Self {
        Self { user_id: user.user_id.clone(), name: user.name.clone() }
    }
}

impl From<&Ban> for Subject {
    fn from(ban: &Ban) -> Self {
        Self { user_id: ban.user_id.clone(), name: ban.name.clone() }
    }
}

impl From<&Deletion> for Subject {
    fn from(deletion: &Deletion) -> Self {
        Self { user_id: deletion.user_id.clone(), name: deletion.name.clone() }
    }
}
