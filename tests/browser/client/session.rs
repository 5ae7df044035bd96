use leptos::prelude::*;
use nexconn_api::admin::{
    CreateSession, DeleteSession, DeleteSessionRequest, Environment, ErrorCode, GetHello,
    GetHelloRequest, GetSession, GetSessionRequest, ListApps, ListAppsRequest,
};
use nexconn_console::state::SessionState;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Live;
use super::live::PASSWORD;

#[wasm_bindgen_test]
async fn the_browser_keeps_the_session_and_the_gateway_tells_whose_it_is() {
    let live = Live::signed_in().await;
    let hello = live.client().admin::<GetHello>(&GetHelloRequest {}).await.unwrap();
    assert!(hello.signed_in);
    assert_eq!(hello.contract, nexconn_api::admin::CONTRACT);
    let session = live.client().admin::<GetSession>(&GetSessionRequest {}).await.unwrap();
    assert_eq!(session.email, live.started.email);
    assert!(session.has_password);
    let apps: Vec<_> = session.roles.iter().map(|role| role.app.as_str()).collect();
    assert_eq!(apps, ["acme-dev", "acme-live"]);
}

#[wasm_bindgen_test]
async fn the_sample_apps_are_listed_without_any_secret() {
    let live = Live::signed_in().await;
    let apps = live.client().admin::<ListApps>(&ListAppsRequest {}).await.unwrap().apps;
    let known: Vec<_> = apps.iter().map(|app| (app.slug.as_str(), app.environment)).collect();
    let expected = [("acme-dev", Environment::Development), ("acme-live", Environment::Production)];
    assert_eq!(known, expected);
    assert!(apps.iter().all(|app| app.has_console), "nexconn-local has it");
}

#[wasm_bindgen_test]
async fn a_code_works_once() {
    let live = Live::signed_in().await;
    let again = live.client().admin::<CreateSession>(&live.one_time_code()).await;
    let error = again.expect_err("the code is spent");
    assert_eq!(error.code(), Some(ErrorCode::Unauthenticated));
    assert!(error.request_id().is_some_and(|id| !id.is_empty()));
}

#[wasm_bindgen_test]
async fn whoever_signs_out_gets_nothing_until_they_sign_in_again() {
    let live = Live::signed_in().await;
    let client = live.client();
    let session = live.page.world().session;
    session.open(client.admin::<GetSession>(&GetSessionRequest {}).await.unwrap());
    client.admin::<DeleteSession>(&DeleteSessionRequest {}).await.expect("signed out");
    assert!(!client.admin::<GetHello>(&GetHelloRequest {}).await.unwrap().signed_in);

    let error = client.admin::<ListApps>(&ListAppsRequest {}).await.expect_err("nobody");
    assert_eq!(error.code(), Some(ErrorCode::Unauthenticated));
    // The page is told, so that it can ask for the password and go on.
    assert!(matches!(untrack(|| session.state()), SessionState::Expired(_)));

    let wrong = live.credentials("incorrect horse battery");
    let error = client.admin::<CreateSession>(&wrong).await.expect_err("a wrong password");
    assert_eq!(error.code(), Some(ErrorCode::Unauthenticated));
    let opened = client.admin::<CreateSession>(&live.credentials(PASSWORD)).await.unwrap();
    assert!(opened.has_password);
    client.admin::<ListApps>(&ListAppsRequest {}).await.expect("signed in again");
}

#[wasm_bindgen_test]
async fn a_wrong_current_password_is_told_at_its_field() {
    use nexconn_api::admin::{SetPassword, SetPasswordRequest};
    use nexconn_api::{Rule, Secret};
    use nexconn_console::api::ApiError;
    let live = Live::signed_in().await;
    let request = SetPasswordRequest {
        current: Some(Secret::new("incorrect horse battery")),
        password: Secret::new("another horse battery"),
    };
    let error = live.client().admin::<SetPassword>(&request).await.expect_err("wrong");
    let ApiError::Gateway { fields, .. } = error else { panic!("{error}") };
    assert_eq!((fields[0].field.as_str(), &fields[0].rule), ("current", &Rule::Mismatch));
}
