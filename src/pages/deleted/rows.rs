use leptos::prelude::*;
use nexconn_api::admin::{DeletedUserPage, Deletion};

use super::{DeletedQuery, columns};
use crate::api::Reading;
use crate::components::{
    IconName, Pager, Selecting, Selection, SelectionAction, SelectionBar, Sort, Table,
};
use crate::pages::actions::{Subject, use_actions};
use crate::pages::parts::use_is_owner;
use crate::pages::users::count;
use crate::route::Navigator;
use crate::state::{CurrentApp, Preferences};
use crate::text::{Texts, use_text};

/// The rows, what can be done with those that are selected, and the foot of the list.
#[component]
pub(super) fn Rows(
    list: Reading<DeletedUserPage>,
    query: Memo<DeletedQuery>,
    page_size: Signal<u32>,
    refresh: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let preferences: Preferences = expect_context();
    let selection = Selection::new();
    let go = move |query: DeletedQuery| navigator.go(&query.href(&app.slug_untracked()));
    let rows = Signal::derive(move || {
        list.with(|page| page.map(|page| page.users.clone()).unwrap_or_default())
    });
    let sort = Signal::derive(move || Some(columns::sort_of(query.with(|query| query.sort))));
    let on_sort = move |sort: Sort| go(query.get_untracked().sorted(columns::order_of(sort)));
    let range = Signal::derive(move || {
        list.with(|page| page.map(|page| range(text, page))).unwrap_or_default()
    });
    let freshness = Signal::derive(move || {
        let as_of = list.with(|page| page?.as_of)?;
        Some((text.now().users.as_of)(&text.language().time_of_day(as_of)))
    });
    let resize = move |rows: u32| {
        preferences.choose_page_size(rows);
        go(query.get_untracked().sized(rows));
    };
    let step = move |to: fn(&DeletedUserPage) -> Option<String>| {
        if let Some(cursor) = untrack(|| list.with(|page| page.and_then(to))) {
            go(query.get_untracked().at(cursor));
        }
    };
    let label = Callback::new(move |deletion: Deletion| {
        (text.now().deleted.select)(deletion.name.as_deref().unwrap_or(&deletion.user_id))
    });
    view! {
        <div class="deleted-table">
            <Table
                caption=text.of(|words| words.deleted.title)
                columns=columns::columns(text, app)
                rows
                row_key=|deletion: Deletion| deletion.user_id
                loading=list.loading()
                sort
                on_sort
                selecting=Selecting { selection, label }
            />
        </div>
        <p class="deleted-note">{text.of(|words| words.deleted.list_note)}</p>
        <Selected selection list />
        <Pager
            range
            freshness
            on_refresh=refresh
            page_size
            on_page_size=resize
            has_previous=Signal::derive(move || list.with(|page| page.is_some_and(|page| page.previous.is_some())))
            has_next=Signal::derive(move || list.with(|page| page.is_some_and(|page| page.next.is_some())))
            on_previous=move || step(|page| page.previous.clone())
            on_next=move || step(|page| page.next.clone())
        />
    }
}

/// What can be done with all that are selected.
#[component]
fn Selected(selection: Selection, list: Reading<DeletedUserPage>) -> impl IntoView {
    let text = use_text();
    let actions = use_actions();
    let is_owner = use_is_owner();
    // What was asked for is done: a next action is about others.
    Effect::new(move |before: Option<u32>| {
        let changes = actions.changes();
        if before.is_some_and(|before| before != changes) {
            selection.clear();
        }
        changes
    });
    let says = Signal::derive(move || (text.now().deleted.selected)(selection.len()));
    let subjects = move || -> Vec<Subject> {
        let of_page = untrack(|| list.value()).map(|page| page.users).unwrap_or_default();
        let subject = |user_id: String| match of_page.iter().find(|user| user.user_id == user_id) {
            Some(deletion) => deletion.into(),
            None => Subject::from(user_id),
        };
        selection.keys().into_iter().map(subject).collect()
    };
    let restore = move || {
        is_owner.get().then(|| {
            view! {
                <SelectionAction icon=IconName::Undo on_press=move || actions.restore(subjects())>
                    {text.of(|words| words.deleted.restore_selected)}
                </SelectionAction>
            }
        })
    };
    view! {
        <SelectionBar selection says>
            {restore}
        </SelectionBar>
    }
}

fn range(text: Texts, page: &DeletedUserPage) -> String {
    if page.users.is_empty() {
        return text.now().deleted.nobody.to_owned();
    }
    let language = text.language();
    let last = page.first + page.users.len() as u64 - 1;
    (text.now().users.range)(
        &language.number(page.first),
        &language.number(last),
        &count(text, page.total),
    )
}
