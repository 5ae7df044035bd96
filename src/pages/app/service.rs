use leptos::prelude::*;

use super::source::Measured;
use crate::components::{IconName, Setting};
use crate::pages::parts::{Connection, NotTested, ServerSays, TestNow, host_of};
use crate::text::use_text;

/// A row for each server of the app's service.
#[component]
pub(super) fn ServiceRows(connection: Connection) -> impl IntoView {
    let servers = connection.servers();
    let row = move |place: usize| view! { <ServiceRow connection place /> };
    move || (0..servers.get()).map(row).collect_view()
}

#[component]
fn ServiceRow(connection: Connection, place: usize) -> impl IntoView {
    let text = use_text();
    let server = connection.server(place);
    let name = Signal::derive(move || {
        let words = &text.now().connection;
        let is_backup = server.with(|server| server.as_ref().is_some_and(|it| it.backup));
        if is_backup { words.backup_service } else { words.service }.to_owned()
    });
    let host = Signal::derive(move || {
        server
            .with(|server| server.as_ref().map(|server| host_of(&server.base_url)))
            .unwrap_or_default()
    });
    let is_failing = Memo::new(move |_| {
        server.with(|server| server.as_ref().is_some_and(|server| server.failing().is_some()))
    });
    let at = Signal::derive(move || {
        server.with(|server| {
            let server = server.as_ref()?;
            let failed = server.failing().map(|failed| failed.at);
            failed.or_else(|| server.answered.map(|answered| answered.at))
        })
    });
    // Calls go to the backup while the primary one does not answer.
    let is_used = Memo::new(move |_| {
        server
            .with(|server| server.as_ref().is_some_and(|server| server.backup && server.preferred))
    });
    let used = move || {
        is_used.get().then(|| {
            view! { <span class="setting-short">{text.of(|words| words.connection.backup_used)}</span> }
        })
    };
    let (test, error) = if place == 0 {
        (view! { <TestNow connection /> }.into_any(), Some(view! { <NotTested connection /> }))
    } else {
        (().into_any(), None)
    };
    view! {
        <Setting
            icon=IconName::Plug
            name
            explanation=host
            warns=is_failing
            source=view! { <Measured at none=|words| words.connection.not_asked /> }.into_any()
            actions=test
        >
            <ServerSays server />
            {used}
            {error}
        </Setting>
    }
}
