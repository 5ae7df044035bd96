use leptos::prelude::*;
use nexconn_api::admin::{ListUserIds, ListUserIdsRequest, Total, UserIdList, UserStanding};

use super::UsersState;
use super::acts::Act;
use super::ask_status::AskStatus;
use crate::api::Client;
use crate::components::{SelectionAction, SelectionBar};
use crate::pages::parts::{count, use_is_owner};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The bar for all that is selected: how many, the rest that matches, and what can be done with them.
#[component]
pub(super) fn Selected(state: UsersState) -> impl IntoView {
    let text = use_text();
    let selection = state.list.selection;
    let says = Signal::derive(move || {
        (text.now().user_rows.selected)(&text.language().number(selection.len() as u64))
    });
    let is_owner = use_is_owner();
    let shows_deleted = Memo::new(move |_| {
        state.list.query.with(|query| query.view == Some(UserStanding::Deleted))
    });
    // Among all users nobody is taken for deleted, and in the view of the deleted ones everybody.
    let offers =
        move |act: Act| act.fits(shows_deleted.get(), true) && (is_owner.get() || !act.is_owners());
    view! {
        <SelectionBar selection says more=ViewFn::from(move || view! { <SelectAll state /> })>
            {move || Act::ALL
                .into_iter()
                .filter(|act| offers(*act))
                .map(|act| {
                    view! {
                        <SelectionAction
                            icon=act.icon()
                            on_press=move || state.act_on_selected(act)
                        >
                            {text.of(act.name())}
                        </SelectionAction>
                    }
                })
                .collect_view()}
            <AskStatus state />
        </SelectionBar>
    }
}

/// The way to select all that match, of whatever page.
#[component]
fn SelectAll(state: UsersState) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let failed = RwSignal::new(false);
    let taken = RwSignal::new(None::<Matching>);
    let reading = Action::new_local(move |(): &()| {
        let query = state.list.query.get_untracked();
        let request = ListUserIdsRequest {
            app: app.slug_untracked(),
            q: query.searched(),
            status: query.view,
        };
        let answer = client.admin::<ListUserIds>(&request);
        async move {
            let answer = answer.await;
            failed.try_set(answer.is_err());
            if let Ok(UserIdList { user_ids, .. }) = answer {
                state.list.selection.add(user_ids.iter().cloned());
                let (search, status) = (query.search, query.view);
                taken.try_set(Some(Matching { search, status, user_ids }));
            }
        }
    });
    let total = Memo::new(move |_| state.list.reading.with(|page| page.map(|page| page.total)));
    let is_more = Memo::new(move |_| taken.with(|taken| !has_all(state, taken.as_ref())));
    let says = move || {
        let words = &text.now().user_rows;
        let Some(total) = total.get() else { return String::new() };
        match total {
            _ if reading.pending().get() => words.selecting.to_owned(),
            _ if failed.get() => words.select_failed.to_owned(),
            Total { capped: true, count } => (words.select_first)(&text.language().number(count)),
            total => (words.select_all)(&count(text, total)),
        }
    };
    let press = move |_| {
        if !reading.pending().get_untracked() {
            reading.dispatch_local(());
        }
    };
    move || {
        is_more.get().then(|| {
            view! {
                <button type="button" class="text-button" on:click=press>
                    {says}
                </button>
            }
        })
    }
}

/// All that match, as the gateway told them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Matching {
    search: String,
    status: Option<UserStanding>,
    user_ids: Vec<String>,
}

/// Whether all that match are selected, as far as can be told: by what was taken for this very search, or because all of
/// them are on the page.
fn has_all(state: UsersState, taken: Option<&Matching>) -> bool {
    let is_selected = |user_id: &String| state.list.selection.contains(user_id);
    let taken = state.list.query.with(|query| {
        taken.filter(|taken| taken.search == query.search && taken.status == query.view)
    });
    if let Some(taken) = taken {
        return taken.user_ids.iter().all(is_selected);
    }
    state.list.reading.with(|page| {
        page.is_some_and(|page| {
            page.next.is_none()
                && page.previous.is_none()
                && page.users.iter().all(|user| is_selected(&user.user_id))
        })
    })
}
