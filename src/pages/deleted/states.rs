use leptos::prelude::*;

use super::list::Deleted;
use crate::components::{ButtonKind, ButtonLink, IconName, StateView};
use crate::pages::parts::List;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Nobody is deleted.
#[component]
pub(super) fn None() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let users = Signal::derive(move || Route::Users { app: app.slug() }.href());
    view! {
        <StateView
            icon=IconName::Trash
            title=Signal::derive(move || (text.now().deleted.none_title)(&app.name()))
            detail=text.of(|words| words.deleted.none_detail)
        >
            <ButtonLink href=users kind=ButtonKind::Primary icon=IconName::Users>
                {text.of(|words| words.deleted.to_users)}
            </ButtonLink>
        </StateView>
    }
}

/// No deleted user has such an id.
#[component]
pub(super) fn NoMatch(list: List<Deleted>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let search = Memo::new(move |_| list.query.with(|query| query.search.clone()));
    let title = Signal::derive(move || (text.now().deleted.no_match_title)(&search.get()));
    let user =
        Signal::derive(move || Route::User { app: app.slug(), user_id: search.get() }.href());
    view! {
        <StateView icon=IconName::Search title detail=text.of(|words| words.deleted.no_match_detail)>
            <ButtonLink href=user>
                {move || (text.now().users.look_up)(&search.get())}
            </ButtonLink>
        </StateView>
    }
}
