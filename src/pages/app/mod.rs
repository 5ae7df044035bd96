//! What is set about an app and how it is connected: each value with where it is known from. What the service lets be
//! changed is changed here; for the rest the page names the place in Nexconn's Console.

mod chat;
mod clock;
mod declare;
mod directory;
mod environment;
mod key;
mod service;
mod source;
mod tokens;
mod validity;
mod webhook;
mod zone;

use std::time::Duration;

use leptos::prelude::*;
use nexconn_api::admin::{AppState, Event};

use super::parts::{Connection, ReadFailed, Stale, host_of, read_app_state};
use crate::api::Reading;
use crate::components::{PageHead, Settings};
use crate::route::use_page_title;
use crate::state::{CurrentApp, Live, News};
use crate::text::use_text;

use chat::ChatSettings;
use clock::ClockRow;
use directory::DirectoryRow;
use environment::{EnvironmentRow, PlanRow, QuotaRow};
use key::KeyRow;
use service::ServiceRows;
use tokens::TokensRow;
use webhook::WebhookRow;
use zone::ZoneRow;

/// How often the page is read anew while webhooks come, which may be all the time.
const WEBHOOKS_GATHERED: Duration = Duration::from_secs(5);

/// The page.
#[component]
pub fn AppPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    use_page_title(text.of(|words| words.app_page.title));
    let state = read_app_state();
    follow(state);
    let note = Signal::derive(move || {
        let words = &text.now().app_page;
        if app.has_console() {
            return Some(words.on_local.to_owned());
        }
        let host = state.with(|state| state.map(|state| host_of(&state.app.base_url)))?;
        Some((words.on_cloud)(&host))
    });
    let is_there = Memo::new(move |_| state.with(|state| state.is_some()));
    let is_failed = Memo::new(move |_| !is_there.get() && state.error().is_some());
    let content = move || {
        if is_there.get() {
            return view! { <Rows state /> }.into_any();
        }
        if is_failed.get() {
            let title = text.of(|words| words.app_page.failed);
            return view! { <ReadFailed reading=state title /> }.into_any();
        }
        view! { <p class="reading" role="status">{text.of(|words| words.app_page.reading)}</p> }
            .into_any()
    };
    view! {
        <PageHead title=Signal::derive(move || app.name()) note />
        <Stale list=state title=text.of(|words| words.app_page.stale) />
        {content}
    }
    .into_any()
}

#[component]
fn Rows(state: Reading<AppState>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let connection = Connection::new(
        Memo::new(move |_| state.with(|state| state.map(|state| state.connection.clone()))),
        move |found| state.change(|state| state.connection = found),
    );
    // Only production needs a plan, and only there it changes something.
    let has_plan = untrack(|| app.is_production());
    view! {
        <Settings title=text.of(|words| words.app_page.environment)>
            <EnvironmentRow />
            {has_plan.then(|| view! { <PlanRow state /> })}
            <QuotaRow state />
            <KeyRow state />
            <TokensRow state />
        </Settings>
        <Settings title=text.of(|words| words.connection.title)>
            <ServiceRows connection />
            <ClockRow connection />
            <ZoneRow state />
            <WebhookRow state />
            <DirectoryRow state />
        </Settings>
        <ChatSettings state />
    }
}

/// Reads the page again when something of it may be another.
fn follow(state: Reading<AppState>) {
    let live = Live::here();
    let is_rare = |news: &News| matches!(news.event(), Some(Event::Change(_) | Event::Job(_)));
    live.read_again(state, is_rare);
    live.read_again_within(WEBHOOKS_GATHERED, state, move |news| !is_rare(news));
}
