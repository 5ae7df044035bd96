use leptos::prelude::*;
use nexconn_api::nexconn::{UpdateUser, UpdateUserRequest};

use super::User;
use crate::api::Client;
use crate::components::{
    Button, ButtonKind, Dialog, DialogAside, DialogBody, DialogFooter, DialogSize, Form, IconName,
    TextField, TextKind, Toast, Toasts,
};
use crate::form::{Draft, ProblemNotice};
use crate::pages::Undo;
use crate::pages::parts::{Curl, WhatHappens, avatar_hint};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Changes name and avatar; sends only what was changed.
#[component]
pub(super) fn EditDialog(user: User, open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <Dialog
            open
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=Signal::derive(move || (text.now().edit.title)(&user.display_name()))
            on_close=move || open.set(false)
        >
            <EditForm user open />
        </Dialog>
    }
}

#[component]
fn EditForm(user: User, open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let undo = Undo::here();
    let stored_name =
        Memo::new(move |_| user.profile.with(|profile| profile.name.clone().unwrap_or_default()));
    let stored_avatar =
        Memo::new(move |_| user.profile.with(|profile| profile.avatar.clone().unwrap_or_default()));
    let name = RwSignal::new(stored_name.get_untracked());
    let avatar = RwSignal::new(stored_avatar.get_untracked());
    let changed = move |field: RwSignal<String>, stored: Memo<String>| {
        let now = field.get();
        stored.with(|stored| *stored != now).then_some(now)
    };
    let draft = Draft::<UpdateUser>::new(move || UpdateUserRequest {
        user_id: user.id(),
        name: changed(name, stored_name),
        avatar_url: changed(avatar, stored_avatar),
    });
    let changes = Memo::new(move |_| {
        [changed(name, stored_name), changed(avatar, stored_avatar)].iter().flatten().count()
    });
    let submit = move || {
        if changes.get_untracked() == 0 {
            return;
        }
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let words = (text.now().edit.done)(&name.get_untracked());
            let action = draft.entry().map(|entry| undo.offer(app, entry));
            toasts.show(Toast { icon: IconName::Check, text: words, action });
            open.set(false);
            user.read.again();
        });
    };
    let blocked = Signal::derive(move || {
        (changes.get() == 0).then(|| text.now().edit.nothing_yet.to_owned())
    });
    let effects =
        Signal::derive(move || vec![text.now().edit.effect, text.now().edit.effect_profile]);
    let avatar_hint = avatar_hint(text, avatar, move || {
        was(text, &stored_avatar.get(), &avatar.get())
            .unwrap_or_else(|| text.now().edit.avatar_hint.to_owned())
    });
    view! {
        <Form on_submit=submit>
            <DialogBody>
                <ProblemNotice
                    draft=draft.core()
                    failed=text.of(|words| words.edit.failed)
                    on_check=move || user.read.again()
                />
                <TextField
                    label=text.of(|words| words.edit.name)
                    value=name
                    note=draft.counter_of("name", name)
                    hint=Signal::derive(move || was(text, &stored_name.get(), &name.get()))
                    error=draft.error_of("name")
                    on_commit=move || draft.leave("name")
                    autofocus=true
                />
                <TextField
                    label=text.of(|words| words.edit.avatar)
                    value=avatar
                    kind=TextKind::Url
                    optional=true
                    hint=avatar_hint
                    error=draft.error_of("avatarUrl")
                    on_commit=move || draft.leave("avatarUrl")
                />
            </DialogBody>
            <DialogAside>
                <WhatHappens effects />
                <Curl command=draft.curl() />
            </DialogAside>
            <DialogFooter>
                <Button on_press=move || open.set(false)>{text.of(|words| words.form.cancel)}</Button>
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    busy=draft.busy()
                    busy_label=text.of(|words| words.edit.submitting)
                    blocked
                >
                    {move || (text.now().edit.submit)(changes.get())}
                </Button>
            </DialogFooter>
        </Form>
    }
    .into_any()
}

/// What a changed field held before.
fn was(text: Texts, stored: &str, now: &str) -> Option<String> {
    let words = &text.now().edit;
    match stored {
        _ if stored == now => None,
        "" => Some(words.was_empty.to_owned()),
        _ => Some((words.was)(stored)),
    }
}
