use leptos::prelude::*;
use nexconn_api::local::{GetProfileKeys, GetProfileKeysRequest, ProfileKeys, SetProfileKeys};
use nexconn_api::nexconn::EXT_ATTRIBUTES;

use crate::api::{Client, Reading};
use crate::components::{
    Button, ButtonSize, Dialog, DialogSize, IconName, Setting, Source, SourceKind, TextField,
    TextKind, Toast, Toasts,
};
use crate::form::Draft;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::{ChangeForm, Curl};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The custom attributes that a hosted profile may have.
#[component]
pub(super) fn KeysRow() -> impl IntoView {
    let app = CurrentApp::here();
    if untrack(|| app.has_console()) {
        view! { <Declared /> }.into_any()
    } else {
        view! { <InTheCloud /> }.into_any()
    }
}

/// The name of the row, and what it is for.
#[component]
fn Row(
    source: AnyView,
    #[prop(optional)] actions: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let explanation =
        Signal::derive(move || (text.now().chat_settings.keys_explained)(EXT_ATTRIBUTES));
    view! {
        <Setting
            icon=IconName::Profile
            name=text.of(|words| words.chat_settings.keys)
            explanation
            source
            actions=view! { {actions} }.into_any()
        >
            {children()}
        </Setting>
    }
}

/// No API tells them.
#[component]
fn InTheCloud() -> impl IntoView {
    let text = use_text();
    let source = view! {
        <Source kind=SourceKind::Unknown>{text.of(|words| words.chat_settings.keys_cloud)}</Source>
    }
    .into_any();
    view! {
        <Row source>
            <span class="setting-where">{text.of(|words| words.chat_settings.keys_place)}</span>
        </Row>
    }
}

#[component]
fn Declared() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let open = RwSignal::new(false);
    let reading =
        Reading::new(move || client.ask::<GetProfileKeys>(app.slug(), &GetProfileKeysRequest {}));
    let keys = Memo::new(move |_| reading.with(|read| read.map(|read| read.keys.clone())));
    let content = move || {
        match keys.get() {
        Some(keys) if keys.is_empty() => {
            view! { <span>{text.of(|words| words.chat_settings.keys_none)}</span> }.into_any()
        }
        Some(keys) => {
            let key = |key: String| view! { <li><code dir="ltr">{key}</code></li> };
            view! { <ul class="profile-keys">{keys.into_iter().map(key).collect_view()}</ul> }
                .into_any()
        }
        None if reading.error().is_some() => {
            view! { <span class="setting-wrong">{text.of(|words| words.chat_settings.keys_unread)}</span> }
                .into_any()
        }
        None => ().into_any(),
    }
    };
    let source = view! {
        <Source kind=SourceKind::Set>{text.of(|words| words.app_page.set_here)}</Source>
    }
    .into_any();
    let actions = view! {
        <Button size=ButtonSize::Small on_press=move || open.set(true)>
            {text.of(|words| words.chat_settings.change)}
        </Button>
    }
    .into_any();
    view! {
        <Row source actions>
            {content}
        </Row>
        <Dialog
            open
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=text.of(|words| words.chat_settings.keys_title)
            on_close=move || open.set(false)
        >
            <KeysForm reading open />
        </Dialog>
    }
}

#[component]
fn KeysForm(reading: Reading<ProfileKeys>, open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let stored = untrack(|| reading.value()).map(|read| read.keys).unwrap_or_default();
    let typed = RwSignal::new(stored.join("\n"));
    let keys = Memo::new(move |_| {
        typed.with(|typed| {
            let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(ToOwned::to_owned).collect::<Vec<_>>()
        })
    });
    let draft = Draft::<SetProfileKeys>::new(move || ProfileKeys { keys: keys.get() });
    let is_same = Memo::new(move |_| keys.with(|keys| *keys == stored));
    let blocked =
        Signal::derive(move || is_same.get().then(|| text.now().edit.nothing_yet.to_owned()));
    let submit = move || {
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let text = text.now().chat_settings.keys_done.to_owned();
            toasts.show(Toast { icon: IconName::Check, text, action: None });
            open.set(false);
            reading.again();
        });
    };
    let effects = Signal::derive(move || {
        let words = &text.now().chat_settings;
        vec![
            Effect::new(IconName::Profile, words.keys_added),
            Effect::new(IconName::Info, words.keys_removed),
        ]
    });
    let aside = view! {
        <EffectList effects />
        <Curl command=draft.curl() />
    }
    .into_any();
    view! {
        <ChangeForm
            draft=draft.core()
            on_close=move || open.set(false)
            on_submit=submit
            submit=text.of(|words| words.chat_settings.keys_submit)
            submitting=text.of(|words| words.app_page.saving)
            failed=text.of(|words| words.chat_settings.failed)
            unanswered=text.of(|words| words.app_page.repeat_is_safe)
            blocked
            aside
        >
            <TextField
                label=text.of(|words| words.chat_settings.keys_field)
                value=typed
                kind=TextKind::Machine
                rows=6
                optional=true
                hint=text.of(|words| words.chat_settings.keys_hint)
                error=draft.error_of("keys")
                on_commit=move || draft.leave("keys")
                autofocus=true
            />
        </ChangeForm>
    }
    .into_any()
}
