use leptos::prelude::*;
use nexconn_api::admin::{AppState, TokenValidity};
use nexconn_api::local::{SetTokenValidity, SetTokenValidityRequest};

use super::declare::{Declaration, DeclareButton};
use super::source::source_of;
use super::validity::{Chosen, Validity, ValidityFields, validity_says};
use crate::api::{Client, Reading};
use crate::components::{Button, ButtonSize, Dialog, DialogSize, IconName, Setting, Toast, Toasts};
use crate::form::Draft;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::{ChangeForm, Curl};
use crate::state::CurrentApp;
use crate::text::use_text;

/// How long access tokens work: set here where the service lets it, else declared.
#[component]
pub(super) fn TokensRow(state: Reading<AppState>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let open = RwSignal::new(false);
    let fact = Memo::new(move |_| {
        state.with(|state| state.and_then(|state| state.token_validity.clone()))
    });
    let now = Memo::new(move |_| fact.with(|fact| fact.as_ref().map(|fact| fact.value)));
    let says = move || match now.get() {
        Some(validity) => validity_says(text, validity),
        None => text.now().app_page.validity_unknown.to_owned(),
    };
    let place = move || {
        (!app.has_console()).then(|| {
            view! { <span class="setting-where">{text.of(|words| words.app_page.validity_place)}</span> }
        })
    };
    let actions = move || {
        if app.has_console() {
            return view! {
                <Button size=ButtonSize::Small on_press=move || open.set(true)>
                    {text.of(|words| words.app_page.change)}
                </Button>
            }
            .into_any();
        }
        let declared = Signal::derive(move || Declaration::Tokens(now.get()));
        view! { <DeclareButton declared state /> }.into_any()
    };
    view! {
        <Setting
            icon=IconName::Clock
            name=text.of(|words| words.app_page.tokens)
            explanation=text.of(|words| words.app_page.tokens_explained)
            warns=Signal::derive(move || now.with(Option::is_none))
            source=view! { {move || fact.with(|fact| source_of(fact.as_ref()))} }.into_any()
            actions=view! { {actions} }.into_any()
        >
            <span>{says}</span>
            {place}
        </Setting>
        <Dialog
            open
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=text.of(|words| words.app_page.validity_title)
            on_close=move || open.set(false)
        >
            <ValidityForm now=now.get_untracked() state open />
        </Dialog>
    }
}

#[component]
fn ValidityForm(
    now: Option<TokenValidity>,
    state: Reading<AppState>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let validity = Validity::of(Some(now.unwrap_or(TokenValidity { minutes: None })));
    // Where no whole number is given, 0 is sent to the check, which says what is right.
    let minutes = Memo::new(move |_| match validity.chosen() {
        Chosen::After(minutes) => Some(minutes.unwrap_or_default()),
        Chosen::Never | Chosen::Unknown => None,
    });
    let draft =
        Draft::<SetTokenValidity>::new(move || SetTokenValidityRequest { minutes: minutes.get() });
    let is_same = move || now.is_some_and(|now| now.minutes == minutes.get());
    let blocked = Signal::derive(move || is_same().then(|| text.now().edit.nothing_yet.to_owned()));
    let submit = move || {
        draft.send_to_nexconn(client, app.slug_untracked(), move |_| {
            let said = validity_says(text, TokenValidity { minutes: minutes.get_untracked() });
            let text = (text.now().app_page.validity_done)(&said);
            toasts.show(Toast { icon: IconName::Check, text, action: None });
            open.set(false);
            state.again();
        });
    };
    let effects = Signal::derive(move || {
        let words = &text.now().app_page;
        let mut effects = vec![match minutes.get() {
            Some(_) => Effect::new(IconName::KeyOff, words.validity_effect_earlier),
            None => Effect::new(IconName::Key, words.validity_effect_never),
        }];
        effects.push(Effect::new(IconName::Plug, words.validity_effect_live));
        effects.push(Effect::new(IconName::Undo, words.validity_effect_back));
        effects
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
            submit=text.of(|words| words.app_page.validity_submit)
            submitting=text.of(|words| words.app_page.saving)
            failed=text.of(|words| words.app_page.nothing_set)
            unanswered=text.of(|words| words.app_page.repeat_is_safe)
            blocked
            aside
        >
            <ValidityFields validity with_unknown=false error=draft.error_of("minutes") />
        </ChangeForm>
    }
    .into_any()
}
