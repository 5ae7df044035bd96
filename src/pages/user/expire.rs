use leptos::prelude::*;
use nexconn_api::nexconn::{ExpireAccessTokens, ExpireAccessTokensRequest};

use super::User;
use crate::api::Client;
use crate::components::{
    Button, ButtonKind, Dialog, DialogAside, DialogBody, DialogFooter, DialogSize, Form, IconName,
    RadioChoice, RadioGroup, TextField, TextKind, Toast, Toasts, TypedGuard,
};
use crate::form::{Draft, ProblemNotice};
use crate::pages::parts::{Curl, WhatHappens};
use crate::state::{Clock, CurrentApp};
use crate::text::{for_field, of_field, use_text};

/// Makes access tokens invalid that were obtained before a moment.
#[component]
pub(super) fn ExpireDialog(user: User, open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <Dialog
            open
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=Signal::derive(move || (text.now().expire.title)(&user.display_name()))
            on_close=move || open.set(false)
        >
            <ExpireForm user open />
        </Dialog>
    }
}

#[component]
fn ExpireForm(user: User, open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    let toasts: Toasts = expect_context();
    let all = RwSignal::new(true);
    let now = RwSignal::new(clock.now());
    let moment = RwSignal::new(for_field(clock.now()));
    let reason = RwSignal::new(String::new());
    let typed = RwSignal::new(String::new());
    let expires_at =
        Memo::new(
            move |_| {
                if all.get() { Some(now.get()) } else { moment.with(|moment| of_field(moment)) }
            },
        );
    let draft = Draft::<ExpireAccessTokens>::new(move || ExpireAccessTokensRequest {
        user_ids: vec![user.id()],
        // No moment at all is told as what it is: a number that is out of range.
        expires_at: expires_at.get().unwrap_or(-1),
    })
    .with_reason(reason);
    let must_type =
        Memo::new(move |_| app.is_production() && typed.with(|typed| *typed != user.id()));
    let submit = move || {
        if must_type.get_untracked() {
            return;
        }
        // A try that the gateway may have is repeated as it was, so that it counts as the same.
        if all.get_untracked() && !draft.has_open_intent() {
            now.set(clock.now());
        }
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let name = untrack(|| user.display_name());
            let words = &text.now().expire;
            let done = if all.get_untracked() {
                (words.done)(&name)
            } else {
                let moment = expires_at.get_untracked().unwrap_or_default();
                (words.done_before)(&name, &text.language().exact_time(moment))
            };
            toasts.show(Toast { icon: IconName::Check, text: done, action: None });
            open.set(false);
            user.read.again();
        });
    };
    let blocked =
        Signal::derive(move || must_type.get().then(|| text.now().expire.type_first.to_owned()));
    let effects = Signal::derive(move || {
        let words = &text.now().expire;
        vec![words.effect_stay, words.effect_reconnect, words.effect_later, words.effect_final]
    });
    let moment_hint = Signal::derive(move || {
        let words = &text.now().expire;
        let at = expires_at.get().unwrap_or_default();
        if at > clock.shown() + 60_000 {
            return Some(words.future.to_owned());
        }
        Some((words.moment_hint)(&text.language().zone(at)))
    });
    let moment_error = Signal::derive(move || {
        let is_missing = expires_at.get().is_none();
        is_missing.then(|| text.now().rules.missing.to_owned())
    });
    let moment_field = move || {
        (!all.get()).then(|| {
            view! {
                <TextField
                    label=text.of(|words| words.expire.moment)
                    value=moment
                    kind=TextKind::DateTime
                    hint=moment_hint
                    error=moment_error
                />
            }
        })
    };
    let guard = move || {
        app.is_production().then(|| {
            view! {
                <TypedGuard
                    expected=user.id()
                    typed
                    before=text.of(|words| words.expire.type_before)
                    after=text.of(|words| words.expire.type_after)
                />
            }
        })
    };
    view! {
        <Form on_submit=submit>
            <DialogBody>
                <ProblemNotice
                    draft=draft.core()
                    failed=text.of(|words| words.expire.failed)
                    unanswered=text.of(|words| words.expire.unknown_safe)
                />
                <RadioGroup legend=text.of(|words| words.expire.which)>
                    <RadioChoice
                        chosen=all
                        on_choose=move || all.set(true)
                        hint=text.of(|words| words.expire.all_hint)
                    >
                        {text.of(|words| words.expire.all)}
                    </RadioChoice>
                    <RadioChoice
                        chosen=Signal::derive(move || !all.get())
                        on_choose=move || all.set(false)
                    >
                        {text.of(|words| words.expire.before)}
                    </RadioChoice>
                </RadioGroup>
                {moment_field}
                <TextField
                    label=text.of(|words| words.form.reason)
                    value=reason
                    rows=2
                    optional=true
                    hint=text.of(|words| words.form.reason_hint)
                    error=draft.error_of("reason")
                    on_commit=move || draft.leave("reason")
                />
            </DialogBody>
            <DialogAside>
                <WhatHappens effects />
                <Curl command=draft.curl() />
            </DialogAside>
            <DialogFooter>
                {guard}
                <Button on_press=move || open.set(false)>{text.of(|words| words.form.cancel)}</Button>
                <Button
                    kind=ButtonKind::DangerFilled
                    submit=true
                    busy=draft.busy()
                    busy_label=text.of(|words| words.expire.submitting)
                    blocked
                >
                    {text.of(|words| words.expire.submit)}
                </Button>
            </DialogFooter>
        </Form>
    }
    .into_any()
}
