use leptos::prelude::*;

use super::Page;
use super::list::ProfileRow;
use crate::components::{CopyButton, IconButton, IconName, MenuItem, RowMenu};
use crate::pages::actions::Subject;
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::use_text;

/// What can be done with a profile: edit at hand, the rest in the menu.
#[component]
pub(super) fn RowActions(row: Signal<ProfileRow>, page: Page) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let subject = move || row.with(|row| Subject::from(row));
    let id = Signal::derive(move || row.with(|row| row.profile.user_id.clone()));
    let label = Signal::derive(move || (text.now().profiles.actions_for)(&subject().called()));
    let edit = move || page.peeked.set(Some(id.get_untracked()));
    let open = move || {
        let route = Route::User { app: app.slug_untracked(), user_id: id.get_untracked() };
        navigator.go(&route.href());
    };
    view! {
        <span data-late="">
            <CopyButton value=id label=text.of(|words| words.users.copy_id) />
            <IconButton
                icon=IconName::Edit
                label=text.of(|words| words.profiles.edit)
                on_press=edit
            />
        </span>
        <RowMenu label>
            <MenuItem icon=IconName::User on_select=open>
                {text.of(|words| words.profiles.open_user)}
            </MenuItem>
            <MenuItem icon=IconName::Trash on_select=move || page.clear(vec![untrack(subject)])>
                {text.of(|words| words.profiles.clear)}
            </MenuItem>
        </RowMenu>
    }
}
