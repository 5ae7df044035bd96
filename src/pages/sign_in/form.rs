use leptos::prelude::*;
use nexconn_api::Secret;
use nexconn_api::admin::{CreateSession, CreateSessionRequest, ErrorCode};

use crate::api::{ApiError, Client};
use crate::components::{Button, ButtonKind, ButtonSize, Form, Notice, TextField, TextKind, Tone};
use crate::form::{Draft, ProblemKind, ProblemNotice};
use crate::pages::start::confirm_session;
use crate::state::{GatewayState, SessionContext};
use crate::text::use_first_text;

/// E-mail and password. Afterwards the session is asked for, since a browser may have dropped its
/// cookie.
#[component]
pub fn SignInForm() -> impl IntoView {
    let text = use_first_text();
    let client = Client::here();
    let session: SessionContext = expect_context();
    let gateway: GatewayState = expect_context();
    let known = untrack(|| session.email());
    let is_known = known.is_some();
    let email = RwSignal::new(known.unwrap_or_default());
    let password = RwSignal::new(String::new());
    let lost = RwSignal::new(None::<ApiError>);
    let confirming = RwSignal::new(false);
    let draft = Draft::<CreateSession>::new(move || CreateSessionRequest {
        code: None,
        email: Some(email.get()),
        password: Some(Secret::new(password.get())),
    });
    let submit = move || {
        lost.set(None);
        draft.send_to_gateway(client, move |_| {
            confirming.try_set(true);
            leptos::task::spawn_local(async move {
                match confirm_session(client).await {
                    Ok(found) => session.open(found),
                    Err(error) => {
                        lost.try_set(Some(error));
                    }
                }
                confirming.try_set(false);
            });
        });
    };
    let is_wrong = Memo::new(move |_| {
        draft.problem().is_some_and(|problem| {
            matches!(problem.kind, ProblemKind::Failed(error) if error.code() == Some(ErrorCode::Unauthenticated))
        })
    });
    let trouble = move || {
        if is_wrong.get() {
            return view! { <Notice tone=Tone::Danger title=text.of(|words| words.sign_in.wrong) /> }.into_any();
        }
        match lost.get() {
            Some(error) => {
                let told = Memo::new(move |_| text.now().error(&error, &gateway.address.get()));
                view! {
                    <Notice
                        tone=Tone::Danger
                        title=Signal::derive(move || told.get().title)
                        detail=Signal::derive(move || told.get().detail)
                    />
                }
                .into_any()
            }
            None => view! {
                <ProblemNotice draft=draft.core() failed=text.of(|words| words.sign_in.failed) />
            }
            .into_any(),
        }
    };
    let busy = Signal::derive(move || draft.busy().get() || confirming.get());
    view! {
        {trouble}
        <Form on_submit=submit>
            <TextField
                label=text.of(|words| words.sign_in.email)
                value=email
                kind=TextKind::Email
                autocomplete="username"
                autofocus=!is_known
                error=draft.error_of("email")
            />
            <TextField
                label=text.of(|words| words.sign_in.password)
                value=password
                kind=TextKind::Password
                autocomplete="current-password"
                autofocus=is_known
                error=draft.error_of("password")
            />
            <Button
                kind=ButtonKind::Primary
                size=ButtonSize::Wide
                submit=true
                busy
                busy_label=text.of(|words| words.sign_in.submitting)
            >
                {text.of(|words| words.sign_in.submit)}
            </Button>
        </Form>
    }
}
