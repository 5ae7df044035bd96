use leptos::prelude::*;
use nexconn_api::local::{SetWebhook, SetWebhookRequest, Webhook};
use nexconn_api::webhooks::Event;

use super::Hook;
use crate::api::{Client, Reading};
use crate::components::{
    Button, ButtonKind, ButtonSize, Checkbox, IconName, TextField, TextKind, Toast, Toasts, Tone,
};
use crate::form::Draft;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::{ChangeForm, Curl};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Where the service sends webhooks, and of what.
#[component]
pub(super) fn ChangeWebhook(hook: Hook, open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let now = untrack(|| hook.sent.and_then(Reading::value));
    let own = StoredValue::new(
        hook.hooks
            .with_untracked(|hooks| hooks.as_ref().map(|hooks| hooks.address.clone()))
            .unwrap_or_default(),
    );
    let url = RwSignal::new(now.as_ref().and_then(|now| now.url.clone()).unwrap_or_default());
    let sends = |event: Event| now.as_ref().is_none_or(|now| now.events.contains(&event));
    let events = Event::ALL.map(|event| (event, RwSignal::new(sends(event))));
    let activation_type = now.as_ref().map(|now| now.activation_type.clone());
    let request = Memo::new(move |_| SetWebhookRequest {
        url: Some(url.with(|url| url.trim().to_owned())).filter(|url| !url.is_empty()),
        events: events.iter().filter(|(_, is_on)| is_on.get()).map(|(event, _)| *event).collect(),
        activation_type: activation_type.clone(),
    });
    let draft = Draft::<SetWebhook>::new(move || request.get());
    let now = StoredValue::new(now);
    let is_same = move || {
        request.with(|request| {
            now.with_value(|now| now.as_ref().is_some_and(|now| is_as(now, request)))
        })
    };
    let blocked = Signal::derive(move || is_same().then(|| text.now().edit.nothing_yet.to_owned()));
    let submit = move || {
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let text = text.now().app_page.webhook_done.to_owned();
            toasts.show(Toast { icon: IconName::Check, text, action: None });
            open.set(false);
            hook.again();
        });
    };
    let is_own = Memo::new(move |_| url.with(|url| own.with_value(|own| url.trim() == own)));
    let use_own = move || {
        (!is_own.get()).then(|| {
            view! {
                <Button
                    kind=ButtonKind::Bare
                    size=ButtonSize::Small
                    icon=IconName::Undo
                    on_press=move || url.set(own.get_value())
                >
                    {text.of(|words| words.app_page.use_own)}
                </Button>
            }
        })
    };
    let effects = Signal::derive(move || effects(text, &request.get(), is_own.get()));
    let event = move |(event, is_on): (Event, RwSignal<bool>)| {
        view! {
            <Checkbox value=is_on>
                {move || event_says(text, event)} " " <code dir="ltr">{event.name()}</code>
            </Checkbox>
        }
    };
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
            submit=text.of(|words| words.app_page.webhook_submit)
            submitting=text.of(|words| words.app_page.saving)
            failed=text.of(|words| words.app_page.nothing_set)
            unanswered=text.of(|words| words.app_page.repeat_is_safe)
            blocked
            aside
        >
            <div class="webhook-address">
                <TextField
                    label=text.of(|words| words.app_page.webhook_url)
                    value=url
                    kind=TextKind::Url
                    optional=true
                    hint=text.of(|words| words.app_page.webhook_url_hint)
                    error=draft.error_of("url")
                    on_commit=move || draft.leave("url")
                />
                {use_own}
            </div>
            <fieldset class="webhook-events">
                <legend>{text.of(|words| words.app_page.webhook_events)}</legend>
                {events.map(event).into_iter().collect_view()}
            </fieldset>
        </ChangeForm>
    }
    .into_any()
}

/// Whether the service is set so already.
fn is_as(now: &Webhook, request: &SetWebhookRequest) -> bool {
    let has_same_events = now.events.len() == request.events.len()
        && request.events.iter().all(|event| now.events.contains(event));
    now.url == request.url && has_same_events
}

fn effects(text: Texts, request: &SetWebhookRequest, is_own: bool) -> Vec<Effect> {
    let words = &text.now().app_page;
    let is_off = request.url.is_none() || request.events.is_empty();
    let mut effects = vec![if is_off {
        Effect::new(IconName::Unplug, words.webhook_effect_off)
    } else {
        Effect::new(IconName::Webhook, words.webhook_effect_at_once)
    }];
    if is_off || !is_own {
        effects.push(
            Effect::new(IconName::Alert, words.webhook_effect_elsewhere)
                .strong(Some(Tone::Warning), words.webhook_effect_blind),
        );
    }
    effects.push(Effect::new(IconName::Undo, words.webhook_effect_back));
    effects
}

fn event_says(text: Texts, event: Event) -> &'static str {
    let words = &text.now().app_page;
    match event {
        Event::ConnectionStatus => words.event_connection,
        Event::ActivationState => words.event_activation,
        Event::ProfileUpdate => words.event_profile,
        Event::Friendship => words.event_friendship,
    }
}
