//! A walk over the tables: what must hold for every endpoint there is, and will be.

use nexconn_api::spec::{Method, Role};
use nexconn_api::{Spec, admin, local, locate, nexconn, sockets, streams};
use reqwest::{Response, StatusCode};
use serde_json::{Map, Value, json};

use crate::harness::{APP, Caller, Harness, Local, operation, read};
use crate::service::{DELETED, LIST, Service};
use crate::upstreams::nobody;

/// Every endpoint that is forwarded to an app which has all of them.
pub(crate) fn forwarded() -> impl Iterator<Item = &'static Spec> {
    nexconn::SPECS.iter().chain(local::SPECS).copied().filter(|spec| spec.forwarded)
}

/// Every endpoint of the gateway's own.
pub(crate) fn own() -> impl Iterator<Item = &'static Spec> {
    admin::SPECS.iter().chain(streams::SPECS).chain(sockets::SPECS).copied()
}

pub(crate) fn object(json: &str) -> Map<String, Value> {
    serde_json::from_str(json).expect("an object")
}

/// Sends the documented example of one of the gateway's own endpoints.
pub(crate) async fn example(caller: &Caller, spec: &Spec) -> Response {
    let mut fields = object(spec.example.request);
    if fields.contains_key("app") {
        fields.insert("app".into(), json!(APP));
    }
    let located = locate::locate(spec, fields);
    let method = reqwest::Method::from_bytes(spec.method.name().as_bytes()).expect("a method");
    let request = caller.request(method, &located.path);
    let request = match &located.body {
        Some(body) => request.json(body),
        None => request,
    };
    request.send().await.expect("an answer")
}

async fn set_role(harness: &Harness, email: &str, role: &str) {
    let sql = "UPDATE roles SET role = $1
               WHERE admin_id = (SELECT id FROM admins WHERE email = $2)";
    let changed = sqlx::query(sql).bind(role).bind(email).execute(&harness.database().await).await;
    assert_eq!(changed.expect("set").rows_affected(), 1);
}

#[tokio::test]
async fn every_endpoint_needs_a_session_unless_it_says_anyone() {
    let harness = Harness::before_local(&nobody().await).await;
    let caller = harness.anyone();
    for spec in own() {
        let answer = example(&caller, spec).await;
        if spec.role == Role::Anyone {
            let right = [StatusCode::OK, StatusCode::UNAUTHORIZED].contains(&answer.status());
            assert!(right, "{}", spec.path);
        } else {
            let (status, error) = read(answer).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{}", spec.path);
            assert_eq!(error["error"]["code"], "unauthenticated", "{}", spec.path);
        }
    }
    for spec in forwarded() {
        let request = Value::Object(object(spec.example.request));
        let (status, _) = caller.call(spec.path, request).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{}", spec.path);
    }
}

