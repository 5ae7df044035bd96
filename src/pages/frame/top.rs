use leptos::prelude::*;

use super::{AccountMenu, SettingsMenu};
use crate::components::{Dot, DotState, SearchField, TopBar};
use crate::pages::users::UsersQuery;
use crate::route::{Navigator, Route};
use crate::state::{CurrentApp, GatewayState};
use crate::text::use_text;

/// The top bar: the one field to find users with (`/` leads to it), the gateway's state, the menus.
#[component]
pub(super) fn Top(
    /// Set to open the dialog that changes the password.
    changing_password: RwSignal<bool>,
) -> impl IntoView {
    let text = use_text();
    let gateway: GatewayState = expect_context();
    let state = Signal::derive(move || {
        if gateway.lost.with(Option::is_some) { DotState::Bad } else { DotState::On }
    });
    let says = move || {
        if gateway.lost.with(Option::is_some) {
            return text.now().errors.gateway_lost.to_owned();
        }
        let ms = gateway.last_ms.get().unwrap_or_default();
        (text.now().shell.gateway_ms)(&text.language().number(ms.into()))
    };
    view! {
        <TopBar find=view! { <FindUsers /> }.into_any()>
            <span class="top-gateway">
                <Dot state>{says}</Dot>
            </span>
            <SettingsMenu />
            <AccountMenu changing_password />
        </TopBar>
    }
}

/// Searches the users of the app from any of its pages; the search is part of the address.
#[component]
fn FindUsers() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let value = Signal::derive(move || match navigator.route().get() {
        Route::Users { .. } => UsersQuery::parse(&navigator.search()).search,
        _ => String::new(),
    });
    let search = move |typed: String| {
        let is_here =
            navigator.route().with_untracked(|route| matches!(route, Route::Users { .. }));
        let before = if is_here {
            UsersQuery::parse(&untrack(|| navigator.search()))
        } else {
            UsersQuery::default()
        };
        let goes_on = is_here && !before.search.is_empty();
        let href = before.searching(typed).href(&app.slug_untracked());
        // Each search is one step of the history, not each letter of it.
        if goes_on { navigator.replace(&href) } else { navigator.go(&href) }
    };
    view! {
        <SearchField
            label=text.of(|words| words.users.search)
            placeholder=text.of(|words| words.users.search_placeholder)
            value
            on_search=search
            by_slash=true
        />
    }
}
