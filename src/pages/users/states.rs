//! What stands in place of rows.

use leptos::prelude::*;
use nexconn_api::admin::UserStanding;

use super::list::Users;
use crate::components::{Button, ButtonKind, ButtonLink, IconName, StateView};
use crate::pages::parts::List;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Nobody is known yet, or nobody stands as the view asks for.
#[component]
pub(super) fn Nobody(list: List<Users>) -> impl IntoView {
    let is_view = Memo::new(move |_| list.query.with(|query| query.view.is_some()));
    move || {
        if is_view.get() {
            view! { <NobodyStandsSo list /> }.into_any()
        } else {
            view! { <NobodyKnown /> }.into_any()
        }
    }
}

/// The directory knows nobody yet.
#[component]
fn NobodyKnown() -> impl IntoView {
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
pub(super) fn NoMatch(list: List<Users>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let search = Memo::new(move |_| list.query.with(|query| query.search.clone()));
    let is_view = Memo::new(move |_| list.query.with(|query| query.view.is_some()));
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
                            on_press=move || list.go(|query| query.viewing(None))
                        >
                            {text.of(|words| words.user_rows.show_all)}
                        </Button>
                    }
                        .into_any()
                } else {
                    look_up().into_any()
                }
            }}
            <Button on_press=move || list.go(|query| query.searching(String::new()))>
                {text.of(|words| words.users.clear_search)}
            </Button>
        </StateView>
    }
}

/// Nobody stands as the view asks for.
#[component]
fn NobodyStandsSo(list: List<Users>) -> impl IntoView {
    let text = use_text();
    let standing = Memo::new(move |_| list.query.with(|query| query.view));
    let show_all = move || list.go(|query| query.viewing(None));
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
