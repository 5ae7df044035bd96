use leptos::prelude::*;
use nexconn_api::admin::{HookSettings, SetHookSettings, SetHookSettingsRequest};
use nexconn_api::webhooks::signature::ParameterNames;

use super::Hook;
use super::refused::Parameters;
use crate::api::Client;
use crate::components::{IconName, TextField, TextKind, Toast, Toasts};
use crate::form::Draft;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::ChangeForm;
use crate::state::CurrentApp;
use crate::text::{Catalog, use_text};

/// Names under which Nexconn signs, and the type of the one event whose name is in doubt.
#[component]
pub(super) fn NamesForm(hook: Hook, open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let (settings, parameters) = untrack(|| {
        hook.hooks.with(|hooks| {
            let settings = hooks.as_ref().map(|hooks| hooks.settings.clone()).unwrap_or_default();
            let failure = hooks.as_ref().and_then(|hooks| hooks.failure.clone());
            (settings, failure.map(|failure| failure.parameters).unwrap_or_default())
        })
    });
    let now = StoredValue::new(settings.clone());
    let app_key = RwSignal::new(settings.parameters.app_key);
    let nonce = RwSignal::new(settings.parameters.nonce);
    let timestamp = RwSignal::new(settings.parameters.timestamp);
    let signature = RwSignal::new(settings.parameters.signature);
    let activation_type = RwSignal::new(settings.activation_type);
    let chosen = Memo::new(move |_| HookSettings {
        parameters: ParameterNames {
            app_key: app_key.get(),
            nonce: nonce.get(),
            timestamp: timestamp.get(),
            signature: signature.get(),
        },
        activation_type: activation_type.get(),
    });
    let draft = Draft::<SetHookSettings>::new(move || SetHookSettingsRequest {
        app: app.slug(),
        settings: chosen.get(),
    });
    let submit = move || {
        draft.send_to_gateway(client, move |_| {
            let text = text.now().app_page.names_done.to_owned();
            toasts.show(Toast { icon: IconName::Check, text, action: None });
            open.set(false);
            hook.again();
        });
    };
    let blocked = Signal::derive(move || {
        let is_same = now.with_value(|now| chosen.with(|chosen| chosen == now));
        is_same.then(|| text.now().edit.nothing_yet.to_owned())
    });
    let field = move |name: &'static str,
                      label: fn(&'static Catalog) -> &'static str,
                      value: RwSignal<String>| {
        view! {
            <TextField
                label=text.of(label)
                value
                kind=TextKind::Machine
                error=draft.error_of(name)
                on_commit=move || draft.leave(name)
            />
        }
    };
    let effects = Signal::derive(move || {
        let words = &text.now().app_page;
        vec![
            Effect::new(IconName::Eye, words.names_effect_next),
            Effect::new(IconName::Help, words.names_effect_unsure),
        ]
    });
    let came = (!parameters.is_empty()).then(|| {
        view! {
            <section>
                <h2>{text.of(|words| words.app_page.came_with)}</h2>
                <Parameters parameters />
            </section>
        }
    });
    let aside = view! {
        <EffectList effects />
        {came}
    }
    .into_any();
    view! {
        <ChangeForm
            draft=draft.core()
            on_close=move || open.set(false)
            on_submit=submit
            submit=text.of(|words| words.app_page.names_submit)
            submitting=text.of(|words| words.app_page.saving)
            failed=text.of(|words| words.app_page.nothing_set)
            unanswered=text.of(|words| words.app_page.repeat_is_safe)
            blocked
            aside
        >
            {field("appKey", |words| words.app_page.name_app_key, app_key)}
            {field("nonce", |words| words.app_page.name_nonce, nonce)}
            {field("timestamp", |words| words.app_page.name_timestamp, timestamp)}
            {field("signature", |words| words.app_page.name_signature, signature)}
            {field("activationType", |words| words.app_page.name_activation, activation_type)}
        </ChangeForm>
    }
    .into_any()
}
