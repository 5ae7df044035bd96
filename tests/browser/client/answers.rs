//! The documented answers, which the declarations give with each endpoint.

use nexconn_api::admin::{self, ErrorCode};
use nexconn_api::nexconn::{
    ExpireAccessTokens, GetUser, IssueAccessToken, IssuedAccessToken, UpdateUser,
};
use nexconn_api::{Code, Endpoint, Secret};
use nexconn_console::api::{ApiError, CallEnd};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Asked, Network, Page};

fn example(text: &str) -> Value {
    serde_json::from_str(text).expect("an example is JSON")
}

fn request_of<E: Endpoint>() -> E::Request {
    serde_json::from_str(E::SPEC.example.request).expect("a documented request")
}

/// Reads the gateway's documented answer, and gives it back unchanged.
async fn reads<E: Endpoint>() {
    let network = Network::take();
    let page = Page::show(|| ());
    let answer = page.world().client.admin::<E>(&request_of::<E>());
    let answers = async {
        network.asks("").await.answer(200, &example(E::SPEC.example.response));
    };
    let (answer, ()) = futures_util::join!(answer, answers);
    let written = serde_json::to_value(answer.expect(E::SPEC.name)).unwrap();
    assert_eq!(written, example(E::SPEC.example.response), "{}", E::SPEC.name);
}

/// How a call ends that is answered so.
async fn end_of<E: Endpoint>(
    answers: impl FnOnce(Asked),
) -> Result<CallEnd<E::Response>, ApiError> {
    let network = Network::take();
    let page = Page::show(|| ());
    let call = page.world().client.call::<E>("acme-dev".into(), &request_of::<E>());
    let (answer, ()) = futures_util::join!(call, async { answers(network.asks("").await) });
    answer.map(|answer| answer.end)
}

#[wasm_bindgen_test]
async fn every_answer_of_the_gateway_is_read() {
    reads::<admin::GetHello>().await;
    reads::<admin::CreateSession>().await;
    reads::<admin::GetSession>().await;
    reads::<admin::DeleteSession>().await;
    reads::<admin::SetPassword>().await;
    reads::<admin::ListApps>().await;
    reads::<admin::ListUsers>().await;
    reads::<admin::GetUser>().await;
    reads::<admin::ListAudit>().await;
}

/// Reads Nexconn's documented answer.
async fn is_done<E: Endpoint>() -> E::Response {
    let body = example(E::SPEC.example.response);
    match end_of::<E>(|asked| asked.done(&body["result"])).await {
        Ok(CallEnd::Done(result)) => result,
        Ok(_) => panic!("{} is not done", E::SPEC.name),
        Err(error) => panic!("{}: {error}", E::SPEC.name),
    }
}

#[wasm_bindgen_test]
async fn every_answer_of_nexconn_is_read() {
    let token = is_done::<IssueAccessToken>().await.access_token;
    assert!(token.reveal().starts_with("7FDmy0"));
    assert_eq!(is_done::<GetUser>().await.created_at.0, "2016-05-24 10:38:19");
    is_done::<UpdateUser>().await;
    is_done::<ExpireAccessTokens>().await;
}

#[wasm_bindgen_test]
async fn the_ends_of_a_call_are_told_apart() {
    let refused = end_of::<IssueAccessToken>(|asked| asked.refused(403, 2007, "quota")).await;
    let Ok(CallEnd::Refused(refusal)) = refused else { panic!("{refused:?}") };
    assert_eq!((refusal.http, refusal.code), (403, Code::USER_QUOTA));
    assert_eq!(refusal.message, "quota");

    let unknown = json!({"outcome": "unknown", "answer": null, "requestId": "n-2"});
    let end = end_of::<IssueAccessToken>(|asked| asked.answer(504, &unknown)).await;
    assert_eq!(end, Ok(CallEnd::Unknown));

    // A repeated operation comes back without its token.
    let end = end_of::<IssueAccessToken>(|asked| asked.done(&json!({"userId": "u"}))).await;
    assert_eq!(end, Ok(CallEnd::DoneBefore));

    let end = end_of::<GetUser>(|asked| asked.failed(502, "upstream_unreachable", &json!([])));
    let error = end.await.expect_err("the gateway failed");
    assert_eq!(error.code(), Some(ErrorCode::UpstreamUnreachable));
    assert_eq!(error.request_id(), Some("g-1"));

    let end = end_of::<GetUser>(|asked| asked.answer(200, &json!({"surprise": 1}))).await;
    assert!(matches!(end, Err(ApiError::Unreadable(_))), "{end:?}");
}

#[wasm_bindgen_test]
async fn a_token_is_not_printed() {
    let token = IssuedAccessToken { user_id: "u".into(), access_token: Secret::new("t0ken") };
    let end = CallEnd::Done(token);
    assert!(!format!("{end:?}").contains("t0ken"));
}
