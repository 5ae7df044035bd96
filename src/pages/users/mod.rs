//! The users that the gateway knows: search, order, page and its size are all in the address.

mod acts;
mod ask_status;
mod columns;
mod fresh;
mod keys;
mod limits;
mod list;
mod peek;
mod row_actions;
mod rows;
mod selected;
mod standing;
mod states;
mod statuses;
mod views;

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::actions::{Actions, use_actions};
use super::parts::{List, ListContent, Shown, Stale, Zone};
use crate::components::{ButtonKind, ButtonLink, IconName, PageHead};
use crate::pages::import::ImportKind;
use crate::route::{Route, use_page_title};
use crate::state::CurrentApp;
use crate::text::use_text;

use limits::Limits;
use list::Users;
pub(crate) use list::UsersQuery;
use peek::PeekUser;
use rows::Rows;
use statuses::Statuses;
use views::StandingViews;

/// Longest text that may be a user id, in bytes.
const ID_BYTES: usize = nexconn_api::check::USER_ID_BYTES;

/// What the parts of the page share.
#[derive(Debug, Clone, Copy)]
struct UsersState {
    list: List<Users>,
    statuses: Statuses,
    /// Id of the user in the panel beside the list.
    peeked: RwSignal<Option<String>>,
    /// Ids of the rows in view.
    in_view: RwSignal<BTreeSet<String>>,
    actions: Actions,
    /// Whether the open dialog is for all that are selected.
    acts_on_selected: StoredValue<bool>,
}

/// The list of users.
#[component]
pub fn UsersPage() -> impl IntoView {
    let text = use_text();
    let title = text.of(|words| words.users.title);
    use_page_title(title);
    keys::lead_from_search_to_rows();
    let list = list::read();
    provide_context(Zone::here());
    let state = UsersState {
        list,
        statuses: Statuses::new(),
        peeked: RwSignal::new(None),
        in_view: RwSignal::new(BTreeSet::new()),
        actions: use_actions(),
        acts_on_selected: StoredValue::new(false),
    };
    state.follow_actions();
    state.follow_changes();
    let asking = state.statuses.follow(state.in_view, list.reading);
    let is_nobody_known = Signal::derive(move || {
        list.shown() == Shown::None && list.query.with(|query| query.view.is_none())
    });
    view! {
        <PageHead title views=view! { <StandingViews list /> }.into_any()>
            <HeadActions is_offered_below=is_nobody_known />
        </PageHead>
        <div class="peek-split">
            <div class="peek-main">
                <Limits list asking />
                <Stale list=list.reading title=text.of(|words| words.users.stale) />
                <ListContent
                    list
                    failed=|words| words.users.failed
                    icon=IconName::Users
                    gone=|words| words.users.page_gone_detail
                    none=move || view! { <states::Nobody list /> }
                    no_match=move || view! { <states::NoMatch list /> }
                >
                    <Rows state />
                </ListContent>
            </div>
            <PeekUser state />
        </div>
    }
    .into_any()
}

/// The ways to more users: act on pasted ones, register one or many.
#[component]
fn HeadActions(is_offered_below: Signal<bool>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let is_offered_below = Memo::new(move |_| is_offered_below.get());
    let register = move || {
        // One blue thing in a view: where nobody is there yet, it stands in the list's place.
        let kind = if is_offered_below.get() { ButtonKind::Plain } else { ButtonKind::Primary };
        view! {
            <ButtonLink
                href=Signal::derive(move || Route::Register { app: app.slug() }.href())
                kind
                icon=IconName::UserPlus
            >
                {text.of(|words| words.users.register)}
            </ButtonLink>
        }
    };
    view! {
        <ButtonLink
            href=Signal::derive(move || Route::Many { app: app.slug() }.href())
            kind=ButtonKind::Bare
            icon=IconName::Clipboard
            hint=Signal::derive(move || Some(text.now().many.link.to_owned()))
        >
            {text.of(|words| words.many.link)}
        </ButtonLink>
        <ButtonLink
            href=Signal::derive(move || ImportKind::Users.href(app.slug()))
            kind=ButtonKind::Bare
            icon=IconName::Upload
            hint=Signal::derive(move || Some(text.now().import.link_users.to_owned()))
        >
            {text.of(|words| words.import.link_users)}
        </ButtonLink>
        {register}
    }
}
