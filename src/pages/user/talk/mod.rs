//! Whom a user can message: the question about two, and what it depends on.

use leptos::prelude::*;

use super::User;
use super::view::{UserQuery, View};
use crate::pages::actions::Subject;
use crate::pages::blocklists::BlockedBy;
use crate::pages::friends::{FriendActs, FriendsSection, RelationOfTwo, WhoMayAdd};
use crate::pages::talk::{MessagePanel, TalkQuery};
use crate::route::Navigator;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The view "Who may talk".
#[component]
pub(super) fn TalkView(user: User, query: Memo<UserQuery>) -> impl IntoView {
    let text = use_text();
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
    let acts = FriendActs::new(Signal::derive(move || Subject {
        user_id: user.id(),
        name: user.profile.with(|profile| profile.name.clone()),
    }));
    view! {
        <MessagePanel query=pair title=text.of(|words| words.talk.question) on_change=go />
        <div class="talk-body">
            <div class="talk-main">
                <FriendsSection acts />
            </div>
            <aside class="talk-side" aria-label=move || text.now().friends.beside>
                <BlockedBy user=id />
                <WhoMayAdd acts />
                <RelationOfTwo acts />
            </aside>
        </div>
    }
    .into_any()
}
