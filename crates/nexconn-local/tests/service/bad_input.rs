//! Every kind of bad input to every endpoint: the exact answer, nothing written, still serving.

use nexconn_api::admin::Environment::Production;
use nexconn_api::nexconn::{BAN_MINUTES, BatchGetUserProfiles};
use nexconn_api::signing::{APP_KEY, Header, NONCE, SIGNATURE, TIMESTAMP, sign};
use nexconn_api::spec::{Field, Kind, Length};
use nexconn_api::{Endpoint, Spec, local, nexconn};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, RequestBuilder};
use serde_json::{Map, Value, json};

use crate::caller::{Answer, Caller};
use crate::fixture::{Local, register};

const HEADERS: [Header; 4] = [APP_KEY, NONCE, TIMESTAMP, SIGNATURE];

fn specs() -> impl Iterator<Item = &'static Spec> {
    [nexconn::SPECS, local::SPECS].into_iter().flatten().copied()
}

/// A service without rate limits whose only user is the one in the declarations' examples.
async fn service() -> Local {
    let local = Local::with(&[Production], |config| config.rate_limits = false).await;
    register(&local.caller(), "jlk456j5", "name").await.expect("issued");
    local
}

/// Sends what `requests` makes for every endpoint and holds the answers against what is expected:
/// HTTP status, business code and a word of the message.
async fn sweep<F>(requests: F)
where
    F: Fn(&Caller, &'static Spec) -> Vec<(RequestBuilder, u16, i64, String)>,
{
    let local = service().await;
    let caller = local.caller();
    let before = local.snapshot().await;
    let mut sent = 0;
    for spec in specs() {
        for (request, http, code, word) in requests(&caller, spec) {
            let answer = Answer::of(request).await;
            let told = format!("{} {word}: {}", spec.path, answer.body);
            assert_eq!(answer.verdict(), (http, code), "{told}");
            assert!(answer.message().contains(&word), "{told}");
            sent += 1;
        }
    }
    assert!(sent > 0, "something was swept");
    assert_eq!(local.snapshot().await, before, "nothing is written");
    let answer = caller.post("/v4/user/get", &json!({"userId": "jlk456j5"})).await;
    assert_eq!(answer.verdict(), (200, 0), "still serving");
    local.stop().await;
}

fn example(spec: &Spec) -> Map<String, Value> {
    serde_json::from_str(spec.example.request).expect("an object")
}

fn with(spec: &Spec, field: &str, value: Value) -> String {
    let mut body = example(spec);
    body.insert(field.to_owned(), value);
    Value::Object(body).to_string()
}

#[tokio::test]
async fn missing_fields() {
    sweep(|caller, spec| {
        let required = spec.fields.iter().filter(|field| field.required);
        required
            .map(|field| {
                let mut body = example(spec);
                body.remove(field.name);
                let request = caller.posting(spec.path, Value::Object(body).to_string());
                (request, 400, 1002, field.name.to_owned())
            })
            .collect()
    })
    .await;
}

#[tokio::test]
async fn fields_of_another_type() {
    sweep(|caller, spec| {
        let wrong = |field: &Field| match field.kind {
            Kind::Int { .. }
            | Kind::Instant
            | Kind::Bool
            | Kind::UserIds { .. }
            | Kind::Words(_)
            | Kind::NumberedWords(_)
            | Kind::Texts { .. } => json!("x"),
            _ => json!(5),
        };
        let body = |field: &Field| with(spec, field.name, wrong(field));
        let fields = spec.fields.iter();
        fields
            .map(|field| (caller.posting(spec.path, body(field)), 400, 1002, field.name.to_owned()))
            .collect()
    })
    .await;
}

/// Values that break a field's limits, and the code that answers them.
fn beyond(spec: &Spec, field: &Field) -> Vec<(Value, i64)> {
    let long = "a".repeat(65);
    let too_many = if spec.path == BatchGetUserProfiles::SPEC.path { 24365 } else { 1002 };
    match field.kind {
        Kind::UserId | Kind::NewUserId => vec![(json!(""), 1002), (json!(long), 1005)],
        Kind::UserIds { max } => vec![
            (json!([]), 1002),
            (json!(vec!["u"; max + 1]), too_many),
            (json!([long]), 1005),
            (json!([1]), 1002),
        ],
        Kind::Text { min, max: Length::Chars(max) | Length::Bytes(max) } => {
            let too_short = (min > 0).then(|| (json!(""), 1002));
            too_short.into_iter().chain([(json!("a".repeat(max + 1)), 1005)]).collect()
        }
        Kind::Int { min, max } => {
            let code = if (min, max) == (1, BAN_MINUTES) { 1003 } else { 1002 };
            let beyond = [min.checked_sub(1), max.checked_add(1)].into_iter().flatten();
            beyond.map(|value| (json!(value), code)).collect()
        }
        Kind::Instant => vec![(json!(-1), 1002)],
        Kind::OneOf(_) => vec![(json!("no such word"), 1002)],
        Kind::Words(words) => {
            vec![(json!(["no such word"]), 1002), (json!(vec![words[0]; words.len() + 1]), 1002)]
        }
        Kind::NumberedWords(words) => vec![
            (json!([]), 1002),
            (json!(["no such word"]), 1002),
            (json!([-1]), 1002),
            (json!(vec![words[0].1; words.len() + 1]), 1002),
        ],
        Kind::Texts { max, each } => vec![
            (json!([""]), 1002),
            (json!(["a".repeat(each.limit() + 1)]), 1005),
            (json!(vec!["a"; max + 1]), 1002),
        ],
        Kind::Bool | Kind::Object | Kind::Objects { .. } => Vec::new(),
    }
}

#[tokio::test]
async fn fields_beyond_their_limits() {
    sweep(|caller, spec| {
        let mut requests = Vec::new();
        for field in spec.fields {
            for (value, code) in beyond(spec, field) {
                let body = with(spec, field.name, value);
                requests.push((caller.posting(spec.path, body), 400, code, field.name.to_owned()));
            }
        }
        requests
    })
    .await;
}

#[tokio::test]
async fn bodies_that_are_no_json_object() {
    sweep(|caller, spec| {
        let deep = "[".repeat(10_000);
        let bodies = [
            ("", "no JSON"),
            ("{", "no JSON"),
            ("{\"a\":\"\\ud800\"}", "no JSON"),
            (deep.as_str(), "no JSON"),
            ("[]", "JSON object"),
            ("null", "JSON object"),
            ("\"text\"", "JSON object"),
        ];
        let with = |body: &str| caller.posting(spec.path, body.to_owned());
        let mut requests: Vec<_> =
            bodies.map(|(body, word)| (with(body), 400, 1002, word.to_owned())).into();
        let latin = b"{\"userId\":\"\xe9\"}".to_vec();
        requests.push((caller.posting(spec.path, latin), 400, 1002, "no JSON".to_owned()));
        requests
    })
    .await;
}

#[tokio::test]
async fn bodies_of_another_content_type() {
    sweep(|caller, spec| {
        let bare = || caller.signed(Method::POST, spec.path);
        let form = bare()
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body("userId=jlk456j5&name=other");
        let untyped = bare().body(spec.example.request);
        [form, untyped].map(|request| (request, 400, 1002, "Content-Type".to_owned())).into()
    })
    .await;
}

#[tokio::test]
async fn bodies_over_the_limit() {
    sweep(|caller, spec| {
        let padded = |bytes: usize| {
            let pad = " ".repeat(bytes - spec.example.request.len());
            caller.posting(spec.path, format!("{}{pad}", spec.example.request))
        };
        let sizes = [1024 * 1024 + 1, 10 * 1024 * 1024];
        sizes.map(|size| (padded(size), 413, 1005, "bytes".to_owned())).into()
    })
    .await;
}

#[tokio::test]
async fn signatures_that_are_not_right() {
    sweep(|caller, spec| {
        let wrong = caller.with_secret("another").posting(spec.path, spec.example.request);
        let unknown = Caller { app_key: "unknown".to_owned(), ..caller.clone() };
        let unknown = unknown.posting(spec.path, spec.example.request);
        vec![(wrong, 401, 1004, "Signature".to_owned()), (unknown, 401, 1004, "App-Key".to_owned())]
    })
    .await;
}

#[tokio::test]
async fn signature_headers_that_are_missing_or_malformed() {
    sweep(|caller, spec| {
        let signed = sign(&caller.app_key, &caller.secret, "n", 1);
        let request = |changed: Header, to: Option<&str>| {
            let mut request = caller
                .unsigned(Method::POST, spec.path)
                .header(CONTENT_TYPE, "application/json")
                .body(spec.example.request);
            for (name, value) in signed.headers() {
                let value = if name == changed.name { to } else { Some(value) };
                request = value.into_iter().fold(request, |it, value| it.header(name, value));
            }
            (request, 401, 1004, changed.name.to_owned())
        };
        let mut requests: Vec<_> = HEADERS.map(|header| request(header, None)).into();
        requests.push(request(NONCE, Some("1234567890123456789")));
        requests.push(request(TIMESTAMP, Some("yesterday")));
        requests
    })
    .await;
}

#[tokio::test]
async fn paths_and_methods_that_do_not_exist() {
    sweep(|caller, spec| {
        let unknown = format!("{}/more", spec.path);
        let mut requests =
            vec![(caller.posting(&unknown, spec.example.request), 404, 404, "path".to_owned())];
        for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
            let request = caller.signed(method, spec.path);
            requests.push((request, 405, 405, "POST".to_owned()));
        }
        requests
    })
    .await;
}
