use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::GetSession;
use nexconn_console::pages::{ChoosePasswordPage, SignInForm};
use nexconn_console::state::SessionState;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Asked, Network, Page, en, name_of, until};

const SESSION: &str = "/api/v1/session";

fn session() -> Value {
    serde_json::from_str(GetSession::SPEC.example.response).unwrap()
}

async fn sent(network: &Network) -> (Page, Asked) {
    let page = Page::show(|| view! { <SignInForm /> });
    page.fill(en().sign_in.email, "noor@example.com").await;
    page.fill(en().sign_in.password, "correct horse").await;
    page.press("button", en().sign_in.submit).await;
    let asked = network.asks(SESSION).await;
    (page, asked)
}

#[wasm_bindgen_test]
async fn a_session_counts_once_the_browser_sends_it_back() {
    let network = Network::take();
    let (page, asked) = sent(&network).await;
    assert_eq!(asked.method, "POST");
    assert_eq!(asked.body, json!({"email": "noor@example.com", "password": "correct horse"}));
    page.press("button", en().sign_in.submitting).await;
    asked.answer(200, &session());
    let confirmation = network.asks(SESSION).await;
    assert_eq!(confirmation.method, "GET");
    let state = || page.world().session.state();
    assert_eq!(untrack(state), SessionState::Unknown, "not signed in before that");
    confirmation.answer(200, &session());
    assert!(until(|| matches!(untrack(state), SessionState::SignedIn(_))).await);
    assert_eq!(network.sent(SESSION), 2, "one POST, one GET");
}

#[wasm_bindgen_test]
async fn a_cookie_that_does_not_come_back_is_told_as_the_cause() {
    let network = Network::take();
    let (page, asked) = sent(&network).await;
    asked.answer(200, &session());
    network.asks(SESSION).await.failed(401, "unauthenticated", &json!([]));
    page.says(en().errors.session_lost).await;
    page.says(en().errors.session_lost_same_site).await;
    page.find("button", en().sign_in.submit).await;
}

#[wasm_bindgen_test]
async fn wrong_credentials_are_told_and_what_was_typed_stays() {
    let network = Network::take();
    let (page, asked) = sent(&network).await;
    asked.failed(401, "unauthenticated", &json!([]));
    page.says(en().sign_in.wrong).await;
    assert_eq!(page.held(en().sign_in.email).await, "noor@example.com");
    assert_eq!(page.held(en().sign_in.password).await, "correct horse");
    page.find("button", en().sign_in.submit).await;
}

#[wasm_bindgen_test]
async fn too_many_tries_are_told_with_the_id_to_quote() {
    let network = Network::take();
    let (page, asked) = sent(&network).await;
    asked.failed(429, "throttled", &json!([]));
    page.says(en().errors.throttled.1).await;
    page.says("g-1").await;
}

#[wasm_bindgen_test]
async fn a_page_in_the_gateways_place_is_told_as_such() {
    let network = Network::take();
    let (page, asked) = sent(&network).await;
    asked.answer_text(502, "<h1>Bad gateway</h1>");
    let own = en().errors.own_origin;
    page.says(&(en().errors.not_a_gateway.1)(own, 502)).await;
}

#[wasm_bindgen_test]
async fn nothing_is_sent_without_a_password() {
    let network = Network::take();
    let page = Page::show(|| view! { <SignInForm /> });
    page.fill(en().sign_in.email, "noor@example.com").await;
    page.press("button", en().sign_in.submit).await;
    page.has_error(en().sign_in.password, en().rules.missing).await;
    assert_eq!(network.sent(SESSION), 0);
}

#[wasm_bindgen_test]
async fn a_password_can_be_made_readable() {
    let page = Page::show(|| view! { <SignInForm /> });
    let password = page.find("textbox", en().sign_in.password).await;
    assert_eq!(password.get_attribute("type").as_deref(), Some("password"));
    page.press("button", en().words.show_password).await;
    assert_eq!(password.get_attribute("type").as_deref(), Some("text"));
    let button = page.find("button", en().words.show_password).await;
    assert_eq!(button.get_attribute("aria-pressed").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn the_first_password_is_typed_at_once() {
    let _network = Network::take();
    let focused = || {
        let active = document().active_element().expect("something has the focus");
        name_of(&wasm_bindgen::JsCast::unchecked_into(active))
    };
    let _page = Page::show(|| view! { <ChoosePasswordPage /> });
    assert!(until(|| focused() == en().password.password).await, "{:?}", focused());
}
