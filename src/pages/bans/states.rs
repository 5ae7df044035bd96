use leptos::prelude::*;

use super::View;
use super::list::Bans;
use crate::components::{ButtonKind, ButtonLink, IconName, StateView};
use crate::pages::parts::List;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Nobody is banned so.
#[component]
pub(super) fn None(list: List<Bans>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = Signal::derive(move || {
        let words = &text.now().bans;
        match list.query.with(|query| query.view) {
            View::All => (words.none_title)(&app.name()),
            View::Soon => words.none_soon.to_owned(),
            View::Standing => words.none_standing.to_owned(),
        }
    });
    let users = Signal::derive(move || Route::Users { app: app.slug() }.href());
    view! {
        <StateView icon=IconName::Ban title detail=text.of(|words| words.bans.none_detail)>
            <ButtonLink href=users kind=ButtonKind::Primary icon=IconName::Users>
                {text.of(|words| words.bans.to_users)}
            </ButtonLink>
        </StateView>
    }
}

/// The search finds nobody among the bans.
#[component]
pub(super) fn NoMatch(list: List<Bans>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let search = Memo::new(move |_| list.query.with(|query| query.search.clone()));
    let title = Signal::derive(move || (text.now().bans.no_match_title)(&search.get()));
    let user =
        Signal::derive(move || Route::User { app: app.slug(), user_id: search.get() }.href());
    view! {
        <StateView icon=IconName::Search title detail=text.of(|words| words.bans.no_match_detail)>
            <ButtonLink href=user>
                {move || (text.now().users.look_up)(&search.get())}
            </ButtonLink>
        </StateView>
    }
}
