use leptos::prelude::*;

use super::User;
use crate::components::{ViewLink, Views};
use crate::pages::parts::{Address, Query, Words};
use crate::pages::talk::TalkQuery;
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::use_text;

/// What of a user is shown; in the address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// Who this is, and why the user cannot connect.
    #[default]
    About,
    /// The hosted profile, to be changed.
    Profile,
    /// Whom the user can message, friends and blocklist.
    Talk,
}

impl View {
    const ALL: [Self; 3] = [Self::About, Self::Talk, Self::Profile];
}

const VIEWS: &Words<View> =
    &[(View::About, "about"), (View::Talk, "talk"), (View::Profile, "profile")];

/// What the address says of the page of a user.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct UserQuery {
    /// What is shown.
    pub(crate) view: View,
    /// The two users of the question who may message whom.
    pub(crate) talk: TalkQuery,
}

impl UserQuery {
    fn parse(search: &str) -> Self {
        let view = Query::read(search).word("view", VIEWS).unwrap_or_default();
        Self { view, talk: TalkQuery::parse(search) }
    }

    /// The address of a user's page with this query.
    pub(crate) fn href(&self, app: String, user_id: String) -> String {
        let address = Address::of(&Route::User { app, user_id }).with_word(
            "view",
            VIEWS,
            Some(self.view).filter(|view| *view != View::About),
        );
        self.talk.on(address).href()
    }
}

/// The query of the page here.
pub(super) fn use_query() -> Memo<UserQuery> {
    let navigator: Navigator = expect_context();
    Memo::new(move |before: Option<&UserQuery>| match navigator.route().get() {
        Route::User { .. } => UserQuery::parse(&navigator.search()),
        _ => before.cloned().unwrap_or_default(),
    })
}

/// The ways to the views, under the head of the page.
#[component]
pub(super) fn UserViews(user: User, query: Memo<UserQuery>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let link = move |view: View| {
        let label = text.of(match view {
            View::About => |words| words.talk.view_about,
            View::Talk => |words| words.talk.title,
            View::Profile => |words| words.profile.view,
        });
        let to = UserQuery { view, ..UserQuery::default() };
        view! {
            <ViewLink
                href=Signal::derive(move || to.href(app.slug(), user.id()))
                current=Signal::derive(move || query.with(|query| query.view == view))
            >
                {label}
            </ViewLink>
        }
    };
    view! {
        <div class="view-bar">
            <Views label=text.of(|words| words.talk.views)>
                {View::ALL.map(link).into_iter().collect_view()}
            </Views>
        </div>
    }
}
