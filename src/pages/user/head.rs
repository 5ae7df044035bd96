use leptos::prelude::*;
use nexconn_api::admin::Finding;

use super::{MuteItem, Muted, User};
use crate::components::{
    BanStamp, Button, DeletedStamp, Dot, DotState, Icon, IconName, Menu, MenuItem, MenuLink,
};
use crate::pages::actions::use_actions;
use crate::pages::parts::{Moment, use_is_owner};
use crate::pages::register;
use crate::state::CurrentApp;
use crate::text::use_text;

/// What is out of the usual: a soft deletion, or else a ban and a mute.
#[component]
pub(super) fn Stamps(user: User) -> impl IntoView {
    let text = use_text();
    let is_deleted = Memo::new(move |_| user.deletion.with(Option::is_some));
    let is_banned = Memo::new(move |_| user.ban.with(Option::is_some));
    move || match (is_deleted.get(), is_banned.get()) {
        (true, _) => {
            view! { <DeletedStamp label=text.of(|words| words.deleted_user.stamp) /> }.into_any()
        }
        (false, true) => view! {
            <BanStamp label=text.of(|words| words.ban.banned) />
            <Muted user />
        }
        .into_any(),
        (false, false) => view! { <Muted user /> }.into_any(),
    }
}

/// Whether the user is online, and as of when.
#[component]
pub(super) fn Online(user: User) -> impl IntoView {
    let text = use_text();
    move || {
        let online = user.report.with(|report| {
            // Of an id that nobody has, Nexconn says offline.
            let report = report.filter(|report| report.registered != Finding::Known(false));
            report.map(|report| report.online.clone())
        })?;
        let words = &text.now().user_ban;
        Some(match online {
            Finding::Known(known) => {
                let state = if known.online { DotState::On } else { DotState::Off };
                let says = if known.online { words.online } else { words.offline };
                view! {
                    <Dot state>
                        {says} " "
                        <span class="faint small">{words.online_as_of} " " <Moment at=known.at /></span>
                    </Dot>
                }
                .into_any()
            }
            Finding::Refused { .. } | Finding::Unreachable => {
                view! { <span class="faint">{words.online_unknown}</span> }.into_any()
            }
        })
    }
}

/// What can be done to the user: the usual thing as a button, the rest in a menu.
#[component]
pub(super) fn HeadActions(user: User) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    let is_banned = Memo::new(move |_| user.ban.with(Option::is_some));
    let is_standing =
        Memo::new(move |_| user.ban.with(|ban| ban.as_ref().is_some_and(|ban| ban.state.standing)));
    let usual = move || {
        if is_banned.get() {
            view! {
                <Button icon=IconName::Undo on_press=move || actions.unban([user.subject()])>
                    {text.of(|words| words.user_ban.unban)}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <Button icon=IconName::Ban on_press=move || actions.ban([user.subject()])>
                    {text.of(|words| words.user_ban.ban)}
                </Button>
            }
            .into_any()
        }
    };
    let issue = Signal::derive(move || register::href(&app.slug(), &user.id()));
    let is_deleted = Memo::new(move |_| user.deletion.with(Option::is_some));
    let is_owner = use_is_owner();
    let all = move || {
        view! {
            {usual}
            <Menu
                label=text.of(|words| words.user_ban.more)
                face=view! { <Icon name=IconName::More /> }.into_any()
            >
                {move || is_banned.get().then(|| view! {
                    <MenuItem icon=IconName::Clock on_select=move || actions.ban([user.subject()])>
                        {text.of(|words| words.user_ban.change_end)}
                    </MenuItem>
                })}
                {move || is_standing.get().then(|| view! {
                    <MenuItem icon=IconName::Stop on_select=move || actions.stop_standing([user.subject()])>
                        {text.of(|words| words.user_ban.stop_renewing)}
                    </MenuItem>
                })}
                <MuteItem user />
                <MenuItem icon=IconName::Unplug on_select=move || actions.kick([user.subject()])>
                    {text.of(|words| words.user_ban.kick)}
                </MenuItem>
                <MenuItem icon=IconName::KeyOff on_select=move || actions.expire([user.subject()])>
                    {text.of(|words| words.user.expire)}
                </MenuItem>
                <MenuLink href=issue>{text.of(|words| words.user.issue)}</MenuLink>
                {move || is_owner.get().then(|| view! {
                    <MenuItem icon=IconName::Trash on_select=move || actions.delete([user.subject()])>
                        {text.of(|words| words.deleted_user.delete)}
                    </MenuItem>
                })}
            </Menu>
        }
    };
    // Whoever is deleted can be restored, and nothing else.
    let restore = move || {
        is_owner.get().then(|| {
            view! {
                <Button icon=IconName::Undo on_press=move || actions.restore([user.subject()])>
                    {text.of(|words| words.deleted_user.restore)}
                </Button>
            }
        })
    };
    move || if is_deleted.get() { restore.into_any() } else { all().into_any() }
}
