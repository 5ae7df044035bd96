use leptos::prelude::*;
use nexconn_api::Spec;
use nexconn_api::admin::{CallAnswer, Outcome, UpstreamAnswer};
use nexconn_api::samples;
use nexconn_api::signing::REQUEST_ID;
use serde_json::{Map, Value};

use crate::components::{CodeBlock, Identifier, Notice, TokenBlock, Tone};
use crate::pages::parts::host_of;
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// The field of an answer that is a credential of a user.
const TOKEN: &str = "accessToken";
/// Stands in its place until words of the reader's language do.
const TAKEN: &str = "shown-below";

/// What was sent, and what came back. It lives as long as the form it was sent from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Exchange {
    request: Map<String, Value>,
    answer: CallAnswer,
    /// How long the gateway took, in milliseconds.
    ms: Option<u32>,
    /// Unix milliseconds.
    at: i64,
}

impl Exchange {
    pub(super) fn new(
        request: Map<String, Value>,
        answer: CallAnswer,
        ms: Option<u32>,
        at: i64,
    ) -> Self {
        Self { request, answer, ms, at }
    }
}

/// The last call of this form as Nexconn saw it, and its answer.
#[component]
pub(super) fn ExchangeView(
    spec: &'static Spec,
    exchange: RwSignal<Option<Exchange>>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    move || {
        let Exchange { request, answer, ms, at } = exchange.get()?;
        let request_id = answer.request_id.clone();
        let sent = Signal::derive(move || raw_request(text, app, spec, &request, &request_id));
        let time = move || text.language().time_of_day(at);
        Some(view! {
            <CodeBlock
                title=text.of(|words| words.explorer.raw_request)
                note=time.into_any()
                code=sent
                copy_label=text.of(|words| words.explorer.copy_request)
            />
            <AnswerView answer ms />
        })
    }
}

/// The request as it went to the service. Nonce, time and signature are the gateway's and stay there.
fn raw_request(
    text: Texts,
    app: CurrentApp,
    spec: &Spec,
    request: &Map<String, Value>,
    request_id: &str,
) -> String {
    let hidden = text.now().explorer.hidden;
    let (host, key) = (host_of(&app.base_url()), app.app_key());
    let body = samples::json(spec, request);
    format!(
        "{} {} HTTP/1.1\nHost: {host}\nContent-Type: application/json\nApp-Key: {key}\nNonce: {hidden}\nTimestamp: {hidden}\nSignature: {hidden}\n{REQUEST_ID}: {request_id}\n\n{body}",
        spec.method.name(),
        spec.path,
    )
}

#[component]
fn AnswerView(answer: CallAnswer, ms: Option<u32>) -> impl IntoView {
    let text = use_text();
    let CallAnswer { outcome, answer, request_id, .. } = answer;
    let took = move || ms.map(|ms| (text.now().explorer.took)(&text.language().number(ms.into())));
    let Some(UpstreamAnswer { http, mut body }) = answer else {
        return view! { <Notice tone=Tone::Warning title=text.of(|words| words.explorer.unknown) /> }
            .into_any();
    };
    let token = take_token(&mut body);
    let code = Signal::derive(move || {
        let hidden = ["\"(", text.now().explorer.token_hidden, ")\""].concat();
        let shown = serde_json::to_string_pretty(&body).unwrap_or_default();
        shown.replacen(&["\"", TAKEN, "\""].concat(), &hidden, 1)
    });
    let stamp = move || {
        view! {
            <span class="http-stamp" data-tone=if outcome == Outcome::Done { "positive" } else { "danger" }>
                {["HTTP ", &http.to_string()].concat()}
            </span>
            " " {took}
        }
    };
    let token = token.map(|token| {
        view! {
            <TokenBlock
                token
                label=text.of(|words| words.explorer.token)
                copy_label=text.of(|words| words.explorer.copy_token)
                note=Signal::derive(move || Some(text.now().explorer.token_note.to_owned()))
            />
        }
    });
    view! {
        <div class="call-answer" role="status">
            <CodeBlock
                title=text.of(|words| words.explorer.answer)
                note=stamp.into_any()
                code
                copy_label=text.of(|words| words.explorer.copy_answer)
            />
        </div>
        {token}
        <p class="call-request-id">
            {text.of(|words| words.explorer.request_id)} " "
            <Identifier value=request_id whole=true copy_label=text.of(|words| words.words.copy) />
        </p>
    }
    .into_any()
}

/// Takes an access token out of an answer, so that copying the answer does not copy it.
fn take_token(body: &mut Value) -> Option<String> {
    let place = body.get_mut("result")?.get_mut(TOKEN)?;
    let token = place.as_str()?.to_owned();
    *place = TAKEN.into();
    Some(token)
}
