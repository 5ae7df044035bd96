use leptos::prelude::*;
use nexconn_api::admin::CallAnswer;
use nexconn_api::spec::{Impact, Reason};
use nexconn_api::{Spec, check};
use serde_json::{Map, Value};

use super::call::undo_of;
use crate::api::Client;
use crate::components::{Button, ButtonKind, Dialog, DialogBody, DialogFooter, Form, TypedGuard};
use crate::form::{DraftCore, ProblemNotice};
use crate::pages::actions::reason::ReasonFields;
use crate::state::CurrentApp;
use crate::text::use_text;

/// What a change will do and to how many, and why it is made, before it is sent. What cannot be taken back is typed in
/// a production app.
#[component]
pub(super) fn ConfirmDialog(
    spec: &'static Spec,
    /// The request, which has been checked.
    request: Memo<Map<String, Value>>,
    open: RwSignal<bool>,
    /// Called with what was sent and the answer.
    on_answer: Callback<(Map<String, Value>, CallAnswer)>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = Signal::derive(move || {
        let words = &text.now().explorer;
        (words.confirm_title)(words.endpoint(spec.name).title)
    });
    view! {
        <Dialog
            open
            title
            hatched=Signal::derive(move || app.is_production())
            on_close=move || open.set(false)
        >
            <ConfirmForm spec request open on_answer />
        </Dialog>
    }
}

#[component]
fn ConfirmForm(
    spec: &'static Spec,
    request: Memo<Map<String, Value>>,
    open: RwSignal<bool>,
    on_answer: Callback<(Map<String, Value>, CallAnswer)>,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let (reason, case) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let draft = DraftCore::new(Signal::stored(spec), request).with_reason(reason).with_case(case);
    let typed = RwSignal::new(String::new());
    let users = Memo::new(move |_| {
        let ids = |request: &Map<String, Value>| {
            check::user_ids(spec, request).into_iter().map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        request.with(ids)
    });
    let proof = Signal::derive(move || match users.get().as_slice() {
        [] => spec.name.to_owned(),
        [one] => one.clone(),
        many => many.len().to_string(),
    });
    let is_guarded = Memo::new(move |_| spec.impact == Impact::Final && app.is_production());
    let blocked = Signal::derive(move || {
        let waits = is_guarded.get() && typed.get() != proof.get();
        waits.then(|| text.now().dialogs.type_first.to_owned())
    });
    let send = move || {
        if blocked.with_untracked(Option::is_some) {
            return;
        }
        let sent = request.get_untracked();
        draft.send_raw(client, app.slug_untracked(), move |answer| {
            open.set(false);
            on_answer.run((sent, answer));
        });
    };
    let says = move || {
        let words = &text.now().explorer;
        let back = undo_of(text, spec)
            .map_or_else(|| words.confirm_final.to_owned(), words.confirm_reversible);
        [words.endpoint(spec.name).does, " ", &(words.confirm_users)(users.get().len()), " ", &back]
            .concat()
    };
    let guard = move || {
        is_guarded.get().then(|| {
            view! {
                <TypedGuard
                    expected=proof
                    typed
                    before=text.of(|words| words.dialogs.type_before)
                    after=text.of(|words| words.explorer.type_after)
                />
            }
        })
    };
    let why = (spec.reason != Reason::None).then(|| view! { <ReasonFields draft reason case /> });
    let kind =
        if spec.impact == Impact::Final { ButtonKind::DangerFilled } else { ButtonKind::Primary };
    let label = Signal::derive(move || {
        let words = &text.now().explorer;
        match users.get().len() {
            0 => words.send.to_owned(),
            count => (words.send_to)(count),
        }
    });
    view! {
        <Form on_submit=send>
            <DialogBody>
                <ProblemNotice draft failed=text.of(|words| words.explorer.not_sent) />
                <p>{says}</p>
                {why}
            </DialogBody>
            <DialogFooter>
                {guard}
                <Button on_press=move || open.set(false)>{text.of(|words| words.form.cancel)}</Button>
                <Button
                    kind
                    submit=true
                    busy=draft.busy()
                    busy_label=Signal::derive(move || Some(text.now().explorer.sending.to_owned()))
                    blocked
                >
                    {label}
                </Button>
            </DialogFooter>
        </Form>
    }
    .into_any()
}
