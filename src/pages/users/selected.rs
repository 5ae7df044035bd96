use leptos::prelude::*;
use nexconn_api::admin::{ListUserIds, ListUserIdsRequest, Total, UserIdList};

use super::UsersState;
use super::acts::Act;
use super::ask_status::AskStatus;
use super::rows::count;
use crate::api::{ApiError, Client};
use crate::components::{SelectionAction, SelectionBar};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The bar for all that is selected: how many, the rest that matches, and what can be done with them.
#[component]
pub(super) fn Selected(state: UsersState) -> impl IntoView {
    let text = use_text();
    let selection = state.selection;
    let says = Signal::derive(move || {
        (text.now().user_rows.selected)(&text.language().number(selection.len() as u64))
    });
    view! {
        <SelectionBar selection says more=ViewFn::from(move || view! { <SelectAll state /> })>
            {Act::ALL
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
    let reading = Action::new_local(move |(): &()| {
        let query = state.query.get_untracked();
        let request = ListUserIdsRequest {
            app: app.slug_untracked(),
            q: Some(query.search).filter(|search| !search.is_empty()),
            status: query.status,
        };
        let answer = client.admin::<ListUserIds>(&request);
        async move { take(state, failed, answer.await) }
    });
    let total = Memo::new(move |_| state.list.with(|page| page.map(|page| page.total)));
    let is_more = Memo::new(move |_| {
        total.get().is_some_and(|total| total.capped || total.count > state.selection.len() as u64)
    });
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

fn take(state: UsersState, failed: RwSignal<bool>, answer: Result<UserIdList, ApiError>) {
    failed.try_set(answer.is_err());
    if let Ok(list) = answer {
        state.selection.add(list.user_ids);
    }
}
