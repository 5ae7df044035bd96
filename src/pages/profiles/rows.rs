use leptos::prelude::*;
use nexconn_api::streams::{ExportAppRequest, ExportProfiles};

use super::Page;
use super::columns::columns;
use crate::components::{Icon, IconName, SelectionAction};
use crate::pages::parts::{ListFoot, ListSelected, ListTable, path_of_file};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The rows, what can be done with those that are selected, and the foot of the list.
#[component]
pub(super) fn Rows(page: Page) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let list = page.list;
    let file = Signal::derive(move || {
        path_of_file::<ExportProfiles>(&ExportAppRequest { app: app.slug() })
    });
    let keys = Memo::new(move |_| page.keys.get());
    // With other custom attributes there are other columns.
    let table = move || {
        view! {
            <ListTable
                list
                caption=|words| words.profiles.title
                columns=keys.with(|keys| columns(text, app, page, keys))
                select=|words| words.profiles.select
                peeked=page.peeked
            />
        }
    };
    view! {
        <div class="profiles-table">{table}</div>
        <p class="list-note">
            <Icon name=IconName::Info />
            <span>{text.of(|words| words.profiles.group_names)}</span>
        </p>
        <ListSelected list says=|words| words.profiles.selected>
            <SelectionAction
                icon=IconName::Trash
                on_press=move || page.clear(list.selected())
            >
                {text.of(|words| words.profiles.clear_selected)}
            </SelectionAction>
        </ListSelected>
        <ListFoot list nobody=|words| words.profiles.nobody file />
    }
}
