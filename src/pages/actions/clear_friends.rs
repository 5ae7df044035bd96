//! Ends every friendship of users.

use leptos::prelude::*;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{RemoveAllFriends, RemoveAllFriendsRequest};

use super::Action;
use super::draft::ActionDraft;
use super::frame::{ActionDialog, ActionForm};
use super::reason::ReasonFields;
use super::{Effect, EffectList};
use crate::api::Client;
use crate::components::IconName;
use crate::form::Draft;
use crate::pages::parts::Curl;
use crate::state::CurrentApp;
use crate::text::use_text;

#[component]
pub(super) fn ClearFriendsDialog() -> impl IntoView {
    view! {
        <ActionDialog
            action=Action::ClearFriends
            title=|text, chosen| (text.now().friends.clear_title)(&chosen.who(text))
        >
            <ClearFriendsForm />
        </ActionDialog>
    }
}

#[component]
fn ClearFriendsForm() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let draft = ActionDraft::of::<RemoveAllFriends>(
        JobAction::ClearFriends,
        |_, user_ids| RemoveAllFriendsRequest {
            user_id: user_ids.into_iter().next().unwrap_or_default(),
        },
        |_| {},
    );
    let ActionDraft { actions, chosen, teller, reason, case, core, .. } = draft;
    let submit = move || {
        if draft.sent_as_job(client) {
            return;
        }
        let draft = Draft::<RemoveAllFriends>::of(core);
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            teller.done_for_good((text.now().friends.cleared)(&chosen.who(text)));
        });
    };
    let effects = Signal::derive(move || {
        let words = &text.now().friends;
        vec![
            Effect::new(IconName::Friends, words.effect_both_sides),
            Effect::new(IconName::Bubble, words.effect_friends_only),
            Effect::new(IconName::Alert, words.clear_final),
        ]
    });
    let aside = view! {
        <EffectList effects />
        <Curl command=core.curl() />
    }
    .into_any();
    view! {
        <ActionForm
            actions
            chosen
            draft=core
            on_submit=submit
            submit=text.of(|words| words.friends.clear_submit)
            submitting=text.of(|words| words.friends.clearing)
            failed=text.of(|words| words.friends.not_cleared)
            unanswered=text.of(|words| words.profile.repeat_is_safe)
            guard=text.of(|words| words.friends.clear_guard)
            harms=true
            aside
        >
            <ReasonFields draft=core reason case />
        </ActionForm>
    }
    .into_any()
}
