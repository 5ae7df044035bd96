use leptos::prelude::*;
use nexconn_api::admin::{
    AppState, DeclareApp, DeclareAppRequest, DeclaredPlan, DeclaredSwitch, DeclaredTokens,
    TokenValidity,
};

use super::form::ChangeForm;
use super::validity::{Chosen, Validity, ValidityFields};
use crate::api::{Client, Reading};
use crate::components::{
    Button, ButtonSize, Dialog, DialogSize, IconName, RadioChoice, RadioGroup, Toast, Toasts,
};
use crate::form::Draft;
use crate::pages::actions::{Effect, EffectList};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// What an owner can declare, as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Declaration {
    /// The plan.
    Plan(DeclaredPlan),
    /// How long access tokens work.
    Tokens(Option<TokenValidity>),
    /// Whether the webhook is set up.
    Hooks(Option<bool>),
}

/// Opens the dialog that declares something.
#[component]
pub(super) fn DeclareButton(
    /// What, and how it is now.
    declared: Signal<Declaration>,
    /// Read again afterwards.
    state: Reading<AppState>,
) -> impl IntoView {
    let text = use_text();
    let open = RwSignal::new(false);
    let title = Signal::derive(move || title(text, declared.get()).to_owned());
    view! {
        <Button size=ButtonSize::Small on_press=move || open.set(true)>
            {text.of(|words| words.app_page.declare)}
        </Button>
        <Dialog open size=DialogSize::Wide title on_close=move || open.set(false)>
            <DeclareForm declared=declared.get_untracked() state open />
        </Dialog>
    }
}

/// What is chosen in the dialog.
#[derive(Debug, Clone, Copy)]
enum Fields {
    Plan(RwSignal<DeclaredPlan>),
    Tokens(Validity),
    Hooks(RwSignal<DeclaredSwitch>),
}

impl Fields {
    fn of(declared: Declaration) -> Self {
        match declared {
            Declaration::Plan(plan) => Self::Plan(RwSignal::new(plan)),
            Declaration::Tokens(validity) => Self::Tokens(Validity::of(validity)),
            Declaration::Hooks(hooks) => Self::Hooks(RwSignal::new(match hooks {
                Some(true) => DeclaredSwitch::On,
                Some(false) => DeclaredSwitch::Off,
                None => DeclaredSwitch::Unknown,
            })),
        }
    }

    fn request(self, app: String) -> DeclareAppRequest {
        let request = DeclareAppRequest { app, ..DeclareAppRequest::default() };
        match self {
            Self::Plan(plan) => DeclareAppRequest { plan: Some(plan.get()), ..request },
            Self::Hooks(hooks) => DeclareAppRequest { hooks: Some(hooks.get()), ..request },
            Self::Tokens(validity) => {
                let (tokens, token_minutes) = match validity.chosen() {
                    Chosen::Never => (DeclaredTokens::Permanent, None),
                    // Where no whole number is given, the check says what is right.
                    Chosen::After(minutes) => {
                        (DeclaredTokens::Expire, Some(minutes.unwrap_or_default()))
                    }
                    Chosen::Unknown => (DeclaredTokens::Unknown, None),
                };
                DeclareAppRequest { tokens: Some(tokens), token_minutes, ..request }
            }
        }
    }
}

#[component]
fn DeclareForm(
    declared: Declaration,
    state: Reading<AppState>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let fields = Fields::of(declared);
    let draft = Draft::<DeclareApp>::new(move || fields.request(app.slug()));
    let submit = move || {
        draft.send_operation(
            client,
            |changed| Some(changed),
            move |_| {
                let text = text.now().app_page.declared_done.to_owned();
                toasts.show(Toast { icon: IconName::Check, text, action: None });
                open.set(false);
                state.again();
            },
        );
    };
    let effects = Signal::derive(move || {
        let words = &text.now().app_page;
        vec![
            Effect::new(IconName::Info, words.declare_effect_nothing),
            Effect::new(IconName::Eye, depends_on(text, declared)),
            Effect::new(IconName::Receipt, words.declare_effect_kept),
        ]
    });
    let aside = view! { <EffectList effects /> }.into_any();
    let content = match fields {
        Fields::Plan(plan) => view! { <PlanChoice plan /> }.into_any(),
        Fields::Tokens(validity) => view! {
            <ValidityFields validity with_unknown=true error=draft.error_of("tokenMinutes") />
        }
        .into_any(),
        Fields::Hooks(hooks) => view! { <HooksChoice hooks /> }.into_any(),
    };
    view! {
        <ChangeForm
            draft=draft.core()
            open
            on_submit=submit
            submit=text.of(|words| words.app_page.declare_submit)
            submitting=text.of(|words| words.app_page.saving)
            failed=text.of(|words| words.app_page.nothing_declared)
            unanswered=text.of(|words| words.app_page.repeat_is_safe)
            aside
        >
            <p class="muted">{move || place(text, declared)}</p>
            {content}
        </ChangeForm>
    }
    .into_any()
}

#[component]
fn PlanChoice(plan: RwSignal<DeclaredPlan>) -> impl IntoView {
    let text = use_text();
    let choice = move |which: DeclaredPlan, says: Signal<String>| {
        view! {
            <RadioChoice
                chosen=Signal::derive(move || plan.get() == which)
                on_choose=move || plan.set(which)
            >
                {says}
            </RadioChoice>
        }
    };
    view! {
        <RadioGroup legend=text.of(|words| words.app_page.plan)>
            {choice(DeclaredPlan::Starter, text.of(|words| words.app_page.plan_starter))}
            {choice(DeclaredPlan::Pro, text.of(|words| words.app_page.plan_pro))}
            {choice(DeclaredPlan::Unknown, text.of(|words| words.app_page.dont_know))}
        </RadioGroup>
    }
}

#[component]
fn HooksChoice(hooks: RwSignal<DeclaredSwitch>) -> impl IntoView {
    let text = use_text();
    let choice = move |which: DeclaredSwitch, says: Signal<String>| {
        view! {
            <RadioChoice
                chosen=Signal::derive(move || hooks.get() == which)
                on_choose=move || hooks.set(which)
            >
                {says}
            </RadioChoice>
        }
    };
    view! {
        <RadioGroup legend=text.of(|words| words.app_page.hooks_question)>
            {choice(DeclaredSwitch::On, text.of(|words| words.app_page.hooks_on))}
            {choice(DeclaredSwitch::Off, text.of(|words| words.app_page.hooks_off))}
            {choice(DeclaredSwitch::Unknown, text.of(|words| words.app_page.dont_know))}
        </RadioGroup>
    }
}

fn title(text: Texts, declared: Declaration) -> &'static str {
    let words = &text.now().app_page;
    match declared {
        Declaration::Plan(_) => words.declare_plan,
        Declaration::Tokens(_) => words.declare_tokens,
        Declaration::Hooks(_) => words.declare_hooks,
    }
}

/// Where it is set, which the declaration only repeats.
fn place(text: Texts, declared: Declaration) -> &'static str {
    let words = &text.now().app_page;
    match declared {
        Declaration::Plan(_) => words.plan_place,
        Declaration::Tokens(_) => words.validity_place,
        Declaration::Hooks(_) => words.hook_place,
    }
}

/// Which answers of the console follow it.
fn depends_on(text: Texts, declared: Declaration) -> &'static str {
    let words = &text.now().app_page;
    match declared {
        Declaration::Plan(_) => words.plan_depends,
        Declaration::Tokens(_) => words.validity_depends,
        Declaration::Hooks(_) => words.hooks_depend,
    }
}
