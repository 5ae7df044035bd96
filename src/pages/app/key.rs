use leptos::prelude::*;
use nexconn_api::admin::{AppState, RefreshAppSecret, RefreshAppSecretRequest, SecretKept};

use crate::api::{Client, Reading};
use crate::components::{
    Button, ButtonKind, ButtonSize, Dialog, DialogSize, IconName, Identifier, Setting, Source,
    SourceKind, Toast, Toasts, Tone,
};
use crate::form::Draft;
use crate::pages::actions::reason::ReasonFields;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::ChangeForm;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The App Key, and a new secret where the service lets it be changed.
#[component]
pub(super) fn KeyRow(state: Reading<AppState>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let open = RwSignal::new(false);
    let key = Signal::derive(move || {
        state.with(|state| state.map(|state| state.app.app_key.clone())).unwrap_or_default()
    });
    // In the environment the gateway cannot write: after its next start the old secret would be back.
    let blocked = Signal::derive(move || {
        let kept = state.with(|state| state.map(|state| state.secret_kept));
        (kept == Some(SecretKept::Variable))
            .then(|| text.now().app_page.secret_in_variable.to_owned())
    });
    let explanation = Signal::derive(move || {
        let words = &text.now().app_page;
        if app.has_console() { words.key_explained } else { words.key_explained_cloud }.to_owned()
    });
    let source = view! {
        <Source kind=SourceKind::Set>{text.of(|words| words.app_page.configured)}</Source>
    }
    .into_any();
    let actions = move || {
        app.has_console().then(|| {
            view! {
                <Button
                    kind=ButtonKind::Danger
                    size=ButtonSize::Small
                    icon=IconName::Refresh
                    blocked
                    on_press=move || open.set(true)
                >
                    {text.of(|words| words.app_page.refresh_secret)}
                </Button>
            }
        })
    };
    view! {
        <Setting
            icon=IconName::Key
            name=text.of(|words| words.app_page.key)
            explanation
            source
            actions=view! { {actions} }.into_any()
        >
            <Identifier value=key whole=true copy_label=text.of(|words| words.app_page.copy_key) />
        </Setting>
        <Dialog
            open
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=Signal::derive(move || (text.now().app_page.secret_title)(&app.name()))
            on_close=move || open.set(false)
        >
            <SecretForm state open />
        </Dialog>
    }
}

#[component]
fn SecretForm(state: Reading<AppState>, open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let draft = Draft::<RefreshAppSecret>::new(move || RefreshAppSecretRequest {
        app: app.slug(),
        operation: String::new(),
        reason: None,
        case: None,
    })
    .with_reason(reason)
    .with_case(case);
    let submit = move || {
        draft.send_operation(
            client,
            |changed| Some(changed),
            move |_| {
                let text = text.now().app_page.secret_done.to_owned();
                toasts.show(Toast { icon: IconName::Check, text, action: None });
                open.set(false);
                state.again();
            },
        );
    };
    let effects = Signal::derive(move || {
        let words = &text.now().app_page;
        vec![
            Effect::new(IconName::KeyOff, words.secret_effect_rest)
                .strong(Some(Tone::Danger), words.secret_effect_tokens),
            Effect::new(IconName::Plug, words.secret_effect_live),
            Effect::new(IconName::Lock, words.secret_effect_old),
            Effect::new(IconName::Check, words.secret_effect_gateway),
            Effect::new(IconName::Alert, words.secret_effect_final),
        ]
    });
    let aside = view! { <EffectList effects /> }.into_any();
    view! {
        <ChangeForm
            draft=draft.core()
            on_close=move || open.set(false)
            on_submit=submit
            submit=text.of(|words| words.app_page.secret_submit)
            submitting=text.of(|words| words.app_page.secret_submitting)
            failed=text.of(|words| words.app_page.secret_failed)
            unanswered=text.of(|words| words.app_page.secret_unanswered)
            harms=text.of(|words| words.app_page.secret_guard)
            aside
        >
            <ReasonFields draft=draft.core() reason case />
        </ChangeForm>
    }
    .into_any()
}
