//! Calls that reach a real nexconn-local.

use reqwest::StatusCode;
use serde_json::json;

use crate::harness::{APP, Harness, Local, operation, read};

const ISSUE: &str = "/v4/auth/access-token/issue";
const UPDATE: &str = "/v4/user/update";
const GET: &str = "/v4/user/get";
const EXPIRE: &str = "/v4/auth/access-token/expire";

#[tokio::test]
async fn a_user_is_registered_read_renamed_and_expired() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;

    let (status, issued) = owner.call(ISSUE, json!({"userId": "u1", "name": "Noor"})).await;
    assert_eq!((status, &issued["outcome"]), (StatusCode::OK, &json!("done")));
    assert_eq!(issued["answer"]["body"]["result"]["userId"], "u1");
    assert!(!issued["answer"]["body"]["result"]["accessToken"].as_str().expect("one").is_empty());

    let (_, renamed) = owner.call(UPDATE, json!({"userId": "u1", "name": "Noor B."})).await;
    assert_eq!(renamed["outcome"], "done");
    let (_, info) = owner.call(GET, json!({"userId": "u1"})).await;
    assert_eq!(info["answer"]["body"]["result"]["name"], "Noor B.");
    let expire = json!({"userIds": ["u1"], "expiresAt": 1});
    assert_eq!(owner.call(EXPIRE, expire).await.1["outcome"], "done");

    let (_, user) = read(owner.get(&format!("/api/v1/apps/{APP}/users/u1")).await).await;
    assert_eq!((&user["name"], &user["avatarUrl"]), (&json!("Noor B."), &json!("")));
    assert_eq!(user["createdAt"], "2024-10-29 17:00:00");
}

#[tokio::test]
async fn an_id_in_a_list_that_may_not_exist_is_not_added_to_the_directory() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    let expire = json!({"userIds": ["mistyped"], "expiresAt": 1});
    assert_eq!(owner.call(EXPIRE, expire).await.1["outcome"], "done");
    let answer = owner.get(&format!("/api/v1/apps/{APP}/users/mistyped")).await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_nexconn_refuses_is_passed_on_as_it_came() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    let (status, answer) = owner.call(UPDATE, json!({"userId": "nobody", "name": "n"})).await;
    assert_eq!((status, &answer["outcome"]), (StatusCode::OK, &json!("refused")));
    assert_eq!(
        (&answer["answer"]["http"], &answer["answer"]["body"]["code"]),
        (&json!(400), &json!(400))
    );
    assert_eq!(harness.count("users").await, 0, "an id that does not exist is not remembered");
}

#[tokio::test]
async fn the_same_operation_again_has_no_second_effect_and_shows_no_token() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    let (id, request) = (operation(), json!({"userId": "u1", "name": "Noor"}));
    let (_, first) = owner.call_as(&id, ISSUE, request.clone()).await;
    let (status, again) = owner.call_as(&id, ISSUE, request).await;
    assert_eq!((status, &again["outcome"]), (StatusCode::OK, &json!("done")));
    assert_eq!(again["requestId"], first["requestId"]);
    assert_eq!(again["answer"]["body"], json!({"code": 0, "result": {"userId": "u1"}}));
    assert_eq!(harness.count("audit WHERE app = 'acme'").await, 1);

    let (status, error) = owner.call_as(&id, ISSUE, json!({"userId": "u2", "name": "n"})).await;
    assert_eq!((status, &error["error"]["code"]), (StatusCode::CONFLICT, &json!("conflict")));
}

#[tokio::test]
async fn an_app_or_endpoint_that_is_not_there_is_not_found() {
    let local = Local::start().await;
    let harness = Harness::before(&local.url).await;
    let owner = harness.owner().await;
    let call = json!({"operation": operation(), "request": {"userId": "u"}});
    for (path, expected) in [
        ("/api/v1/apps/other/v4/user/get", 404),
        ("/api/v1/apps/acme/v4/message/publish", 404),
        ("/api/v1/apps/acme/console/clock/get", 404),
        ("/api/v1/apps/%FF/v4/user/get", 422),
    ] {
        let (status, error) = read(owner.post(path, call.clone()).await).await;
        assert_eq!(status.as_u16(), expected, "{path} {error}");
    }
}

#[tokio::test]
async fn the_console_api_is_there_for_apps_that_have_it() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let (status, answer) = owner.call("/console/clock/get", json!({})).await;
    assert_eq!((status, &answer["outcome"]), (StatusCode::OK, &json!("done")), "{answer}");
}
