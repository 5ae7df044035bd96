//! What every request has in common: signature, request id, content type.

use nexconn_api::admin::Environment::Development;
use nexconn_api::signing::{APP_KEY, NONCE, REQUEST_ID, SIGNATURE, TIMESTAMP, sign};
use reqwest::Method;
use reqwest::header::{ALLOW, CONTENT_TYPE};
use serde_json::json;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::caller::Answer;
use crate::fixture::Local;

#[tokio::test]
async fn the_alternative_header_names_sign_as_well() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    let signed = sign(&caller.app_key, &caller.secret, "n", 1);
    let request = caller
        .unsigned(Method::POST, "/console/clock/get")
        .header(APP_KEY.alternative, &signed.app_key)
        .header(NONCE.alternative, &signed.nonce)
        .header(TIMESTAMP.alternative, &signed.timestamp)
        .header(SIGNATURE.alternative, &signed.signature)
        .header(CONTENT_TYPE, "application/json; charset=utf-8")
        .body("{}");
    assert_eq!(Answer::of(request).await.verdict(), (200, 0));
    local.stop().await;
}

#[tokio::test]
async fn answers_carry_their_type_and_the_id_of_the_request() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    let id_of = |answer: &Answer| answer.headers[REQUEST_ID].to_str().expect("text").to_owned();
    let with_id = |id: &str| caller.posting("/console/clock/get", "{}").header(REQUEST_ID, id);
    let answer = Answer::of(with_id("my-request")).await;
    assert_eq!(id_of(&answer), "my-request");
    assert_eq!(answer.headers[CONTENT_TYPE], "application/json; charset=utf-8");
    let too_long = "x".repeat(37);
    assert_eq!(id_of(&Answer::of(with_id(&too_long)).await).len(), 36);
    let refused = Answer::of(caller.unsigned(Method::POST, "/console/clock/get")).await;
    assert_eq!(id_of(&refused).len(), 36, "a new one, on refusals too");
    assert_eq!(refused.headers[CONTENT_TYPE], "application/json; charset=utf-8");
    local.stop().await;
}

#[tokio::test]
async fn the_path_is_looked_up_before_the_method_and_the_signature() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    let unknown = Answer::of(caller.unsigned(Method::GET, "/v4/user/none")).await;
    assert_eq!(unknown.verdict(), (404, 404));
    let get = Answer::of(caller.unsigned(Method::GET, "/v4/user/get")).await;
    assert_eq!(get.verdict(), (405, 405));
    assert_eq!(get.headers[ALLOW], "POST");
    let unsigned = Answer::of(caller.unsigned(Method::POST, "/v4/user/get")).await;
    assert_eq!(unsigned.verdict(), (401, 1004));
    local.stop().await;
}

#[tokio::test]
async fn fields_that_are_not_declared_are_left_alone() {
    let local = Local::of(Development).await;
    let answer = local.caller().post("/console/clock/get", &json!({"more": {"a": 1}})).await;
    assert_eq!(answer.verdict(), (200, 0));
    local.stop().await;
}

#[tokio::test]
async fn a_failure_inside_is_rolled_back_and_told_without_its_inner_workings() {
    let local = Local::of(Development).await;
    let caller = local.caller();
    let path = local.folder.path().join(format!("{}.sqlite", caller.app_key));
    let options = SqliteConnectOptions::new().filename(path);
    let mut database = options.connect().await.expect("a database");
    sqlx::query("DROP TABLE access_tokens").execute(&mut database).await.expect("dropped");
    database.close().await.expect("closed");
    let answer =
        caller.post("/v4/auth/access-token/issue", &json!({"userId": "u", "name": "n"})).await;
    assert_eq!(answer.verdict(), (500, 1000));
    assert!(!answer.message().contains("access_tokens"), "{}", answer.message());
    let answer = caller.post("/v4/user/get", &json!({"userId": "u"})).await;
    assert_eq!(answer.verdict(), (400, 400), "still serving, and nothing was written");
    local.stop().await;
}
