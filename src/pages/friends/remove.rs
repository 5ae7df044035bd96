use leptos::prelude::*;
use nexconn_api::nexconn::{FRIENDS_A_CALL, RemoveFriends, RemoveFriendsRequest};

use super::acts::FriendActs;
use crate::api::Client;
use crate::components::{Dialog, DialogSize, IconName, Toast, Toasts};
use crate::form::Draft;
use crate::pages::Undo;
use crate::pages::actions::reason::ReasonFields;
use crate::pages::actions::{Effect, EffectList, Subject};
use crate::pages::parts::{ChangeForm, Curl};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Rows of users that are shown; more of them are counted in the title.
const SHOWN: usize = 8;

/// Ends friendships of a user.
#[component]
pub(super) fn RemoveDialog(acts: FriendActs) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let removing = acts.removing;
    let title = move || {
        let whom = removing.with(|chosen| whom(text, chosen));
        (text.now().friends.remove_title)(
            &whom,
            acts.user.with(|user| user.called().to_owned()).as_str(),
        )
    };
    view! {
        <Dialog
            open=Signal::derive(move || removing.with(|chosen| !chosen.is_empty()))
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=Signal::derive(title)
            on_close=move || removing.set(Vec::new())
        >
            <RemoveForm acts />
        </Dialog>
    }
}

#[component]
fn RemoveForm(acts: FriendActs) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let undo = Undo::here();
    let chosen = StoredValue::new(acts.removing.get_untracked());
    let user_id = acts.user.get_untracked().user_id;
    let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let draft = Draft::<RemoveFriends>::new(move || RemoveFriendsRequest {
        user_id: user_id.clone(),
        target_ids: chosen
            .with_value(|chosen| chosen.iter().map(|friend| friend.user_id.clone()).collect()),
    })
    .with_reason(reason)
    .with_case(case);
    let submit = move || {
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let whom = chosen.with_value(|chosen| whom(text, chosen));
            let action = draft.entry().map(|entry| undo.offer(app, entry));
            let text = (text.now().friends.removed)(&whom);
            toasts.show(Toast { icon: IconName::Check, text, action });
            acts.removing.set(Vec::new());
            acts.done();
        });
    };
    let effects = Signal::derive(move || {
        let words = &text.now().friends;
        vec![
            Effect::new(IconName::Friends, words.effect_both_sides),
            Effect::new(IconName::Edit, words.effect_notes_go),
            Effect::new(IconName::Bubble, words.effect_friends_only),
        ]
    });
    let aside = view! {
        <EffectList effects />
        <Curl command=draft.curl() />
    }
    .into_any();
    let count = chosen.with_value(Vec::len);
    let blocked = Signal::derive(move || {
        (count > FRIENDS_A_CALL).then(|| (text.now().friends.too_many)(FRIENDS_A_CALL))
    });
    let friend = |friend: Subject| {
        let title = friend.user_id.clone();
        view! { <li><bdi title=title>{friend.called().to_owned()}</bdi></li> }
    };
    let shown = chosen.with_value(|chosen| chosen.iter().take(SHOWN).cloned().collect::<Vec<_>>());
    let rest = (count > SHOWN).then(|| {
        let rest =
            move || (text.now().friends.and_more)(&text.language().number((count - SHOWN) as u64));
        view! { <li class="faint">{rest}</li> }
    });
    view! {
        <ChangeForm
            draft=draft.core()
            on_close=move || acts.removing.set(Vec::new())
            on_submit=submit
            submit=Signal::derive(move || (text.now().friends.remove_submit)(count))
            submitting=text.of(|words| words.friends.removing)
            failed=text.of(|words| words.friends.not_removed)
            unanswered=text.of(|words| words.friends.unanswered)
            blocked
            aside
        >
            <ul class="friends-chosen">{shown.into_iter().map(friend).collect_view()} {rest}</ul>
            <ReasonFields draft=draft.core() reason case />
        </ChangeForm>
    }
    .into_any()
}

/// The name of the one, or such as "3 users".
fn whom(text: Texts, friends: &[Subject]) -> String {
    match friends {
        [one] => one.called().to_owned(),
        friends => (text.now().dialogs.users)(&text.language().number(friends.len() as u64)),
    }
}
