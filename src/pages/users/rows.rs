use leptos::prelude::*;

use super::columns::columns;
use super::selected::Selected;
use super::{UsersState, list};
use crate::pages::parts::{ListFoot, ListTable};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The rows, the bar for those selected, and the foot of the list.
#[component]
pub(super) fn Rows(state: UsersState) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let list = state.list;
    view! {
        <ListTable
            list
            caption=|words| words.users.title
            columns=columns(text, app, state)
            select=|words| words.user_rows.select
            peeked=state.peeked
            in_view=state.in_view
        />
        <Selected state />
        <ListFoot list nobody=|words| words.users.nobody file=list::file(list) />
    }
}
