use leptos::prelude::*;
use nexconn_api::nexconn::{
    AddFriendRequest, ChannelType, RemoveUserBlocklistRequest, SetChannelTypeMuteRequest,
};
use nexconn_api::verdict::message::Mend;

use super::panel::Pair;
use super::person::Person;
use crate::components::{Button, ButtonLink, IconName};
use crate::pages::actions::use_actions;
use crate::pages::parts::use_is_owner;
use crate::pages::register;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// What mends the step that stops a message.
#[component]
pub(super) fn MendButton(mend: Mend, pair: Pair) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    let is_owner = use_is_owner();
    let Pair { from, to, .. } = pair;
    match mend {
        Mend::AskAgain | Mend::UnblockReceiver | Mend::UnbanReceiver => ().into_any(),
        Mend::RestoreSender | Mend::RestoreReceiver => {
            let person = if mend == Mend::RestoreSender { from } else { to };
            let restore = move || actions.restore(untrack(|| person.subject()));
            let button = move || {
                is_owner.get().then(|| {
                    view! {
                        <Button icon=IconName::Undo on_press=restore>
                            {move || (text.now().talk.restore)(&person.called())}
                        </Button>
                    }
                })
            };
            button.into_any()
        }
        Mend::RegisterSender => view! { <Register person=from /> }.into_any(),
        Mend::RegisterReceiver => view! { <Register person=to /> }.into_any(),
        Mend::UnbanSender => {
            let unban = move || actions.unban(untrack(|| from.subject()));
            view! {
                <Button icon=IconName::Undo on_press=unban>
                    {move || (text.now().talk.unban)(&from.called())}
                </Button>
            }
            .into_any()
        }
        Mend::UnmuteSender => {
            let unmute = pair.quick(|quick| quick.unmute);
            let let_write = move || {
                let Some(user_id) = from.id.get_untracked() else { return };
                let said = untrack(|| (text.now().mutes.unmuted)(&from.called()));
                let request = SetChannelTypeMuteRequest {
                    user_ids: vec![user_id],
                    mute_state: 0,
                    channel_types: vec![ChannelType::Person],
                };
                unmute.make(request, said);
            };
            view! {
                <Button icon=IconName::Undo busy=unmute.busy() on_press=let_write>
                    {move || (text.now().talk.unmute)(&from.called())}
                </Button>
            }
            .into_any()
        }
        Mend::UnblockSender => {
            let unblock = pair.quick(|quick| quick.unblock);
            let take_off = move || {
                let ids = untrack(|| to.id.get().zip(from.id.get()));
                let Some((user_id, blocked)) = ids else { return };
                let said =
                    untrack(|| (text.now().blocklists.unblocked)(&from.called(), &to.called()));
                let blocked_user_ids = vec![blocked];
                unblock.make(RemoveUserBlocklistRequest { user_id, blocked_user_ids }, said);
            };
            view! {
                <Button icon=IconName::Undo busy=unblock.busy() on_press=take_off>
                    {move || (text.now().talk.unblock)(&from.called())}
                </Button>
            }
            .into_any()
        }
        Mend::MakeFriends => {
            let befriend = pair.quick(|quick| quick.befriend);
            let add = move || {
                let ids = untrack(|| from.id.get().zip(to.id.get()));
                let Some((user_id, target_id)) = ids else { return };
                let said = untrack(|| (text.now().talk.made_friends)(&from.called(), &to.called()));
                let action = Some(DIRECTLY);
                let request = AddFriendRequest { user_id, target_id, action, extra: None };
                befriend.make(request, said);
            };
            view! {
                <Button icon=IconName::Friends busy=befriend.busy() on_press=add>
                    {text.of(|words| words.talk.make_friends)}
                </Button>
            }
            .into_any()
        }
        Mend::Declare => view! {
            <ButtonLink href=Signal::derive(move || Route::App { app: app.slug() }.href())>
                {text.of(|words| words.talk.declare)}
            </ButtonLink>
        }
        .into_any(),
    }
}

/// Adds a friend whoever the other lets add them.
const DIRECTLY: i64 = 2;

#[component]
fn Register(person: Person) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let href =
        Signal::derive(move || register::href(&app.slug(), &person.id.get().unwrap_or_default()));
    view! {
        <ButtonLink href icon=IconName::UserPlus>
            {move || (text.now().talk.register)(&person.called())}
        </ButtonLink>
    }
}
