//! The whole console, from an empty page to the overview of an app and to the end of the session.

use leptos::prelude::window;
use nexconn_api::Endpoint;
use nexconn_api::admin::{CONTRACT, GetOverview, GetSession, ListApps};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::RequestCredentials;

use crate::support::{Network, Page, en, until};

const CONFIG: &str = "/config.json";
const HELLO: &str = "/api/v1/hello";
const SESSION: &str = "/api/v1/session";
const APPS: &str = "/api/v1/apps";
const OVERVIEW: &str = "/api/v1/apps/dev/overview";

/// The documented answer, whose app is `dev`.
fn example<E: Endpoint>() -> Value {
    serde_json::from_str(E::SPEC.example.response).unwrap()
}

fn hello(signed_in: bool) -> Value {
    json!({"version": "0.1.0", "contract": CONTRACT, "instance": "k3v9", "signedIn": signed_in})
}

/// The console at an address, before it knows who is signed in.
async fn open(network: &Network, address: &str) -> Page {
    let page = Page::open(address);
    network.asks(CONFIG).await.answer(200, &json!({}));
    page
}

/// The console with the overview of an app that nothing was done in yet.
async fn signed_in(network: &Network) -> Page {
    let page = open(network, "/").await;
    network.asks(HELLO).await.answer(200, &hello(true));
    network.asks(SESSION).await.answer(200, &example::<GetSession>());
    network.asks(APPS).await.answer(200, &example::<ListApps>());
    network.asks(OVERVIEW).await.answer(200, &nothing_yet());
    page.find("heading", en().overview.title).await;
    page
}

/// Nobody is registered, and nothing was done.
fn nothing_yet() -> Value {
    let mut overview = example::<GetOverview>();
    for course in ["registered", "banned", "deleted"] {
        overview[course]["now"] = json!(0);
    }
    overview
}

fn address() -> String {
    let location = window().location();
    location.pathname().unwrap() + &location.hash().unwrap()
}

#[wasm_bindgen_test]
async fn the_gateway_is_where_the_file_beside_the_page_says() {
    let network = Network::take();
    let page = Page::open("/");
    let config = json!({"gateway": "https://gateway.example/"});
    network.asks(CONFIG).await.answer(200, &config);
    let asked = network.asks(HELLO).await;
    assert_eq!(asked.request.url(), "https://gateway.example/api/v1/hello");
    assert_eq!(asked.request.credentials(), RequestCredentials::Include, "or no cookie arrives");
    asked.answer(200, &hello(false));
    page.find("heading", en().sign_in.title).await;
    page.says(&(en().sign_in.subtitle)("gateway.example")).await;
}

#[wasm_bindgen_test]
async fn without_that_file_it_is_at_the_pages_own_origin() {
    let network = Network::take();
    let page = Page::open("/");
    network.asks(CONFIG).await.answer_text(404, "not found");
    let asked = network.asks(HELLO).await;
    assert_eq!(asked.request.url(), window().location().origin().unwrap() + HELLO);
    asked.answer(200, &hello(false));
    page.find("heading", en().sign_in.title).await;
}

#[wasm_bindgen_test]
async fn whoever_is_signed_in_is_led_to_their_app() {
    let network = Network::take();
    let page = signed_in(&network).await;
    assert_eq!(address(), "/apps/dev");
    page.says(&(en().overview.first_title)("Acme")).await;
}

#[wasm_bindgen_test]
async fn whoever_is_not_stays_at_the_address_and_is_there_afterwards() {
    let network = Network::take();
    let page = open(&network, "/apps/dev/users/new").await;
    network.asks(HELLO).await.answer(200, &hello(false));
    page.fill(en().sign_in.email, "noor@example.com").await;
    page.fill(en().sign_in.password, "correct horse").await;
    assert_eq!(address(), "/apps/dev/users/new");
    page.press("button", en().sign_in.submit).await;
    network.asks(SESSION).await.answer(200, &example::<GetSession>());
    network.asks(SESSION).await.answer(200, &example::<GetSession>());
    network.asks(APPS).await.answer(200, &example::<ListApps>());
    page.find("heading", en().register.title).await;
    assert_eq!(address(), "/apps/dev/users/new");
}

