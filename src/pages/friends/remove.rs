use leptos::prelude::*;
use nexconn_api::admin::JobAction;
use nexconn_api::nexconn::{FRIENDS_A_CALL, RemoveFriends, RemoveFriendsRequest};

use super::acts::FriendActs;
use crate::components::{Dialog, DialogSize, IconName};
use crate::pages::actions::reason::ReasonFields;
use crate::pages::actions::{Effect, EffectList, PairsDraft, Subject};
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
        (text.now().friends.remove_title)(&whom, &acts.called())
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
    let chosen = StoredValue::new(acts.removing.get_untracked());
    let ids = chosen.with_value(|chosen| chosen.iter().map(|f| f.user_id.clone()).collect());
    let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let draft = PairsDraft::<RemoveFriends>::new(
        acts.user.get_untracked().user_id,
        Signal::stored(ids),
        FRIENDS_A_CALL,
        |user_id, target_ids| RemoveFriendsRequest { user_id, target_ids },
        JobAction::RemoveFriends,
        (reason, case),
    );
    let core = draft.core;
    let submit = move || {
        let close = move || {
            acts.removing.set(Vec::new());
            acts.done();
        };
        draft.send(close, move || {
            let whom = chosen.with_value(|chosen| whom(text, chosen));
            close();
            draft.tell((text.now().friends.removed)(&whom));
        });
    };
    let effects = Signal::derive(move || {
        let words = &text.now().friends;
        let job = draft.is_job.get().then(|| {
            let job = (words.effect_job)(FRIENDS_A_CALL);
            Effect::new(IconName::Jobs, job)
        });
        let effects = [
            Effect::new(IconName::Friends, words.effect_both_sides),
            Effect::new(IconName::Edit, words.effect_notes_go),
            Effect::new(IconName::Bubble, words.effect_friends_only),
        ];
        effects.into_iter().chain(job).collect::<Vec<_>>()
    });
    let aside = view! {
        <EffectList effects />
        <Curl command=core.curl() />
    }
    .into_any();
    let count = chosen.with_value(Vec::len);
    let friend = |friend: Subject| {
        let title = friend.user_id.clone();
        view! { <li><bdi title=title>{friend.called()}</bdi></li> }
    };
    let shown = chosen.with_value(|chosen| chosen.iter().take(SHOWN).cloned().collect::<Vec<_>>());
    let rest = (count > SHOWN).then(|| {
        let rest =
            move || (text.now().friends.and_more)(&text.language().number((count - SHOWN) as u64));
        view! { <li class="faint">{rest}</li> }
    });
    view! {
        <ChangeForm
            draft=core
            on_close=move || acts.removing.set(Vec::new())
            on_submit=submit
            submit=Signal::derive(move || (text.now().friends.remove_submit)(count))
            submitting=text.of(|words| words.friends.removing)
            failed=text.of(|words| words.friends.not_removed)
            unanswered=text.of(|words| words.friends.unanswered)
            aside
        >
            <ul class="friends-chosen">{shown.into_iter().map(friend).collect_view()} {rest}</ul>
            <ReasonFields draft=core reason case />
        </ChangeForm>
    }
    .into_any()
}

/// The name of the one, or such as "3 users".
fn whom(text: Texts, friends: &[Subject]) -> String {
    match friends {
        [one] => one.called(),
        friends => (text.now().dialogs.users)(&text.language().number(friends.len() as u64)),
    }
}
