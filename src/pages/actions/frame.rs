use leptos::prelude::*;

use super::chosen::Chosen;
use super::chosen_users::ChosenUsers;
use super::{Action, Actions, use_actions};
use crate::components::{
    Button, ButtonKind, Dialog, DialogAside, DialogBody, DialogFooter, DialogSize, Form, Notice,
    Tone, TypedGuard,
};
use crate::form::{DraftCore, ProblemNotice};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// The dialog of an action, open while it is asked for.
#[component]
pub(super) fn ActionDialog(
    /// Which.
    action: Action,
    /// What it does and to whom, such as "Ban 3 users".
    title: fn(Texts, Chosen) -> String,
    /// Its form, made anew each time the dialog opens.
    children: ChildrenFn,
) -> impl IntoView {
    let text = use_text();
    let actions = use_actions();
    let app = CurrentApp::here();
    view! {
        <Dialog
            open=actions.is_open(action)
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=actions.titled(move |chosen| title(text, chosen))
            on_close=move || actions.close()
            children
        />
    }
}

/// What stands around the fields of every action: the users, what went wrong, the guard, and the two buttons.
#[component]
pub(super) fn ActionForm(
    /// The actions, whose dialog this is.
    actions: Actions,
    /// For whom.
    chosen: Chosen,
    /// The request.
    draft: DraftCore,
    /// Called to send it.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The verb with the count, such as "Ban 3 users".
    #[prop(into)]
    submit: Signal<String>,
    /// The same while it is under way, such as "Banning".
    #[prop(into)]
    submitting: Signal<String>,
    /// What did not happen where it fails, such as "Nobody was banned."
    #[prop(into)]
    failed: Signal<String>,
    /// Looks whether a request without an answer took effect, and what that found.
    #[prop(optional)]
    check: Option<(Callback<()>, Signal<Option<String>>)>,
    /// What to say of a request without an answer, where it cannot be looked up.
    #[prop(optional, into)]
    unanswered: Option<Signal<String>>,
    /// Where it cannot be taken back, what it does, such as "to kick in production": in a production app it must be
    /// typed for whom it is.
    #[prop(optional, into)]
    guard: Option<Signal<String>>,
    /// It harms: the button is red.
    #[prop(optional)]
    harms: bool,
    /// It is probably refused: the button is no primary one.
    #[prop(optional, into)]
    is_vain: Signal<bool>,
    /// What is better than to send it now, such as "Wait until 14:02": the button that closes the dialog says it.
    #[prop(optional, into)]
    wait: Signal<Option<String>>,
    /// What will happen, and the request.
    aside: AnyView,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let typed = RwSignal::new(String::new());
    let is_guarded = Memo::new(move |_| guard.is_some() && app.is_production());
    let blocked = Signal::derive(move || {
        let waits = is_guarded.get() && typed.get() != chosen.typed_proof();
        waits.then(|| text.now().dialogs.type_first.to_owned())
    });
    let send = move || {
        if blocked.with_untracked(Option::is_none) {
            on_submit.run(());
        }
    };
    let guard = move || {
        let after = guard.filter(|_| is_guarded.get())?;
        Some(view! {
            <TypedGuard
                expected=Signal::derive(move || chosen.typed_proof())
                typed
                before=text.of(|words| words.dialogs.type_before)
                after
            />
        })
    };
    let notice = match (check, unanswered) {
        (Some((on_check, found)), _) => view! {
            <ProblemNotice draft failed on_check />
            <Found found />
        }
        .into_any(),
        (None, Some(unanswered)) => view! { <ProblemNotice draft failed unanswered /> }.into_any(),
        (None, None) => view! { <ProblemNotice draft failed /> }.into_any(),
    };
    let is_vain = Memo::new(move |_| is_vain.get());
    let button = move || {
        let kind = match (harms, is_vain.get()) {
            (true, _) => ButtonKind::DangerFilled,
            (false, true) => ButtonKind::Plain,
            (false, false) => ButtonKind::Primary,
        };
        view! {
            <Button
                kind
                submit=true
                busy=draft.busy()
                busy_label=Signal::derive(move || Some(submitting.get()))
                blocked
            >
                {submit}
            </Button>
        }
    };
    let waits = Memo::new(move |_| wait.with(Option::is_some));
    let cancel = move || {
        let kind = if waits.get() { ButtonKind::Primary } else { ButtonKind::Plain };
        let label = move || wait.get().unwrap_or_else(|| text.now().form.cancel.to_owned());
        view! { <Button kind on_press=move || actions.close()>{label}</Button> }
    };
    view! {
        <Form on_submit=send>
            <DialogBody>
                {notice}
                <ChosenUsers chosen />
                {children()}
            </DialogBody>
            <DialogAside>{aside}</DialogAside>
            <DialogFooter>
                {guard}
                {cancel}
                {button}
            </DialogFooter>
        </Form>
    }
    .into_any()
}

/// What a look at the list of bans found.
#[component]
fn Found(found: Signal<Option<String>>) -> impl IntoView {
    move || found.get().map(|title| view! { <Notice tone=Tone::Warning title /> })
}
