use leptos::prelude::*;

use super::columns::columns;
use super::list::{self, Deleted};
use crate::components::{IconName, SelectionAction};
use crate::pages::actions::use_actions;
use crate::pages::parts::{List, ListFoot, ListSelected, ListTable, use_is_owner};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The rows, what can be done with those that are selected, and the foot of the list.
#[component]
pub(super) fn Rows(list: List<Deleted>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    let is_owner = use_is_owner();
    let restore = move || {
        is_owner.get().then(|| {
            view! {
                <SelectionAction
                    icon=IconName::Undo
                    on_press=move || actions.restore(list.selected())
                >
                    {text.of(|words| words.deleted.restore_selected)}
                </SelectionAction>
            }
        })
    };
    view! {
        <div class="deleted-table">
            <ListTable
                list
                caption=|words| words.deleted.title
                columns=columns(text, app)
                select=|words| words.deleted.select
            />
        </div>
        <p class="deleted-note">{text.of(|words| words.deleted.list_note)}</p>
        <ListSelected list says=|words| words.deleted.selected>
            {restore}
        </ListSelected>
        <ListFoot list nobody=|words| words.deleted.nobody file=list::file(list) />
    }
}
