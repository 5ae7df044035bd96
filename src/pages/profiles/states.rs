use leptos::prelude::*;

use super::Page;
use crate::components::{Button, ButtonKind, ButtonLink, IconName, StateView};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Nobody has a profile.
#[component]
pub(super) fn Nobody() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let users = Signal::derive(move || Route::Users { app: app.slug() }.href());
    view! {
        <StateView
            icon=IconName::Profile
            title=Signal::derive(move || (text.now().profiles.none_title)(&app.name()))
            detail=text.of(|words| words.profiles.none_detail)
        >
            <ButtonLink href=users kind=ButtonKind::Primary icon=IconName::Users>
                {text.of(|words| words.bans.to_users)}
            </ButtonLink>
        </StateView>
    }
}

/// The user who is looked for has none.
#[component]
pub(super) fn NoMatch(page: Page) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let search = Memo::new(move |_| page.list.query.with(|query| query.search.clone()));
    let user =
        Signal::derive(move || Route::User { app: app.slug(), user_id: search.get() }.href());
    view! {
        <StateView
            icon=IconName::Search
            title=Signal::derive(move || (text.now().profiles.no_match_title)(&search.get()))
            detail=text.of(|words| words.profiles.no_match_detail)
        >
            <Button
                kind=ButtonKind::Primary
                icon=IconName::Edit
                on_press=move || page.peeked.set(Some(search.get_untracked()))
            >
                {text.of(|words| words.profiles.write_one)}
            </Button>
            <ButtonLink href=user>
                {move || (text.now().users.look_up)(&search.get())}
            </ButtonLink>
        </StateView>
    }
}
