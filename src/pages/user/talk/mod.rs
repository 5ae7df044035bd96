//! Whom a user can message: the question about two, and what it depends on.

use leptos::prelude::*;

use super::User;
use super::view::{UserQuery, View};
use crate::pages::blocklists::BlockedBy;
use crate::pages::talk::{MessagePanel, TalkQuery};
use crate::route::Navigator;
use crate::state::CurrentApp;

/// The view "Who may talk".
#[component]
pub(super) fn TalkView(user: User, query: Memo<UserQuery>) -> impl IntoView {
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    // Without others in the address, it is this user who writes.
    let pair = Memo::new(move |_| {
        let mut pair = query.with(|query| query.talk.clone());
        if pair == TalkQuery::default() {
            pair.from = Some(user.id());
        }
        pair
    });
    let go = move |talk: TalkQuery| {
        let query = UserQuery { view: View::Talk, talk };
        navigator.replace(&query.href(app.slug_untracked(), user.id()));
    };
    let id = Signal::derive(move || Some(user.id()));
    view! {
        <MessagePanel query=pair on_change=go />
        <div class="talk-body">
            <aside class="talk-side">
                <BlockedBy user=id />
            </aside>
        </div>
    }
    .into_any()
}
