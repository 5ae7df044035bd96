//! What the gateway knows of what was typed.

use std::time::Duration;

use leptos::prelude::*;
use nexconn_api::admin::{
    BanState, DirectoryUser, FindToken, FindTokenRequest, ListUsers, ListUsersRequest, OnlineState,
    RecogniseUsers, RecogniseUsersRequest, RecognisedUser, TokenOwner, Total,
};
use nexconn_api::check::USER_ID_BYTES;

use super::TOKEN_FROM;
use crate::api::{Client, Reading};
use crate::state::CurrentApp;
use crate::text::Texts;

/// Silence after the last key before the gateway is asked.
const PAUSE: Duration = Duration::from_millis(150);
/// Users that are shown.
const SHOWN: u32 = 5;

/// A user who fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundUser {
    pub(super) user_id: String,
    pub(super) name: Option<String>,
    pub(super) ban: Option<BanState>,
    pub(super) is_deleted: bool,
    pub(super) online: Option<OnlineState>,
}

impl From<DirectoryUser> for FoundUser {
    fn from(user: DirectoryUser) -> Self {
        let DirectoryUser { user_id, name, ban, deletion, online, .. } = user;
        Self { user_id, name, ban, is_deleted: deletion.is_some(), online }
    }
}

impl From<RecognisedUser> for FoundUser {
    fn from(user: RecognisedUser) -> Self {
        let RecognisedUser { user_id, name, ban, deletion, .. } = user;
        Self { user_id, name, ban, is_deleted: deletion.is_some(), online: None }
    }
}

/// What was found, and for which text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Finds {
    pub(super) sought: String,
    pub(super) users: Vec<FoundUser>,
    pub(super) total: Option<Total>,
    pub(super) token: Option<TokenOwner>,
}

/// The look that follows what is typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    finds: Reading<Finds>,
    sought: Memo<String>,
    /// What will be sought once nothing more is typed.
    wanted: Memo<String>,
}

impl Found {
    pub(super) fn new(
        typed: RwSignal<String>,
        pasted: RwSignal<Option<String>>,
        open: RwSignal<bool>,
    ) -> Self {
        let client = Client::here();
        let app = CurrentApp::here();
        let wanted = Memo::new(move |_| {
            if !open.get() || pasted.with(Option::is_some) {
                return String::new();
            }
            typed.with(|typed| typed.trim().to_owned())
        });
        let paused = RwSignal::new(String::new());
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        let stop_waiting = move || {
            if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
                timer.clear();
            }
        };
        on_cleanup(stop_waiting);
        Effect::new(move || {
            let wanted = wanted.get();
            stop_waiting();
            if wanted.is_empty() {
                paused.set(wanted);
                return;
            }
            let take = move || drop(paused.try_set(wanted));
            waiting.set_value(set_timeout_with_handle(take, PAUSE).ok());
        });
        let sought = Memo::new(move |_| paused.get());
        let finds = Reading::new(move || look(client, app.slug(), sought.get()));
        Self { finds, sought, wanted }
    }

    /// What was found for what is typed now; nothing while that is being looked for.
    pub(super) fn now(self) -> Option<Finds> {
        let wanted = self.wanted.get();
        let finds = self.finds.value()?;
        (finds.sought == wanted && self.sought.get() == wanted).then_some(finds)
    }

    /// The latest finds, which may be those of what was typed before.
    pub(super) fn latest(self) -> Finds {
        if self.wanted.with(String::is_empty) {
            return Finds::default();
        }
        self.finds.value().unwrap_or_default()
    }

    pub(super) fn busy(self) -> Signal<bool> {
        Signal::derive(move || {
            let is_wanted = self.wanted.with(|wanted| !wanted.is_empty());
            is_wanted && self.finds.error().is_none() && self.now().is_none()
        })
    }

    /// What is said where nothing fits.
    pub(super) fn says(self, text: Texts) -> String {
        let words = &text.now().palette;
        if self.finds.error().is_some() {
            words.failed
        } else if self.wanted.with(|wanted| may_be_token(wanted)) {
            words.no_token
        } else {
            words.nothing
        }
        .to_owned()
    }
}

/// Whether a text may be an access token.
pub(super) fn may_be_token(text: &str) -> bool {
    text.len() >= TOKEN_FROM && !text.contains(char::is_whitespace)
}

async fn look(client: Client, app: String, sought: String) -> Result<Finds, crate::api::ApiError> {
    if sought.is_empty() {
        return Ok(Finds::default());
    }
    if may_be_token(&sought) {
        return look_for_token(client, app, sought).await;
    }
    let page = client
        .admin::<ListUsers>(&ListUsersRequest {
            app,
            q: Some(sought.clone()),
            limit: Some(SHOWN),
            ..ListUsersRequest::default()
        })
        .await?;
    let users = page.users.into_iter().map(FoundUser::from).collect();
    Ok(Finds { sought, users, total: Some(page.total), token: None })
}

/// A token, or else an id as long as one.
async fn look_for_token(
    client: Client,
    app: String,
    sought: String,
) -> Result<Finds, crate::api::ApiError> {
    let request = FindTokenRequest { app: app.clone(), access_token: sought.clone().into() };
    let token = client.admin::<FindToken>(&request).await?.owner;
    let mut users = Vec::new();
    if token.is_none() && sought.len() <= USER_ID_BYTES {
        let request = RecogniseUsersRequest { app, text: sought.clone() };
        let known = client.admin::<RecogniseUsers>(&request).await?.users;
        users.extend(known.into_iter().filter(|user| user.known).map(FoundUser::from));
    }
    Ok(Finds { sought, users, total: None, token })
}
