use leptos::prelude::*;
use nexconn_api::admin::{self, ErrorCode};
use nexconn_api::nexconn::{self, IssueAccessToken, IssueAccessTokenRequest};
use nexconn_api::{Code, Endpoint, Secret};
use nexconn_console::api::{ApiError, CallEnd, Cause, Client, Reading};
use nexconn_console::state::{GatewayState, SessionContext, SessionState};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Answer, Gateway, Page, until};

/// A client in a page of its own.
fn client() -> (Page, Client, SessionContext) {
    let made = RwSignal::new(None);
    let page = Page::show(move || {
        GatewayState::provide();
        let session = SessionContext::provide();
        made.set(Some((Client::here(), session)));
    });
    let (client, session) = made.get_untracked().expect("mounted");
    (page, client, session)
}

fn issue() -> IssueAccessTokenRequest {
    IssueAccessTokenRequest { user_id: "u1".into(), name: "Amara".into(), avatar_url: None }
}

fn example(text: &str) -> Value {
    serde_json::from_str(text).expect("an example is JSON")
}

/// What the client makes of the documented answer.
async fn reads<E: Endpoint>() {
    let _gateway = Gateway::answering(|_| Some(Answer::example::<E>()));
    let (_page, client, _) = client();
    let request = serde_json::from_str(E::SPEC.example.request).expect("a documented request");
    let answer = client.admin::<E>(&request).await.expect(E::SPEC.name);
    let written = serde_json::to_value(answer).expect("an answer is JSON");
    assert_eq!(written, example(E::SPEC.example.response), "{}", E::SPEC.name);
}

#[wasm_bindgen_test]
async fn every_documented_answer_of_the_gateway_is_read() {
    reads::<admin::GetHello>().await;
    reads::<admin::CreateSession>().await;
    reads::<admin::GetSession>().await;
    reads::<admin::ListApps>().await;
    reads::<admin::ListUsers>().await;
    reads::<admin::GetUser>().await;
    reads::<admin::ListAudit>().await;
}

#[wasm_bindgen_test]
async fn a_call_travels_in_its_envelope_and_gives_the_result() {
    let body = example(IssueAccessToken::SPEC.example.response);
    let gateway = Gateway::answering(move |_| Some(Answer::of_call(200, &body.clone())));
    let (_page, client, _) = client();
    let answer = client.call::<IssueAccessToken>("dev".into(), &issue()).await.expect("an answer");
    assert_eq!(answer.request_id, "request-1");
    let CallEnd::Done(issued) = answer.end else { panic!("done, not {:?}", answer.end) };
    assert!(issued.access_token.reveal().starts_with("7FDmy0"));
    let sent = gateway.sent_to("/api/v1/apps/dev/v4/auth/access-token/issue");
    assert_eq!(sent[0].method, "POST");
    assert_eq!(sent[0].body["request"], json!({"userId": "u1", "name": "Amara"}));
    assert_eq!(sent[0].body["operation"].as_str().map(str::len), Some(36));
}

/// How a call ends when the gateway answers so.
async fn end_of(answer: impl Fn() -> Answer + 'static) -> Result<CallEnd<()>, ApiError> {
    let _gateway = Gateway::answering(move |_| Some(answer()));
    let (_page, client, _) = client();
    let answer = client.call::<IssueAccessToken>("dev".into(), &issue()).await?;
    Ok(match answer.end {
        CallEnd::Done(_) => CallEnd::Done(()),
        CallEnd::DoneBefore => CallEnd::DoneBefore,
        CallEnd::Refused(refusal) => CallEnd::Refused(refusal),
        CallEnd::Unknown => CallEnd::Unknown,
    })
}

#[wasm_bindgen_test]
async fn the_ends_of_a_call_are_told_apart() {
    let refused =
        end_of(|| Answer::of_call(403, &json!({"code": 2007, "errorMessage": "quota"}))).await;
    let Ok(CallEnd::Refused(refusal)) = refused else { panic!("refused, not {refused:?}") };
    assert_eq!((refusal.code, refusal.http), (Code::USER_QUOTA, 403));

    let unknown = || Answer::Json(504, json!({"outcome": "unknown", "requestId": "request-2"}));
    assert_eq!(end_of(unknown).await, Ok(CallEnd::Unknown));

    let without_token = || Answer::of_call(200, &json!({"code": 0, "result": {"userId": "u1"}}));
    assert_eq!(end_of(without_token).await, Ok(CallEnd::DoneBefore));
}

#[wasm_bindgen_test]
async fn an_error_of_the_gateway_keeps_code_fields_and_request_id() {
    let field = json!({"field": "request.name", "rule": "empty"});
    let error = json!({"code": "invalid", "message": "m", "fields": [field], "requestId": "r-9"});
    let answer = end_of(move || Answer::Json(422, json!({"error": error.clone()}))).await;
    let Err(error) = answer else { panic!("an error, not {answer:?}") };
    assert_eq!(error.code(), Some(ErrorCode::Invalid));
    assert_eq!(error.request_id(), Some("r-9"));
    let ApiError::Gateway { fields, .. } = error else { panic!("{error}") };
    assert_eq!(fields[0].field, "request.name");
}

#[wasm_bindgen_test]
async fn what_is_no_gateway_is_named() {
    let page = end_of(|| Answer::Text(200, "<!doctype html>")).await;
    assert_eq!(page, Err(ApiError::Network(Cause::NotAGateway { http: 200 })));
    let silence = end_of(|| Answer::None).await;
    assert_eq!(silence, Err(ApiError::Network(Cause::Unreachable)));
}

#[wasm_bindgen_test]
async fn a_session_that_the_gateway_no_longer_knows_has_expired() {
    let error = json!({"code": "unauthenticated", "message": "m", "requestId": "r"});
    let _gateway =
        Gateway::answering(move |_| Some(Answer::Json(401, json!({"error": error.clone()}))));
    let (_page, client, session) = client();
    let signed_in: admin::Session =
        serde_json::from_str(admin::GetSession::SPEC.example.response).expect("a session");
    session.open(signed_in.clone());
    let answer = client.admin::<admin::ListApps>(&admin::ListAppsRequest {}).await;
    assert_eq!(answer.expect_err("refused").code(), Some(ErrorCode::Unauthenticated));
    assert_eq!(untrack(|| session.state()), SessionState::Expired(signed_in));
}

#[wasm_bindgen_test]
async fn a_reading_takes_back_what_nobody_waits_for() {
    let gateway = Gateway::answering(|_| Some(Answer::Later(Box::pin(std::future::pending()))));
    let turn = RwSignal::new(0);
    let page = Page::show(move || {
        GatewayState::provide();
        SessionContext::provide();
        let client = Client::here();
        Reading::new(move || {
            turn.track();
            client.call::<nexconn::GetUser>(
                "dev".into(),
                &nexconn::GetUserRequest { user_id: "u".into() },
            )
        });
    });
    let sent = || gateway.sent_to("/v4/user/get");
    assert!(until(|| sent().len() == 1).await);
    turn.set(1);
    assert!(until(|| sent().len() == 2).await);
    assert!(sent()[0].request.signal().aborted(), "a newer read takes the older one back");
    assert!(!sent()[1].request.signal().aborted());
    drop(page);
    assert!(until(|| sent()[1].request.signal().aborted()).await, "as does the end of the page");
}

#[wasm_bindgen_test]
fn a_token_is_not_printed() {
    let issued =
        nexconn::IssuedAccessToken { user_id: "u1".into(), access_token: Secret::new("t0ken") };
    assert!(!format!("{issued:?}").contains("t0ken"));
}
