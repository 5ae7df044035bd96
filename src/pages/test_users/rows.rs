use leptos::prelude::*;
use nexconn_api::local::TestUser;

use super::Listed;
use crate::components::{
    Column, CopyButton, DeletedStamp, IconButton, IconName, Identifier, Pager, Place, Selecting,
    SelectionAction, SelectionBar, Table, UserLink,
};
use crate::pages::parts::Moment;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::{Texts, isolated, use_text};

/// The rows, what can be done with those that are selected, and the foot of the list.
#[component]
pub(super) fn Rows(listed: Listed) -> impl IntoView {
    let text = use_text();
    let Listed { list, paging, selection, chosen, .. } = listed;
    let rows = Signal::derive(move || {
        list.with(|page| page.map(|page| page.users.clone()).unwrap_or_default())
    });
    let label = Callback::new(move |user: TestUser| (text.now().test_users.select)(&called(&user)));
    let range = Signal::derive(move || {
        let (language, count) = (text.language(), rows.with(Vec::len) as u64);
        let before = paging.before();
        (text.now().test_users.range)(
            &language.number(before + count.min(1)),
            &language.number(before + count),
        )
    });
    let selected = move || {
        let keys = selection.keys();
        let is_selected = |user: &TestUser| keys.contains(&user.user_id);
        chosen.set(rows.get_untracked().into_iter().filter(is_selected).collect());
    };
    let next = move || {
        if let Some(token) = untrack(|| list.with(|page| page?.page_token.clone())) {
            selection.clear();
            paging.forward(token);
        }
    };
    let previous = move || {
        selection.clear();
        paging.back();
    };
    view! {
        <Table
            caption=text.of(|words| words.test_users.title)
            columns=columns(text, chosen)
            rows
            row_key=|user: TestUser| user.user_id
            loading=list.loading()
            selecting=Selecting { selection, label }
        />
        <SelectionBar
            selection
            says=Signal::derive(move || (text.now().test_users.selected)(selection.len()))
        >
            <SelectionAction icon=IconName::Trash on_press=selected>
                {text.of(|words| words.test_users.delete_selected)}
            </SelectionAction>
        </SelectionBar>
        <Pager
            range
            on_refresh=move || list.again()
            page_size=Signal::derive(move || paging.size())
            on_page_size=move |rows| {
                selection.clear();
                paging.resize(rows);
            }
            has_previous=Signal::derive(move || !paging.is_first())
            has_next=Signal::derive(move || list.with(|page| page.is_some_and(|page| page.page_token.is_some())))
            on_previous=previous
            on_next=next
        />
    }
}

/// What a user is called: by name, or by id where a soft delete has erased it.
pub(super) fn called(user: &TestUser) -> String {
    isolated(if user.name.is_empty() { &user.user_id } else { &user.name })
}

fn columns(text: Texts, chosen: RwSignal<Vec<TestUser>>) -> Vec<Column<TestUser>> {
    let app = CurrentApp::here();
    let who = move |user: TestUser| {
        let href = Route::User { app: app.slug(), user_id: user.user_id.clone() }.href();
        let name = Some(user.name).filter(|name| !name.is_empty());
        view! { <UserLink href id=user.user_id name nameless=text.of(|words| words.users.no_name) /> }
    };
    let status = move |user: TestUser| {
        user.soft_deleted.then(|| {
            view! { <DeletedStamp label=text.of(|words| words.test_users.soft_deleted) /> }
        })
    };
    let delete = move |user: Signal<TestUser>| {
        let id = Signal::derive(move || user.with(|user| user.user_id.clone()));
        view! {
            <span data-late="">
                <CopyButton value=id label=text.of(|words| words.users.copy_id) />
            </span>
            <IconButton
                icon=IconName::Trash
                label=Signal::derive(move || user.with(|user| (text.now().test_users.delete_user)(&called(user))))
                on_press=move || chosen.set(vec![user.get_untracked()])
            />
        }
    };
    vec![
        Column::new(text.of(|words| words.users.column_user), Place::Lead, who),
        Column::new(text.of(|words| words.users.column_id), Place::Under, |user: TestUser| {
            view! { <Identifier value=user.user_id /> }
        }),
        Column::new(text.of(|words| words.test_users.column_status), Place::End, status),
        Column::new(
            text.of(|words| words.test_users.column_registered),
            Place::EndUnder,
            |user: TestUser| view! { <Moment at=user.created_at /> },
        ),
        Column::lasting(text.of(|words| words.users.column_actions), Place::Actions, delete),
    ]
}