#[tokio::test]
async fn every_call_is_refused_below_its_role_and_forwarded_from_it_on() {
    let service = Service::start().await;
    let harness = Harness::before_local(&service.url).await;
    let email = "li@example.com";
    let caller = harness.admin(email, Role::Viewer).await;
    for role in [Role::Viewer, Role::Moderator, Role::Operator, Role::Owner] {
        set_role(&harness, email, role.name()).await;
        for spec in forwarded() {
            let before = service.calls(spec.path);
            let request = Value::Object(object(spec.example.request));
            let (status, answer) = caller.call(spec.path, request).await;
            let allowed = role >= spec.role;
            let expected = if allowed { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(status, expected, "{} as {}: {answer}", spec.path, role.name());
            // The gateway reads these lists by itself too, after a ban and a restore.
            if ![LIST, DELETED].contains(&spec.path) {
                assert_eq!(
                    service.calls(spec.path) - before,
                    usize::from(allowed),
                    "{}",
                    spec.path
                );
            }
        }
        for spec in own().filter(|spec| spec.path.contains("{app}")) {
            let status = example(&caller, spec).await.status();
            assert_eq!(status == StatusCode::FORBIDDEN, role < spec.role, "{}", spec.path);
        }
    }
}

#[tokio::test]
async fn an_app_without_a_role_is_not_there() {
    let harness = Harness::before_local(&nobody().await).await;
    let caller = harness.admin("li@example.com", Role::Viewer).await;
    set_role(&harness, "li@example.com", "none").await;
    let (_, apps) = read(caller.get("/api/v1/apps").await).await;
    assert_eq!(apps, json!({"apps": []}));
    let status = caller.get(&format!("/api/v1/apps/{APP}/users")).await.status();
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, _) = caller.call("/v4/user/get", json!({"userId": "u"})).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_change_is_audited_and_no_read_is() {
    let service = Local::start().await;
    let harness = Harness::before_local(&service.url).await;
    let owner = harness.owner().await;
    for spec in forwarded() {
        let before = harness.count("audit WHERE app = 'acme'").await;
        let request = Value::Object(object(spec.example.request));
        let (status, answer) = owner.call(spec.path, request).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        let written = harness.count("audit WHERE app = 'acme'").await - before;
        assert_eq!(written, i64::from(spec.changes()), "{}", spec.path);
        let pending = harness.count("audit WHERE outcome = 'pending'").await;
        assert_eq!(pending, 0, "{}", spec.path);
    }
}

/// The documented example of one of the gateway's own endpoints, with what fits the test's admin.
fn fitting_example(spec: &Spec) -> Spec {
    let mut fields = object(spec.example.request);
    if fields.contains_key("email") {
        fields.insert("email".into(), json!("li@example.com"));
    }
    if fields.contains_key("password") {
        fields.insert("password".into(), json!(crate::harness::PASSWORD));
    }
    if fields.contains_key("operation") {
        fields.insert("operation".into(), json!(operation()));
    }
    if fields.contains_key("job") {
        fields.insert("job".into(), json!(i64::MAX));
    }
    if spec.method == Method::Put {
        fields.insert("current".into(), json!(crate::harness::PASSWORD));
    }
    let request = serde_json::to_string(&fields).expect("json").leak();
    Spec { example: nexconn_api::spec::Example { request, ..spec.example }, ..*spec }
}

/// Whether an endpoint is about a thing that must be made first.
fn needs_a_thing(spec: &Spec) -> bool {
    ["{job}", "{entry}"].iter().any(|thing| spec.path.contains(thing))
}

#[tokio::test]
async fn every_change_of_the_gateways_own_is_audited() {
    let service = Service::start().await;
    let harness = Harness::before_local(&service.url).await;
    for spec in own().filter(|spec| spec.changes()) {
        let mut owner = harness.admin("li@example.com", Role::Owner).await;
        let before = harness.count("audit").await;
        if spec.role == Role::Anyone {
            owner.cookie = None;
        }
        let (status, answer) = read(example(&owner, &fitting_example(spec)).await).await;
        let written = harness.count("audit").await - before;
        let what = format!("{} {}: {answer}", spec.method.name(), spec.path);
        if needs_a_thing(spec) {
            assert_eq!((status, written), (StatusCode::NOT_FOUND, 0), "{what}");
        } else {
            assert_eq!(status, StatusCode::OK, "{what}");
            assert!(written > 0, "{what}");
        }
        assert_eq!(harness.count("audit WHERE outcome = 'pending'").await, 0, "{what}");
    }
}

#[tokio::test]
async fn an_operation_id_must_be_new_for_each_request() {
    let service = Local::start().await;
    let harness = Harness::before_local(&service.url).await;
    let owner = harness.owner().await;
    let other = harness.admin("li@example.com", Role::Owner).await;
    let (id, request) = (operation(), json!({"userId": "u", "name": "n"}));
    let path = "/v4/auth/access-token/issue";
    assert_eq!(owner.call_as(&id, path, request.clone()).await.0, StatusCode::OK);
    assert_eq!(other.call_as(&id, path, request).await.0, StatusCode::CONFLICT);
    // Nor may one of the gateway's own endpoints have had it.
    let kick = json!({"operation": id, "reason": "a test", "userIds": ["u"]});
    let kicked = owner.post(&format!("/api/v1/apps/{APP}/kick"), kick).await;
    assert_eq!(kicked.status(), StatusCode::CONFLICT);
}
