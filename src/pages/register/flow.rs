use leptos::prelude::*;
use nexconn_api::Code;
use nexconn_api::nexconn::{GetUser, GetUserRequest, IssueAccessToken, IssuedAccessToken};

use super::Issued;
use super::fields::Fields;
use super::lookup::{Lookup, Standing};
use crate::api::Client;
use crate::form::{Draft, ProblemKind};
use crate::state::CurrentApp;

/// From fields to token: nothing is sent before it is known whether the id is registered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flow {
    pub(super) fields: Fields,
    pub(super) draft: Draft<IssueAccessToken>,
    pub(super) standing: Memo<Standing>,
    client: Client,
    app: CurrentApp,
    lookup: Lookup,
    /// The form was sent and waits for what is known of the id.
    looking: RwSignal<bool>,
    on_issued: Callback<Issued>,
}

impl Flow {
    /// A flow that begins with that id, which may be empty.
    pub(super) fn new(user_id: String, on_issued: Callback<Issued>) -> Self {
        let fields = Fields::new(user_id);
        let lookup = Lookup::of(fields.id);
        let standing = Memo::new(move |_| lookup.standing());
        let draft = Draft::new(move || standing.with(|standing| fields.request(standing)));
        Self {
            fields,
            draft,
            standing,
            client: Client::here(),
            app: CurrentApp::here(),
            lookup,
            looking: RwSignal::new(false),
            on_issued,
        }
    }

    /// Whether a user has the id.
    pub(super) fn exists(self) -> bool {
        self.standing.with(|standing| matches!(standing, Standing::Exists(_)))
    }

    /// Whether Nexconn refused it because no place is left.
    pub(super) fn has_met_quota(self) -> bool {
        self.draft.problem().is_some_and(|problem| match problem.kind {
            ProblemKind::Refused(refusal) => refusal.code == Code::USER_QUOTA,
            _ => false,
        })
    }

    /// Whether something is under way that the button stands for.
    pub(super) fn is_busy(self) -> bool {
        self.draft.busy().get() || self.looking.get()
    }

    /// The reader has left the id: it is looked up, unless it is wrong anyway.
    pub(super) fn leave_id(self) {
        self.draft.leave("userId");
        let is_asked = self.standing.get_untracked() != Standing::NotAsked;
        if !is_asked && untrack(|| self.draft.is_field_right("userId")) {
            self.look();
        }
    }

    /// Asks whether the id is registered.
    pub(super) fn look(self) {
        leptos::task::spawn_local(async move {
            let standing = self.lookup.ask().await;
            self.fill(&standing);
        });
    }

    /// Sends, or looks the id up first.
    pub(super) fn submit(self) {
        if self.looking.get_untracked() || !untrack(|| self.draft.is_right()) {
            return;
        }
        if matches!(self.standing.get_untracked(), Standing::Free | Standing::Exists(_)) {
            return self.send();
        }
        self.looking.set(true);
        leptos::task::spawn_local(async move {
            let standing = self.lookup.ask().await;
            if self.looking.try_set(false).is_some() {
                return;
            }
            match standing {
                Standing::Free => self.send(),
                // Somebody has the id: that is told first; the next press issues a further token.
                other => self.fill(&other),
            }
        });
    }

    fn fill(self, standing: &Standing) {
        let is_here = self.fields.id.try_get_untracked().is_some();
        if is_here {
            self.fields.fill(standing);
        }
    }

    /// Reads the user once, so that the directory learns when it was registered.
    fn make_known(self, user_id: String) {
        let app = self.app.slug_untracked();
        leptos::task::spawn_local(async move {
            let read = self.client.call::<GetUser>(app, &GetUserRequest { user_id }).await;
            if let Err(error) = read {
                leptos::logging::warn!("the new user cannot be read: {error}");
            }
        });
    }

    fn send(self) {
        let was_known = untrack(|| self.exists());
        let name = self.fields.name.get_untracked();
        self.draft.send_to_nexconn(self.client, self.app.slug_untracked(), move |issued| {
            let IssuedAccessToken { user_id, access_token } = issued;
            self.make_known(user_id.clone());
            self.on_issued.run(Issued { user_id, name, token: access_token, was_known });
        });
    }
}
