use leptos::prelude::*;
use nexconn_api::Code;
use nexconn_api::nexconn::{AddFriend, AddFriendRequest};
use nexconn_api::wire::{Done, Refusal};

use super::acts::FriendActs;
use crate::api::Client;
use crate::components::{
    Dialog, DialogSize, IconName, RadioChoice, RadioGroup, TextField, Toast, Toasts,
};
use crate::form::Draft;
use crate::pages::Undo;
use crate::pages::actions::reason::ReasonFields;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::{ChangeForm, Curl, UserPicker};
use crate::state::CurrentApp;
use crate::text::use_text;

/// What came of adding a friend.
enum Added {
    Friends,
    /// The other user was asked.
    Asked,
}

/// A request that waits for consent was done as well, though Nexconn gives it a code.
fn settle(answer: Result<Done, Refusal>) -> Result<Added, Refusal> {
    match answer {
        Ok(Done) => Ok(Added::Friends),
        Err(refusal) if refusal.code == Code::WAITS_FOR_CONSENT => Ok(Added::Asked),
        Err(refusal) => Err(refusal),
    }
}

/// Makes two users friends, or asks the other one.
#[component]
pub(super) fn AddDialog(acts: FriendActs) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <Dialog
            open=Signal::derive(move || acts.adding.with(Option::is_some))
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=Signal::derive(move || (text.now().friends.add_title)(&acts.called()))
            on_close=move || acts.adding.set(None)
        >
            <AddForm acts />
        </Dialog>
    }
}

#[component]
fn AddForm(acts: FriendActs) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let undo = Undo::here();
    let user = acts.user.get_untracked();
    let target = RwSignal::new(acts.adding.get_untracked().unwrap_or_default());
    let directly = RwSignal::new(false);
    let extra = RwSignal::new(String::new());
    let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let user_id = user.user_id.clone();
    let draft = Draft::<AddFriend>::new(move || AddFriendRequest {
        user_id: user_id.clone(),
        target_id: target.get(),
        action: Some(if directly.get() {
            AddFriendRequest::AT_ONCE
        } else {
            AddFriendRequest::AS_PERMITTED
        }),
        extra: Some(extra.get()).filter(|extra| !directly.get() && !extra.is_empty()),
    })
    .with_reason(reason)
    .with_case(case);
    let called = user.called();
    let submit = move || {
        let (user, friend) = (called.clone(), target.get_untracked());
        draft.send_call(client, app.slug_untracked(), settle, move |added| {
            let words = &text.now().friends;
            let (text, action) = match added {
                Added::Friends => {
                    let action = draft.entry().map(|entry| undo.offer(app, entry));
                    ((words.added)(&user, &friend), action)
                }
                Added::Asked => ((words.asked)(&friend), None),
            };
            toasts.show(Toast { icon: IconName::Friends, text, action });
            acts.adding.set(None);
            acts.done();
        });
    };
    let effects = Signal::derive(move || {
        let words = &text.now().friends;
        if directly.get() {
            vec![
                Effect::new(IconName::Friends, words.effect_at_once),
                Effect::new(IconName::Info, words.effect_told),
            ]
        } else {
            vec![
                Effect::new(IconName::Friends, words.effect_anyone),
                Effect::new(IconName::Clock, words.effect_approval),
                Effect::new(IconName::Ban, words.effect_nobody),
            ]
        }
    });
    let aside = view! {
        <EffectList effects />
        <Curl command=draft.curl() />
    }
    .into_any();
    let message = move || {
        (!directly.get()).then(|| {
            view! {
                <TextField
                    label=text.of(|words| words.friends.extra)
                    value=extra
                    rows=2
                    optional=true
                    note=draft.counter_of("extra", extra)
                    error=draft.error_of("extra")
                    on_commit=move || draft.leave("extra")
                />
            }
        })
    };
    view! {
        <ChangeForm
            draft=draft.core()
            on_close=move || acts.adding.set(None)
            on_submit=submit
            submit=Signal::derive(move || {
                let words = &text.now().friends;
                if directly.get() { words.submit_direct } else { words.submit_ask }.to_owned()
            })
            submitting=text.of(|words| words.friends.adding)
            failed=text.of(|words| words.friends.not_added)
            unanswered=text.of(|words| words.friends.unanswered)
            aside
        >
            <UserPicker
                label=text.of(|words| words.friends.target)
                chosen=Signal::derive(move || Some(target.get()).filter(|id| !id.is_empty()))
                error=draft.error_of("targetId")
                on_choose=move |id| {
                    target.set(id);
                    draft.leave("targetId");
                }
                autofocus=true
            />
            <RadioGroup legend=text.of(|words| words.friends.how)>
                <RadioChoice
                    chosen=Signal::derive(move || !directly.get())
                    on_choose=move || directly.set(false)
                    hint=Signal::derive(move || Some(text.now().friends.ask_hint.to_owned()))
                >
                    {text.of(|words| words.friends.ask)}
                </RadioChoice>
                <RadioChoice
                    chosen=directly
                    on_choose=move || directly.set(true)
                    hint=Signal::derive(move || Some(text.now().friends.direct_hint.to_owned()))
                >
                    {text.of(|words| words.friends.direct)}
                </RadioChoice>
            </RadioGroup>
            {message}
            <ReasonFields draft=draft.core() reason case />
        </ChangeForm>
    }
    .into_any()
}
