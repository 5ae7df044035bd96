use leptos::prelude::*;
use nexconn_api::Spec;
use nexconn_api::spec::{Impact, Rate};
use serde_json::{Map, Value};

use super::answers::Answers;
use super::body::Body;
use super::exchange::{Exchange, ExchangeView};
use super::fields::Fields;
use super::samples::Samples;
use super::send::Send;
use super::{ExplorerQuery, endpoints};
use crate::components::{BackLink, Button, ButtonSize, CopyButton, Fact, Facts, Icon, IconName};
use crate::form::DraftCore;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The pages of Nexconn's documentation.
const DOCUMENTATION: &str = "https://docs.nexconn.ai/platform-chat-api/";

/// One endpoint: what it is, its form, what it can answer; beside it code, and what was sent and answered.
#[component]
pub(super) fn CallForm(spec: &'static Spec) -> impl IntoView {
    let text = use_text();
    let body = Body::new(spec);
    let request = Memo::new(move |_| body.request());
    let draft = DraftCore::new(Signal::stored(spec), request);
    let exchange = RwSignal::new(None::<Exchange>);
    let fill = move || {
        if let Ok(example) = serde_json::from_str::<Map<String, Value>>(spec.example.request) {
            body.fill(&example);
        }
    };
    view! {
        <div class="call">
            <CallHead spec />
            <section class="call-form">
                <h3 class="visually-hidden">{text.of(|words| words.explorer.raw_request)}</h3>
                <Fields body draft />
                {(!spec.fields.is_empty()).then(|| view! {
                    <Button size=ButtonSize::Small on_press=fill>
                        {text.of(|words| words.explorer.fill_example)}
                    </Button>
                })}
                <Send spec draft request exchange />
            </section>
            <Answers spec />
        </div>
        <div class="call-side">
            <Samples spec request />
            <ExchangeView spec exchange />
        </div>
    }
    .into_any()
}

/// What an endpoint is: title, path, what it does, and its limits.
#[component]
fn CallHead(spec: &'static Spec) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let words = move || text.now().explorer.endpoint(spec.name);
    let rate = move || {
        let (language, words) = (text.language(), &text.now().explorer);
        match spec.rate {
            Rate::CallsPerSecond(count) => (words.calls_a_second)(&language.number(count.into())),
            Rate::UsersPerSecond(count) => (words.users_a_second)(&language.number(count.into())),
        }
    };
    let batch = (spec.batch_size() > 1).then(|| {
        let most = move || {
            let most = text.language().number(spec.batch_size() as u64);
            (text.now().explorer.range)("1", &most)
        };
        view! { <Fact label=text.of(|words| words.explorer.users_a_call)>{most}</Fact> }
    });
    let undo = spec.changes().then(|| {
        let by = move || undo_of(text, spec).unwrap_or(text.now().explorer.no_undo);
        view! { <Fact label=text.of(|words| words.explorer.undo)>{by}</Fact> }
    });
    let doc = (!spec.doc.is_empty()).then(|| {
        view! {
            <a class="link" href=[DOCUMENTATION, spec.doc].concat() rel="external noreferrer" target="_blank">
                {text.of(|words| words.explorer.documentation)}
            </a>
        }
    });
    let all = BackLink {
        href: Signal::derive(move || ExplorerQuery::default().href(&app.slug())),
        label: text.of(|words| words.explorer.back),
    };
    view! {
        <section class="call-head">
            <a class="link call-back" href=all.href>
                <Icon name=IconName::Back />
                {all.label}
            </a>
            <div class="call-title">
                <h2>{move || words().title}</h2>
                <code dir="ltr">{spec.method.name()} " " {spec.path}</code>
                <CopyButton value=spec.path.to_owned() label=text.of(|words| words.explorer.copy_path) />
            </div>
            <p>{move || words().does}</p>
            <Facts>
                <Fact label=text.of(|words| words.explorer.rate)>{rate}</Fact>
                {batch}
                {undo}
                <Fact label=text.of(|words| words.explorer.role)>
                    {move || (text.now().explorer.role_name)(spec.role)}
                </Fact>
            </Facts>
            {doc}
        </section>
    }
    .into_any()
}

/// What takes a call back, by its title; none where nothing does.
pub(super) fn undo_of(text: crate::text::Texts, spec: &Spec) -> Option<&'static str> {
    let Impact::Reversible { by } = spec.impact else { return None };
    let by = endpoints(true).find(|other| other.path == by)?;
    Some(text.now().explorer.endpoint(by.name).title)
}
