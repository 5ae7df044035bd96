//! Bad input to every endpoint: the exact status and code, and nothing written.

use nexconn_api::spec::{Field, Kind, Method};
use nexconn_api::{Spec, locate};
use reqwest::header::CONTENT_TYPE;
use serde_json::{Map, Value, json};

use crate::harness::{APP, Caller, Harness, Local, operation, read};
use crate::walk::{forwarded, object, own};

/// Status and code that an answer must have.
type Verdict = (u16, &'static str);

const INVALID: Verdict = (422, "invalid");

/// Values that do not fit a field, each with the verdict it gets.
fn wrong_values(field: &Field) -> Vec<Value> {
    let mut values = match field.kind {
        Kind::UserId | Kind::NewUserId => vec![json!(""), json!("a".repeat(65)), json!(1)],
        Kind::UserIds { max } => vec![
            json!([]),
            json!("u"),
            json!([1]),
            json!(["a".repeat(65)]),
            json!(vec!["u"; max + 1]),
        ],
        Kind::Text { min, max } => {
            let mut values = vec![json!({}), json!("a".repeat(max.limit() + 1))];
            if min > 0 {
                values.push(json!(""));
            }
            values
        }
        Kind::Int { min, max } => {
            let outside = [min.checked_sub(1), max.checked_add(1)].into_iter().flatten();
            outside.map(Value::from).chain([json!("x"), json!(0.5)]).collect()
        }
        Kind::Instant => vec![json!(-1), json!("x"), json!([])],
        Kind::Bool => vec![json!("yes"), json!(1)],
        Kind::OneOf(_) => vec![json!("other")],
        Kind::Words(words) => vec![
            json!("other"),
            json!(["other"]),
            json!([1]),
            json!(vec![words[0]; words.len() + 1]),
        ],
        Kind::NumberedWords(words) => vec![
            json!(words[0].0),
            json!([]),
            json!(["other"]),
            json!([-1]),
            json!([true]),
            json!(vec![words[0].0; words.len() + 1]),
        ],
        Kind::Texts { max, each } => vec![
            json!("text"),
            json!([1]),
            json!([""]),
            json!(["a".repeat(each.limit() + 1)]),
            json!(vec!["a"; max + 1]),
        ],
        Kind::Object => vec![json!([]), json!("{}")],
        Kind::Objects { max } => {
            vec![json!([]), json!({}), json!([1]), json!(vec![json!({}); max + 1])]
        }
    };
    if field.required {
        values.push(Value::Null);
    }
    values
}

async fn verdict(answer: reqwest::Response) -> (u16, String) {
    let (status, body) = read(answer).await;
    let error = &body["error"];
    let id = error["requestId"].as_str().expect("an id");
    let message = error["message"].as_str().expect("a message");
    assert!(!id.is_empty() && message.len() > 10, "{body}");
    (status.as_u16(), error["code"].as_str().expect("a code").to_owned())
}

fn expect(found: &(u16, String), expected: Verdict, what: &str) {
    assert_eq!((found.0, found.1.as_str()), expected, "{what}");
}

/// Sends raw text in place of a body, and the other faults that need no declaration.
async fn faults_of_form(caller: &Caller, spec: &Spec, path: &str) {
    let name = reqwest::Method::from_bytes(spec.method.name().as_bytes()).expect("a method");
    let send = async |caller: &Caller, kind: &str, body: String| {
        let request = caller.request(name.clone(), path).header(CONTENT_TYPE, kind).body(body);
        verdict(request.send().await.expect("an answer")).await
    };
    let json = "application/json";
    for text in ["", "{", "[]", "null", "1", "\"x\"", "{\"a\":1}}", "\u{0}"] {
        expect(&send(caller, json, text.into()).await, INVALID, &format!("{path} {text:?}"));
    }
    let large = format!("{{\"x\":\"{}\"}}", "a".repeat(spec.body_bytes));
    expect(&send(caller, json, large).await, (413, "too_large"), path);
    let form = "application/x-www-form-urlencoded";
    let unsupported = (415, "unsupported_media_type");
    expect(&send(caller, form, "userId=u".into()).await, unsupported, path);
    expect(&send(caller, "text/plain", "{}".into()).await, unsupported, path);
    for origin in [None, Some("https://evil.example".to_owned())] {
        let foreign = Caller { origin, ..caller.clone() };
        expect(&send(&foreign, json, "{}".into()).await, (403, "forbidden"), path);
    }
}

async fn wrong_method(caller: &Caller, taken: &[Method], path: &str) {
    for method in [Method::Get, Method::Post, Method::Put, Method::Delete] {
        if taken.contains(&method) {
            continue;
        }
        let name = reqwest::Method::from_bytes(method.name().as_bytes()).expect("a method");
        let answer = caller.request(name, path).send().await.expect("an answer");
        expect(&verdict(answer).await, (405, "method_not_allowed"), path);
    }
}

fn located(spec: &Spec, fields: Map<String, Value>) -> locate::Located {
    locate::locate(spec, fields)
}

fn own_example(spec: &Spec) -> Map<String, Value> {
    let mut fields = object(spec.example.request);
    if fields.contains_key("app") {
        fields.insert("app".into(), json!(APP));
    }
    fields
}

#[tokio::test]
async fn bad_input_to_every_call_is_refused_and_not_sent() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    for spec in forwarded() {
        let path = format!("/api/v1/apps/{APP}{}", spec.path);
        let good = object(spec.example.request);
        for field in spec.fields {
            for value in wrong_values(field) {
                let mut request = good.clone();
                request.insert(field.name.to_owned(), value.clone());
                let body = json!({"operation": operation(), "reason": "r", "request": request});
                let (status, error) = read(owner.post(&path, body).await).await;
                let what = format!("{path} {} {value}", field.name);
                assert_eq!(
                    (status.as_u16(), &error["error"]["code"]),
                    (422, &json!("invalid")),
                    "{what}"
                );
                let named = error["error"]["fields"][0]["field"].as_str().expect("a field");
                assert!(named.starts_with(&format!("request.{}", field.name)), "{what}: {named}");
            }
        }
        for envelope in [
            json!({}),
            json!({"operation": "x", "request": good}),
            json!({"operation": operation(), "request": []}),
            json!({"operation": operation(), "request": good, "reason": 1}),
            json!({"operation": operation(), "request": good, "case": "c".repeat(65)}),
        ] {
            let found = verdict(owner.post(&path, envelope.clone()).await).await;
            expect(&found, INVALID, &format!("{path} {envelope}"));
        }
        faults_of_form(&owner, spec, &path).await;
        wrong_method(&owner, &[Method::Post], &path).await;
    }
    assert_eq!(harness.count("audit WHERE app = 'acme'").await, 0);
    assert_eq!(harness.count("operations").await, 0);
    assert_eq!(harness.count("users").await, 0);
    let (_, good) = owner.call("/v4/user/get", json!({"userId": "u"})).await;
    assert_eq!(good["outcome"], "refused", "the gateway still serves");
}

