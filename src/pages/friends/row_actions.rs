use leptos::prelude::*;
use nexconn_api::nexconn::Friend;

use super::acts::FriendActs;
use super::list::FriendRow;
use crate::components::{CopyButton, IconButton, IconName, MenuItem, MenuLink, RowMenu};
use crate::pages::actions::Subject;
use crate::pages::friends::FriendsQuery;
use crate::state::CurrentApp;
use crate::text::use_text;

/// What can be done with a friend: alias and removal at hand, the rest in the menu.
#[component]
pub(super) fn RowActions(row: Signal<FriendRow>, acts: FriendActs) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let subject = move || row.with(|row| Subject::from(row));
    let id = Signal::derive(move || row.with(|row| row.friend.user_id.clone()));
    let label = Signal::derive(move || (text.now().friends.actions_for)(&subject().called()));
    let edit = move || {
        let named = |row: &FriendRow| Friend {
            name: row.name().map(ToOwned::to_owned),
            ..row.friend.clone()
        };
        acts.editing.set(Some(row.with_untracked(named)));
    };
    let remove = move || acts.removing.set(vec![untrack(subject)]);
    let theirs =
        Signal::derive(move || FriendsQuery::default().searching(id.get()).href(&app.slug()));
    view! {
        <span data-late="">
            <CopyButton value=id label=text.of(|words| words.users.copy_id) />
            <IconButton icon=IconName::Edit label=text.of(|words| words.friends.edit) on_press=edit />
            <IconButton icon=IconName::X label=text.of(|words| words.friends.remove) on_press=remove />
        </span>
        <RowMenu label>
            <MenuItem icon=IconName::Edit on_select=edit>
                {text.of(|words| words.friends.edit)}
            </MenuItem>
            <MenuItem icon=IconName::X on_select=remove>
                {text.of(|words| words.friends.remove)}
            </MenuItem>
            <MenuLink href=theirs>{text.of(|words| words.friends.theirs)}</MenuLink>
        </RowMenu>
    }
}
