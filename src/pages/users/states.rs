//! What stands in place of rows.

use leptos::prelude::*;

use crate::components::{Button, ButtonKind, ButtonLink, IconName, StateView};
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The directory knows nobody yet.
#[component]
pub(super) fn None() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <StateView
            icon=IconName::Users
            title=Signal::derive(move || (text.now().users.none_title)(&app.name()))
            detail=text.of(|words| words.users.none_detail)
        >
            <ButtonLink
                href=Signal::derive(move || Route::Register { app: app.slug() }.href())
                kind=ButtonKind::Primary
                icon=IconName::UserPlus
            >
                {text.of(|words| words.users.register)}
            </ButtonLink>
        </StateView>
    }
}

/// Nobody the directory knows matches; Nexconn may know the text as an exact id.
#[component]
pub(super) fn NoMatch(search: Signal<String>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let look_up = move || {
        let user_id = search.get();
        (user_id.len() <= super::ID_BYTES).then(|| {
            let words = (text.now().users.look_up)(&user_id);
            let href = Route::User { app: app.slug(), user_id }.href();
            view! {
                <ButtonLink href kind=ButtonKind::Primary icon=IconName::Search>
                    {words}
                </ButtonLink>
            }
        })
    };
    view! {
        <StateView
            icon=IconName::Search
            title=Signal::derive(move || (text.now().users.no_match_title)(&search.get()))
            detail=text.of(|words| words.users.no_match_detail)
        >
            {look_up}
            <Button on_press=move || navigator.go(&Route::Users { app: app.slug_untracked() }.href())>
                {text.of(|words| words.users.clear_search)}
            </Button>
        </StateView>
    }
}

/// The address names a page that the list no longer has.
#[component]
pub(super) fn PageGone(#[prop(into)] on_first: Callback<()>) -> impl IntoView {
    let text = use_text();
    view! {
        <StateView
            icon=IconName::Users
            title=text.of(|words| words.users.page_gone_title)
            detail=text.of(|words| words.users.page_gone_detail)
        >
            <Button kind=ButtonKind::Primary on_press=on_first>
                {text.of(|words| words.users.first_page)}
            </Button>
        </StateView>
    }
}
