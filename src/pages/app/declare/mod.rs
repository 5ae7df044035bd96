//! What an owner declares of an app, since no API tells it.

mod choice;
mod fields;
mod words;

use leptos::prelude::*;
use nexconn_api::admin::{AppState, DeclareApp, DeclaredPlan, TokenValidity};
use nexconn_api::nexconn::FriendPermission;

use crate::api::{Client, Reading};
use crate::components::{Button, ButtonSize, Dialog, DialogSize, IconName, Toast, Toasts};
use crate::form::Draft;
use crate::pages::actions::{Effect, EffectList};
use crate::pages::parts::ChangeForm;
use crate::state::CurrentApp;
use crate::text::use_text;

use choice::Choice;
use fields::Fields;
use words::{depends_on, place, title};

/// What an owner can declare, as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Declaration {
    /// The plan.
    Plan(DeclaredPlan),
    /// How long access tokens work.
    Tokens(Option<TokenValidity>),
    /// Whether the webhook is set up.
    Hooks(Option<bool>),
    /// Whether only friends may message.
    FriendsOnly(Option<bool>),
    /// Whether the blocklist is turned on.
    Blocklist(Option<bool>),
    /// Who may add users who have not set their own.
    Requests(Option<FriendPermission>),
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
    let question = words::question(declared);
    let aside = view! { <EffectList effects /> }.into_any();
    view! {
        <ChangeForm
            draft=draft.core()
            on_close=move || open.set(false)
            on_submit=submit
            submit=text.of(|words| words.app_page.declare_submit)
            submitting=text.of(|words| words.app_page.saving)
            failed=text.of(|words| words.app_page.nothing_declared)
            unanswered=text.of(|words| words.app_page.repeat_is_safe)
            aside
        >
            <p class="muted">{move || place(text, declared)}</p>
            <Choice fields question error=draft.error_of("tokenMinutes") />
        </ChangeForm>
    }
    .into_any()
}