#[tokio::test]
async fn bad_input_to_every_own_endpoint_is_refused() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let before = harness.count("audit").await;
    for spec in own() {
        let good = own_example(spec);
        for field in spec.fields.iter().filter(|field| field.name != "app") {
            for value in wrong_values(field) {
                // In an address everything is text, and an absent field is a path of its own.
                let in_body = spec.method.has_body();
                let in_path = spec.path.contains(&format!("{{{}}}", field.name));
                let is_text = matches!(field.kind, Kind::Text { .. } | Kind::UserId);
                if !in_body && is_text && !value.is_string() {
                    continue;
                }
                if in_path && value.as_str().is_none_or(str::is_empty) {
                    continue;
                }
                let mut fields = good.clone();
                fields.insert(field.name.to_owned(), value.clone());
                let located = located(spec, fields);
                let name = spec.method.name().as_bytes();
                let method = reqwest::Method::from_bytes(name).expect("a method");
                let request = owner.request(method, &located.path);
                let request = match &located.body {
                    Some(body) => request.json(body),
                    None => request,
                };
                let found = verdict(request.send().await.expect("an answer")).await;
                expect(&found, INVALID, &format!("{} {} {value}", spec.path, field.name));
            }
        }
        let path = located(spec, good).path;
        if spec.method.has_body() {
            faults_of_form(&owner, spec, &path).await;
        }
        let same = own().filter(|other| other.path == spec.path);
        let taken: Vec<Method> = same.map(|other| other.method).collect();
        wrong_method(&owner, &taken, path.split('?').next().expect("a path")).await;
    }
    for path in ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/hello", "/api/v1/hello/"] {
        expect(&verdict(owner.get(path).await).await, (404, "not_found"), path);
    }
    for path in ["/api/v1/apps/acme/users?q=%FF", "/api/v1/apps/acme/users/%FF"] {
        expect(&verdict(owner.get(path).await).await, INVALID, path);
    }
    let long = format!("/api/v1/apps/{}/users", "a".repeat(65));
    expect(&verdict(owner.get(&long).await).await, (404, "not_found"), &long);
    assert_eq!(harness.count("audit").await, before, "nothing was written");
    assert_eq!(owner.get("/api/v1/session").await.status().as_u16(), 200, "still signed in");
}
