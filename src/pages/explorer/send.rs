use leptos::prelude::*;
use nexconn_api::spec::{Reason, Role};
use nexconn_api::{Spec, check};
use serde_json::{Map, Value};

use super::confirm::ConfirmDialog;
use super::exchange::Exchange;
use crate::api::Client;
use crate::components::{Button, ButtonKind, FormActions, Notice, Tone};
use crate::form::{DraftCore, ProblemNotice};
use crate::state::{Clock, CurrentApp, GatewayState, SessionContext};
use crate::text::use_text;

/// The buttons under the form: send it, or only check it. A change is asked about first.
#[component]
pub(super) fn Send(
    spec: &'static Spec,
    draft: DraftCore,
    /// The request as the fields stand.
    request: Memo<Map<String, Value>>,
    /// Set to what was sent and answered.
    exchange: RwSignal<Option<Exchange>>,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let session: SessionContext = expect_context();
    let gateway: GatewayState = expect_context();
    let clock: Clock = expect_context();
    let asking = RwSignal::new(false);
    let checked = RwSignal::new(None::<Map<String, Value>>);
    let take = move |sent: Map<String, Value>, answer| {
        let ms = gateway.last_ms.get_untracked();
        exchange.try_set(Some(Exchange::new(sent, answer, ms, clock.now())));
    };
    let is_right = move || {
        checked.set(None);
        untrack(|| draft.is_right())
    };
    let send = move || {
        if !is_right() {
            return;
        }
        if spec.changes() {
            asking.set(true);
            return;
        }
        let sent = request.get_untracked();
        draft.send_raw(client, app.slug_untracked(), move |answer| take(sent, answer));
    };
    let check_only = move || {
        if is_right() {
            checked.set(Some(request.get_untracked()));
        }
    };
    // What was typed since was not checked.
    let is_checked = Memo::new(move |_| {
        checked.with(|checked| checked.as_ref().is_some_and(|checked| *checked == request.get()))
    });
    let users = Memo::new(move |_| request.with(|request| check::user_ids(spec, request).len()));
    let label = Signal::derive(move || {
        let words = &text.now().explorer;
        match users.get() {
            0 => words.send.to_owned(),
            count => (words.send_to)(count),
        }
    });
    let blocked = Signal::derive(move || {
        let own = session.role(&app.slug()).unwrap_or(Role::Anyone);
        let words = &text.now().explorer;
        (own < spec.role)
            .then(|| (words.not_allowed)((words.role_name)(spec.role), (words.role_name)(own)))
    });
    let note = Signal::derive(move || {
        if let Some(why) = blocked.get() {
            return Some(why);
        }
        let words = &text.now().explorer;
        match (draft.wrong_fields(), spec.changes(), spec.reason) {
            (0, false, _) => None,
            (0, true, Reason::Required) => Some(words.asks_reason.to_owned()),
            (0, true, _) => Some(words.asks_first.to_owned()),
            (wrong, ..) => Some((words.check_found)(wrong)),
        }
    });
    let passed = move || {
        is_checked.get().then(|| {
            view! {
                <Notice
                    tone=Tone::Positive
                    title=text.of(|words| words.explorer.checked)
                    detail=Signal::derive(move || Some(text.now().explorer.checked_detail.to_owned()))
                />
            }
        })
    };
    view! {
        <ProblemNotice draft failed=text.of(|words| words.explorer.not_sent) />
        {passed}
        <FormActions note>
            <Button
                kind=ButtonKind::Primary
                busy=draft.busy()
                busy_label=Signal::derive(move || Some(text.now().explorer.sending.to_owned()))
                blocked
                on_press=send
            >
                {label}
            </Button>
            <Button on_press=check_only>{text.of(|words| words.explorer.check_only)}</Button>
        </FormActions>
        <ConfirmDialog spec request open=asking on_answer=Callback::new(move |(sent, answer)| take(sent, answer)) />
    }
    .into_any()
}
