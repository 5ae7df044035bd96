//! "Can A message B?": two users in, one sentence out, with what it rests on.

mod check;
mod mend;
mod panel;
mod person;
mod query;
mod strip;

use leptos::prelude::*;

use crate::components::PageHead;
use crate::route::{Navigator, Route, use_page_title};
use crate::state::CurrentApp;
use crate::text::use_text;

pub(crate) use panel::MessagePanel;
pub(crate) use person::Person;
pub(crate) use query::TalkQuery;

/// The question by itself; its two users are in the address.
#[component]
pub fn TalkPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let title = text.of(|words| words.talk.question);
    use_page_title(title);
    let query = Memo::new(move |before: Option<&TalkQuery>| match navigator.route().get() {
        Route::Talk { .. } => TalkQuery::parse(&navigator.search()),
        _ => before.cloned().unwrap_or_default(),
    });
    let go = move |query: TalkQuery| navigator.replace(&query.href(&app.slug_untracked()));
    view! {
        <PageHead title />
        <MessagePanel query title=text.of(|words| words.talk.whom) on_change=go />
    }
    .into_any()
}