#[wasm_bindgen_test]
async fn a_link_leads_to_choosing_a_password_and_its_code_leaves_the_address() {
    let network = Network::take();
    let page = open(&network, "/#code=one-time").await;
    assert_eq!(address(), "/", "a code in the history could be read there");
    network.asks(HELLO).await.answer(200, &hello(false));
    let asked = network.asks(SESSION).await;
    assert_eq!((asked.method.as_str(), &asked.body), ("POST", &json!({"code": "one-time"})));
    let mut session = example::<GetSession>();
    session["hasPassword"] = json!(false);
    asked.answer(200, &session);
    network.asks(SESSION).await.answer(200, &session);
    page.find("heading", en().password.choose_title).await;
    assert_eq!(network.sent(APPS), 0, "nothing else can be done until then");
}

#[wasm_bindgen_test]
async fn a_link_that_no_longer_works_is_told_and_another_may_follow_in_the_same_tab() {
    let network = Network::take();
    let page = open(&network, "/#code=spent").await;
    network.asks(HELLO).await.answer(200, &hello(false));
    network.asks(SESSION).await.failed(401, "unauthenticated", &json!([]));
    page.says(en().sign_in.bad_link_title).await;
    page.find("textbox", en().sign_in.email).await;

    window().location().set_hash("code=fresh").unwrap();
    network.asks(CONFIG).await.answer(200, &json!({}));
    network.asks(HELLO).await.answer(200, &hello(false));
    assert_eq!(network.asks(SESSION).await.body, json!({"code": "fresh"}));
    assert_eq!(address(), "/");
}

#[wasm_bindgen_test]
async fn a_gateway_of_another_contract_is_told_with_both_versions() {
    let network = Network::take();
    let page = open(&network, "/").await;
    let mut other = hello(true);
    other["contract"] = json!(CONTRACT + 7);
    network.asks(HELLO).await.answer(200, &other);
    page.says(&(en().errors.contract)(CONTRACT, CONTRACT + 7)).await;
    page.find("button", en().errors.reload).await;
    assert_eq!(network.sent(SESSION), 0);
}

#[wasm_bindgen_test]
async fn a_gateway_that_does_not_answer_is_tried_again_by_the_reader() {
    let network = Network::take();
    let page = open(&network, "/").await;
    network.asks(HELLO).await.breaks();
    page.says(en().errors.unreachable.0).await;
    page.says(&(en().errors.unreachable.1)(en().errors.own_origin)).await;
    page.press("button", en().errors.try_now).await;
    network.asks(CONFIG).await.answer(200, &json!({}));
    network.asks(HELLO).await.answer(200, &hello(false));
    page.find("textbox", en().sign_in.email).await;
}

#[wasm_bindgen_test]
async fn a_session_that_ends_is_opened_again_over_the_page() {
    let network = Network::take();
    let page = signed_in(&network).await;
    page.press("link", en().overview.first_register).await;
    page.fill(en().register.name, "Amara").await;
    page.fill(en().register.user_id, "amara").await;
    network.asks("/v4/user/get").await.failed(401, "unauthenticated", &json!([]));
    page.find("dialog", en().sign_in.expired_title).await;
    assert_eq!(page.held(en().sign_in.email).await, "noor@example.com");
    page.fill(en().sign_in.password, "correct horse").await;
    page.press("button", en().sign_in.submit).await;
    network.asks(SESSION).await.answer(200, &example::<GetSession>());
    network.asks(SESSION).await.answer(200, &example::<GetSession>());
    assert!(until(|| page.all("dialog").is_empty()).await);
    assert_eq!(page.held(en().register.name).await, "Amara", "what was typed is still there");
}

#[wasm_bindgen_test]
async fn signing_out_ends_at_the_sign_in_page() {
    let network = Network::take();
    let page = signed_in(&network).await;
    let account = (en().shell.account)("noor@example.com");
    page.press("button", &account).await;
    page.press("menuitem", en().shell.sign_out).await;
    let asked = network.asks(SESSION).await;
    assert_eq!(asked.method, "DELETE");
    asked.answer(200, &json!(null));
    page.find("heading", en().sign_in.title).await;
    assert_eq!(address(), "/sign-in");
}
