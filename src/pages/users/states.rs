//! What stands in place of rows.

use leptos::prelude::*;
use nexconn_api::admin::UserStanding;

use super::UsersQuery;
use crate::components::{Button, ButtonKind, ButtonLink, IconName, StateView};
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The directory knows nobody yet.
#[component]
pub(super) fn Nobody() -> impl IntoView {
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
pub(super) fn NoMatch(query: Memo<UsersQuery>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let search = Memo::new(move |_| query.with(|query| query.search.clone()));
    let is_view = Memo::new(move |_| query.with(|query| query.status.is_some()));
    let go = move |query: UsersQuery| navigator.go(&query.href(&app.slug_untracked()));
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
            detail=Signal::derive(move || {
                let words = text.now();
                let detail = if is_view.get() {
                    words.user_rows.no_match_in_view
                } else {
                    words.users.no_match_detail
                };
                Some(detail.to_owned())
            })
        >
            {move || {
                if is_view.get() {
                    view! {
                        <Button
                            kind=ButtonKind::Primary
                            on_press=move || go(query.get_untracked().standing(None))
                        >
                            {text.of(|words| words.user_rows.show_all)}
                        </Button>
                    }
                        .into_any()
                } else {
                    look_up().into_any()
                }
            }}
            <Button on_press=move || go(query.get_untracked().searching(String::new()))>
                {text.of(|words| words.users.clear_search)}
            </Button>
        </StateView>
    }
}

/// Nobody stands as the view asks for.
#[component]
pub(super) fn NobodyStandsSo(query: Memo<UsersQuery>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let standing = Memo::new(move |_| query.with(|query| query.status));
    let show_all = move || {
        navigator.go(&query.get_untracked().standing(None).href(&app.slug_untracked()));
    };
    let says = Memo::new(move |_| {
        let words = &text.now().user_rows;
        match standing.get() {
            Some(UserStanding::Online) => (words.empty_online, words.empty_status_detail),
            Some(UserStanding::Offline) => (words.empty_offline, words.empty_status_detail),
            Some(UserStanding::Deleted) => (words.empty_deleted, words.empty_deleted_detail),
            Some(UserStanding::Banned) | None => (words.empty_banned, words.empty_banned_detail),
        }
    });
    view! {
        <StateView
            icon=IconName::Users
            title=Signal::derive(move || says.get().0.to_owned())
            detail=Signal::derive(move || Some(says.get().1.to_owned()))
        >
            <Button kind=ButtonKind::Primary on_press=show_all>
                {text.of(|words| words.user_rows.show_all)}
            </Button>
        </StateView>
    }
}
