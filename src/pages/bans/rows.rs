use leptos::prelude::*;

use super::columns::columns;
use super::list::{self, Bans};
use crate::components::{IconName, SelectionAction};
use crate::pages::actions::use_actions;
use crate::pages::parts::{List, ListFoot, ListSelected, ListTable};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The rows, what can be done with those that are selected, and the foot of the list.
#[component]
pub(super) fn Rows(list: List<Bans>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    view! {
        <div class="bans-table">
            <ListTable
                list
                caption=|words| words.bans.title
                columns=columns(text, app)
                select=|words| words.bans.select
            />
        </div>
        <ListSelected list says=|words| words.bans.selected>
            <SelectionAction icon=IconName::Clock on_press=move || actions.ban(list.selected())>
                {text.of(|words| words.bans.change_selected)}
            </SelectionAction>
            <SelectionAction icon=IconName::Undo on_press=move || actions.unban(list.selected())>
                {text.of(|words| words.bans.unban_selected)}
            </SelectionAction>
            <SelectionAction icon=IconName::KeyOff on_press=move || actions.expire(list.selected())>
                {text.of(|words| words.user.expire)}
            </SelectionAction>
        </ListSelected>
        <ListFoot list nobody=|words| words.bans.nobody file=list::file(list) />
    }
}
