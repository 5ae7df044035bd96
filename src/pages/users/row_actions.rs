use leptos::prelude::*;
use nexconn_api::admin::DirectoryUser;

use super::UsersState;
use super::acts::Act;
use crate::components::{CopyButton, IconButton, IconName, MenuGroup, MenuItem, RowMenu};
use crate::pages::parts::use_is_owner;
use crate::pages::register;
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::use_text;

/// What can be done with one user: the quickest beside the ⋯ that holds all of it.
#[component]
pub(super) fn RowActions(user: Signal<DirectoryUser>, state: UsersState) -> impl IntoView {
    let text = use_text();
    let id = Signal::derive(move || user.with(|user| user.user_id.clone()));
    let is_owner = use_is_owner();
    let quickest = Memo::new(move |_| user.with(quickest));
    let quickest_label = move || {
        let words = text.now();
        let label = match quickest.get() {
            Act::Unban => words.user_rows.unban_user,
            Act::Restore => words.deleted_user.restore_user,
            _ => words.user_rows.ban_user,
        };
        user.with(|user| label(display_name(user)))
    };
    let is_offered = Memo::new(move |_| is_owner.get() || !quickest.get().is_owners());
    let quickest_button = move || {
        is_offered.get().then(|| {
            view! {
                <IconButton
                    icon=Signal::derive(move || quickest.get().icon())
                    label=Signal::derive(quickest_label)
                    on_press=move || user.with_untracked(|user| state.act_on(quickest.get_untracked(), user))
                />
            }
        })
    };
    view! {
        <span data-late="">
            <CopyButton value=id label=text.of(|words| words.users.copy_id) />
            {quickest_button}
        </span>
        <UserMenu user state is_in_row=true />
    }
}

/// What is done next to a user most often.
pub(super) fn quickest(user: &DirectoryUser) -> Act {
    match (&user.deletion, &user.ban) {
        (Some(_), _) => Act::Restore,
        (None, Some(_)) => Act::Unban,
        (None, None) => Act::Ban,
    }
}

/// All that can be done with one user.
#[component]
pub(super) fn UserMenu(
    user: Signal<DirectoryUser>,
    state: UsersState,
    /// It stands in the list, from where the user can be shown beside it.
    #[prop(optional)]
    is_in_row: bool,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let id = move || user.with_untracked(|user| user.user_id.clone());
    let is_banned = Memo::new(move |_| user.with(|user| user.ban.is_some()));
    let is_deleted = Memo::new(move |_| user.with(|user| user.deletion.is_some()));
    let is_owner = use_is_owner();
    let open = move || {
        let route = Route::User { app: app.slug_untracked(), user_id: id() };
        navigator.go(&route.href());
    };
    let issue = move || navigator.go(&register::href(&app.slug_untracked(), &id()));
    let act = move |act: Act| {
        let name = match act {
            Act::Ban if is_banned.get() => text.of(|words| words.user_rows.change_ban),
            _ => text.of(act.name()),
        };
        let is_offered =
            act.fits(is_deleted.get(), is_banned.get()) && (is_owner.get() || !act.is_owners());
        let select = move || user.with_untracked(|user| state.act_on(act, user));
        is_offered.then(|| view! { <MenuItem icon=act.icon() on_select=select>{name}</MenuItem> })
    };
    let label =
        Signal::derive(move || user.with(|user| (text.now().user_rows.menu)(display_name(user))));
    view! {
        <RowMenu label>
            {is_in_row
                .then(|| {
                    view! {
                        <MenuItem icon=IconName::User on_select=open>
                            {text.of(|words| words.user_rows.open)}
                        </MenuItem>
                        {has_room_beside()
                            .then(|| {
                                view! {
                                    <MenuItem
                                        icon=IconName::Panel
                                        on_select=move || state.peeked.set(Some(id()))
                                    >
                                        {text.of(|words| words.user_rows.peek)}
                                    </MenuItem>
                                }
                            })}
                    }
                })}
            <MenuGroup label=text.of(|words| words.user_rows.change)>
                {move || Act::ALL.map(act).collect_view()}
                {move || {
                    (!is_deleted.get())
                        .then(|| {
                            view! {
                                <MenuItem icon=IconName::Key on_select=issue>
                                    {text.of(|words| words.user.issue)}
                                </MenuItem>
                            }
                        })
                }}
            </MenuGroup>
        </RowMenu>
    }
}

/// Whether a panel fits beside the list; `style/components/peek.css` says the same.
fn has_room_beside() -> bool {
    let query = window().match_media("(width > 640px)").ok().flatten();
    query.is_none_or(|query| query.matches())
}

/// The name, or the id where there is none.
pub(super) fn display_name(user: &DirectoryUser) -> &str {
    user.name.as_deref().filter(|name| !name.is_empty()).unwrap_or(&user.user_id)
}
