//! Addresses that lead nowhere.

use leptos::prelude::*;

use super::frame::{AccountMenu, SettingsMenu};
use super::parts::AppName;
use super::password::PasswordDialog;
use super::sign_in::GatewayFoot;
use crate::components::{IconName, SignInFrame};
use crate::route::{Route, use_page_title};
use crate::state::KnownApps;
use crate::text::use_text;

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Missing {
    /// A page.
    Page,
    /// An app, by its slug.
    App(String),
    /// Any app at all.
    AnyApp,
}

/// Says what is missing and offers the apps that are there.
#[component]
pub(super) fn MissingPage(
    /// What is missing.
    missing: Missing,
) -> impl IntoView {
    let text = use_text();
    let apps: KnownApps = expect_context();
    let missing = StoredValue::new(missing);
    let title = Signal::derive(move || {
        let words = &text.now().shell;
        missing.with_value(|missing| match missing {
            Missing::Page => words.unknown_page_title.to_owned(),
            Missing::App(slug) => (words.unknown_app_title)(slug),
            Missing::AnyApp => words.no_apps_title.to_owned(),
        })
    });
    let detail = move || {
        let words = &text.now().shell;
        missing.with_value(|missing| match missing {
            Missing::Page => words.unknown_page_detail,
            Missing::App(_) => words.unknown_app_detail,
            Missing::AnyApp => words.no_apps_detail,
        })
    };
    use_page_title(title);
    let links = move || {
        apps.0
            .get()
            .unwrap_or_default()
            .into_iter()
            .map(|app| {
                let href = Route::Overview { app: app.slug.clone() }.href();
                view! {
                    <li>
                        <a class="link" href=href><AppName app /></a>
                    </li>
                }
            })
            .collect_view()
    };
    let changing_password = RwSignal::new(false);
    view! {
        <SignInFrame
            brand=text.of(|words| words.app.name)
            title
            icon=IconName::Help
            menus=view! {
                <SettingsMenu />
                <AccountMenu changing_password />
            }
            .into_any()
            foot=view! { <GatewayFoot /> }.into_any()
        >
            <p>{detail}</p>
            <ul class="missing-apps">{links}</ul>
        </SignInFrame>
        <PasswordDialog open=changing_password />
    }
    .into_any()
}
