use leptos::prelude::*;

use crate::components::{ButtonLink, IconName, StateView};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Why no test user is deleted here, and where it is done.
#[component]
pub(super) fn Elsewhere() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = Signal::derive(move || {
        let words = &text.now().test_users;
        if app.is_production() { words.production_title } else { words.cloud_title }.to_owned()
    });
    let detail = Signal::derive(move || {
        let words = &text.now().test_users;
        let detail = if app.is_production() { words.production_detail } else { words.cloud_detail };
        Some(detail.to_owned())
    });
    view! {
        <StateView icon=IconName::Users title detail>
            <ButtonLink
                href=Signal::derive(move || Route::Users { app: app.slug() }.href())
                icon=IconName::Users
            >
                {text.of(|words| words.test_users.to_users)}
            </ButtonLink>
            <ButtonLink
                href=Signal::derive(move || Route::App { app: app.slug() }.href())
                icon=IconName::Cube
            >
                {text.of(|words| words.test_users.to_app)}
            </ButtonLink>
        </StateView>
    }
}
