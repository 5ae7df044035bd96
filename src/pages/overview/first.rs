use leptos::prelude::*;

use crate::components::{ButtonKind, ButtonLink, IconName, StateView};
use crate::pages::import::ImportKind;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Nobody is known in the app yet: how that changes.
#[component]
pub(super) fn FirstStep() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    // A service without `/console` may have had users for long; only the gateway does not know them.
    let detail = Signal::derive(move || {
        let words = &text.now().overview;
        let detail = if app.has_console() { words.first_detail } else { words.first_detail_cloud };
        Some(detail.to_owned())
    });
    let fill = move || {
        (!app.has_console()).then(|| {
            view! {
                <ButtonLink
                    href=Signal::derive(move || Route::App { app: app.slug() }.href())
                    icon=IconName::Cube
                >
                    {text.of(|words| words.overview.first_fill)}
                </ButtonLink>
            }
        })
    };
    view! {
        <StateView
            icon=IconName::Users
            title=Signal::derive(move || (text.now().overview.first_title)(&app.name()))
            detail
        >
            <ButtonLink
                href=Signal::derive(move || Route::Register { app: app.slug() }.href())
                kind=ButtonKind::Primary
                icon=IconName::UserPlus
            >
                {text.of(|words| words.overview.first_register)}
            </ButtonLink>
            <ButtonLink
                href=Signal::derive(move || ImportKind::Users.href(app.slug()))
                icon=IconName::Upload
            >
                {text.of(|words| words.import.link_users)}
            </ButtonLink>
            {fill}
        </StateView>
    }
}
