//! Whether the user is muted in direct channels, and what ends that.

use leptos::prelude::*;
use nexconn_api::admin::{FindMute, FindMuteRequest, Finding, FoundMute};

use super::User;
use crate::api::{Client, Reading};
use crate::components::{IconName, MenuItem, MutedStamp};
use crate::pages::actions::use_actions;
use crate::state::CurrentApp;
use crate::text::use_text;

/// A mute of the user.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mute {
    pub(super) reading: Reading<FoundMute>,
}

impl Mute {
    /// Reads it, again after each change.
    pub(super) fn of(
        id: StoredValue<String>,
        changes: impl Fn() + Copy + Send + Sync + 'static,
    ) -> Self {
        let client = Client::here();
        let app = CurrentApp::here();
        let reading = Reading::new(move || {
            changes();
            let request = FindMuteRequest { app: app.slug(), user_id: id.get_value() };
            client.admin::<FindMute>(&request)
        });
        Self { reading }
    }

    /// Whether the user is muted, or may be: among very many muted users nobody is looked for.
    fn is_possible(self) -> Memo<bool> {
        Memo::new(move |_| {
            let is_possible =
                |found: &FoundMute| matches!(found.muted, Finding::Known(Some(true) | None));
            self.reading.with(|found| found.is_some_and(is_possible))
        })
    }

    /// Whether it is known that the user is muted.
    fn is_known(self) -> Memo<bool> {
        Memo::new(move |_| {
            let is_muted = |found: &FoundMute| found.muted == Finding::Known(Some(true));
            self.reading.with(|found| found.is_some_and(is_muted))
        })
    }
}

/// The stamp of a muted user. Of one of whom it is not known, nothing is said.
#[component]
pub(super) fn Muted(user: User) -> impl IntoView {
    let text = use_text();
    let is_muted = user.mute().is_known();
    move || {
        is_muted.get().then(|| {
            view! {
                <MutedStamp
                    label=text.of(|words| words.mutes.stamp)
                    hint=text.of(|words| words.mutes.explained)
                />
            }
        })
    }
}

/// What mutes the user, or lets them write again; both where it is not known how it stands.
#[component]
pub(super) fn MuteItem(user: User) -> impl IntoView {
    let text = use_text();
    let actions = use_actions();
    let is_muted = user.mute().is_known();
    let may_be_muted = user.mute().is_possible();
    let mute = move || {
        (!is_muted.get()).then(|| {
            view! {
                <MenuItem icon=IconName::Mute on_select=move || actions.mute([user.subject()])>
                    {text.of(|words| words.mutes.mute)}
                </MenuItem>
            }
        })
    };
    let unmute = move || {
        may_be_muted.get().then(|| {
            view! {
                <MenuItem icon=IconName::Undo on_select=move || actions.unmute([user.subject()])>
                    {text.of(|words| words.mutes.unmute)}
                </MenuItem>
            }
        })
    };
    view! {
        {mute}
        {unmute}
    }
}
