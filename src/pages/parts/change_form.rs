use leptos::prelude::*;

use crate::components::{
    Button, ButtonKind, DialogAside, DialogBody, DialogFooter, Form, TypedGuard,
};
use crate::form::{DraftCore, ProblemNotice};
use crate::state::CurrentApp;
use crate::text::use_text;

/// What stands around the fields of a change in a dialog: what went wrong, the guard, and the two buttons.
#[component]
pub(crate) fn ChangeForm(
    /// The request.
    draft: DraftCore,
    /// Asked to close the dialog.
    #[prop(into)]
    on_close: Callback<()>,
    /// Called to send it.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The verb.
    #[prop(into)]
    submit: Signal<String>,
    /// The same while it is under way.
    #[prop(into)]
    submitting: Signal<String>,
    /// What did not happen where it fails.
    #[prop(into)]
    failed: Signal<String>,
    /// What to say of a request without an answer.
    #[prop(into)]
    unanswered: Signal<String>,
    /// Why it cannot be sent as it stands.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
    /// It cannot be taken back and harms: what it does, such as "to refresh the secret in production". The button is
    /// red, and in a production app the app's slug must be typed.
    #[prop(optional, into)]
    harms: Option<Signal<String>>,
    /// What will happen, and the request.
    aside: AnyView,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let typed = RwSignal::new(String::new());
    let is_guarded = Memo::new(move |_| harms.is_some() && app.is_production());
    let blocked = Signal::derive(move || {
        let waits = is_guarded.get() && typed.get() != app.slug();
        blocked.get().or_else(|| waits.then(|| text.now().dialogs.type_first.to_owned()))
    });
    let send = move || {
        if blocked.with_untracked(Option::is_none) {
            on_submit.run(());
        }
    };
    let guard = move || {
        let after = harms.filter(|_| is_guarded.get())?;
        Some(view! {
            <TypedGuard
                expected=Signal::derive(move || app.slug())
                typed
                before=text.of(|words| words.dialogs.type_before)
                after
            />
        })
    };
    view! {
        <Form on_submit=send>
            <DialogBody>
                <ProblemNotice draft failed unanswered />
                {children()}
            </DialogBody>
            <DialogAside>{aside}</DialogAside>
            <DialogFooter>
                {guard}
                <Button on_press=on_close>{text.of(|words| words.form.cancel)}</Button>
                <Button
                    kind=if harms.is_some() { ButtonKind::DangerFilled } else { ButtonKind::Primary }
                    submit=true
                    busy=draft.busy()
                    busy_label=Signal::derive(move || Some(submitting.get()))
                    blocked
                >
                    {submit}
                </Button>
            </DialogFooter>
        </Form>
    }
    .into_any()
}
