use leptos::prelude::*;
use nexconn_api::streams::{ExportFriends, ExportUserRequest};

use super::acts::FriendActs;
use super::columns::columns;
use super::list::Friends;
use crate::components::{IconName, SelectionAction};
use crate::pages::parts::{List, ListFoot, ListSelected, ListTable, path_of_file};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The rows, what can be done with those that are selected, and the foot of the list.
#[component]
pub(super) fn Rows(list: List<Friends>, acts: FriendActs) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let file = Signal::derive(move || {
        let user_id = list.query.with(|query| query.search.clone());
        path_of_file::<ExportFriends>(&ExportUserRequest { app: app.slug(), user_id })
    });
    // What was asked for is done: a next action is about others.
    Effect::new(move |before: Option<u32>| {
        let changes = acts.changes();
        if before.is_some_and(|before| before != changes) {
            list.selection.clear();
        }
        changes
    });
    view! {
        <div class="friends-table">
            <ListTable
                list
                caption=|words| words.friends.title
                columns=columns(text, app, acts)
                select=|words| words.friends.select
            />
        </div>
        <ListSelected list says=|words| words.friends.selected>
            <SelectionAction icon=IconName::X on_press=move || acts.removing.set(list.selected())>
                {text.of(|words| words.friends.remove_selected)}
            </SelectionAction>
        </ListSelected>
        <ListFoot list nobody=|words| words.friends.nobody file />
    }
}
