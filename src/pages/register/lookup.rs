use leptos::prelude::*;
use nexconn_api::Code;
use nexconn_api::nexconn::{GetUser, GetUserRequest, UserInfo};

use crate::api::{CallEnd, Client};
use crate::state::CurrentApp;

/// Whether the id in the form is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// Not asked since the id was changed.
    NotAsked,
    /// Being asked.
    Asking,
    /// No user has it.
    Free,
    /// A user has it.
    Exists(UserInfo),
    /// It could not be found out.
    NotKnown,
}

/// Asks Nexconn for the user with the id in the form, before anything is overwritten.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lookup {
    client: Client,
    app: CurrentApp,
    id: RwSignal<String>,
    /// The last question, and its answer once there is one.
    asked: RwSignal<Option<(String, Standing)>>,
}

impl Lookup {
    /// Of the id in that field.
    pub(super) fn of(id: RwSignal<String>) -> Self {
        Self { client: Client::here(), app: CurrentApp::here(), id, asked: RwSignal::new(None) }
    }

    /// What is known of the id as it stands in the field.
    pub(super) fn standing(self) -> Standing {
        self.asked.with(|asked| match asked {
            Some((id, standing)) if self.id.with(|now| now == id) => standing.clone(),
            _ => Standing::NotAsked,
        })
    }

    /// Asks; the answer counts for the id that was asked for.
    pub(super) async fn ask(self) -> Standing {
        let user_id = self.id.get_untracked();
        self.asked.set(Some((user_id.clone(), Standing::Asking)));
        let request = GetUserRequest { user_id: user_id.clone() };
        let answer = self.client.call::<GetUser>(self.app.slug_untracked(), &request).await;
        let standing = match answer.map(|answer| answer.end) {
            Ok(CallEnd::Done(info)) => Standing::Exists(info),
            Ok(CallEnd::Refused(refusal)) if refusal.code == Code::NO_SUCH_USER => Standing::Free,
            Ok(CallEnd::DoneBefore | CallEnd::Refused(_) | CallEnd::Unknown) | Err(_) => {
                Standing::NotKnown
            }
        };
        self.asked.try_update(|asked| {
            if asked.as_ref().is_some_and(|(id, _)| *id == user_id) {
                *asked = Some((user_id, standing.clone()));
            }
        });
        standing
    }
}
