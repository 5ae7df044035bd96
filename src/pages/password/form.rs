use leptos::prelude::*;
use nexconn_api::Secret;
use nexconn_api::admin::{
    GetSession, GetSessionRequest, PASSWORD_CHARS, SetPassword, SetPasswordRequest,
};
use nexconn_api::spec::{Endpoint, Kind};

use crate::api::Client;
use crate::components::{Button, ButtonKind, ButtonSize, Form, TextField, TextKind};
use crate::form::{Draft, ProblemNotice};
use crate::state::SessionContext;
use crate::text::use_first_text;

/// A new password; the current one too, unless it is the first.
#[component]
pub(super) fn PasswordForm(
    /// There is none yet.
    #[prop(optional)]
    first: bool,
    /// Called when it is set and the session is read anew.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let text = use_first_text();
    let client = Client::here();
    let session: SessionContext = expect_context();
    let email = Signal::derive(move || session.email().unwrap_or_default());
    let current = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let draft = Draft::<SetPassword>::new(move || SetPasswordRequest {
        current: (!first).then(|| Secret::new(current.get())),
        password: Secret::new(password.get()),
    });
    let reading = RwSignal::new(false);
    let submit = move || {
        draft.send_to_gateway(client, move |_| {
            reading.try_set(true);
            leptos::task::spawn_local(async move {
                match client.admin::<GetSession>(&GetSessionRequest {}).await {
                    Ok(found) => session.open(found),
                    Err(error) => leptos::logging::warn!("the session cannot be read: {error}"),
                }
                if reading.try_set(false).is_none() {
                    on_done.run(());
                }
            });
        });
    };
    let longest = SetPassword::SPEC.field("password").map_or(0, |field| match field.kind {
        Kind::Text { max, .. } => max.limit(),
        _ => 0,
    });
    let rule = Signal::derive(move || (text.now().password.rule)(PASSWORD_CHARS, longest));
    let busy = Signal::derive(move || draft.busy().get() || reading.get());
    let current_field = (!first).then(|| {
        view! {
            <TextField
                label=text.of(|words| words.password.current)
                value=current
                kind=TextKind::Password
                autocomplete="current-password"
                autofocus=true
                error=draft.error_of("current")
            />
        }
    });
    view! {
        <ProblemNotice draft=draft.core() failed=text.of(|words| words.password.failed) />
        <Form on_submit=submit>
            // For the browser's store of passwords, which keeps each with its account.
            <input type="text" autocomplete="username" prop:value=email hidden />
            {current_field}
            <TextField
                label=text.of(|words| words.password.password)
                value=password
                kind=TextKind::Password
                autocomplete="new-password"
                autofocus=first
                hint=rule
                note=draft.counter_of("password", password)
                error=draft.error_of("password")
            />
            <Button
                kind=ButtonKind::Primary
                size=ButtonSize::Wide
                submit=true
                busy
                busy_label=text.of(|words| words.password.submitting)
            >
                {text.of(|words| words.password.submit)}
            </Button>
        </Form>
    }
}
