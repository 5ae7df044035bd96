//! What a form does with answers, on the page that registers users.

use leptos::prelude::*;
use nexconn_api::Rule;
use nexconn_api::admin::Environment;
use nexconn_api::violation::Unit;
use nexconn_console::pages::RegisterPage;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Asked, Network, Page, en, until};

const LOOK_UP: &str = "/api/v1/apps/acme-dev/v4/user/get";
const ISSUE: &str = "/api/v1/apps/acme-dev/v4/auth/access-token/issue";

/// A filled form whose id is known to be free.
async fn filled(network: &Network) -> Page {
    let at = "/apps/acme-dev/users/new";
    let page = Page::show_at(at, Environment::Development, || view! { <RegisterPage /> });
    page.fill(en().register.user_id, "amara").await;
    network.asks(LOOK_UP).await.refused(400, 400, "user not exist");
    page.says(en().register.free).await;
    page.fill(en().register.name, "Amara").await;
    page
}

async fn send(page: &Page, network: &Network) -> Asked {
    page.press("button", en().register.submit).await;
    network.asks(ISSUE).await
}

/// All that was typed is still there, and can be sent.
async fn is_kept(page: &Page) {
    assert_eq!(page.held(en().register.user_id).await, "amara");
    assert_eq!(page.held(en().register.name).await, "Amara");
    let button = page.find("button", en().register.submit).await;
    assert_eq!(button.get_attribute("aria-busy"), None);
}

/// The user who has the id already.
fn stored() -> Value {
    json!({"name": "Amara O", "avatarUrl": "", "createdAt": "2016-05-24 10:38:19"})
}

fn issued() -> Value {
    json!({"userId": "amara", "accessToken": "token-of-amara"})
}

#[wasm_bindgen_test]
async fn it_is_sent_once_however_often_the_button_is_pressed() {
    let network = Network::take();
    let page = filled(&network).await;
    let asked = send(&page, &network).await;
    let busy = page.find("button", en().register.submitting).await;
    assert_eq!(busy.get_attribute("aria-busy").as_deref(), Some("true"));
    busy.click();
    busy.click();
    let form = busy.closest("form").unwrap().unwrap();
    crate::support::dispatch(&form, "submit");
    asked.done(&issued());
    page.says("token-of-amara").await;
    assert_eq!(network.sent(ISSUE), 1);
}

#[wasm_bindgen_test]
async fn pressing_before_the_id_was_looked_up_sends_once_too() {
    let network = Network::take();
    let at = "/apps/acme-dev/users/new";
    let page = Page::show_at(at, Environment::Development, || view! { <RegisterPage /> });
    page.fill(en().register.name, "Amara").await;
    let id = page.find("textbox", en().register.user_id).await;
    crate::support::type_into(&id, "amara");
    page.press("button", en().register.submit).await;
    let looking = network.asks(LOOK_UP).await;
    page.press("button", en().register.submitting).await;
    assert_eq!(network.sent(ISSUE), 0, "nothing is overwritten unseen");
    looking.refused(400, 400, "user not exist");
    let asked = network.asks(ISSUE).await;
    assert_eq!(network.sent(LOOK_UP), 1);
    asked.done(&issued());
    page.says("token-of-amara").await;
    assert_eq!(network.sent(ISSUE), 1);
}

#[wasm_bindgen_test]
async fn pressing_before_it_is_known_that_the_id_is_taken_overwrites_nothing() {
    let network = Network::take();
    let at = "/apps/acme-dev/users/new";
    let page = Page::show_at(at, Environment::Development, || view! { <RegisterPage /> });
    page.fill(en().register.name, "Amara").await;
    let id = page.find("textbox", en().register.user_id).await;
    crate::support::type_into(&id, "amara");
    page.press("button", en().register.submit).await;
    network.asks(LOOK_UP).await.done(&stored());
    page.says(&(en().register.exists_title)("Amara O")).await;
    page.says(en().register.overwrites).await;
    page.find("button", en().register.submit_token).await;
    crate::support::turns().await;
    assert_eq!(network.sent(ISSUE), 0);
}

#[wasm_bindgen_test]
async fn the_request_holds_what_was_typed_under_an_id_of_its_own() {
    let network = Network::take();
    let page = filled(&network).await;
    let asked = send(&page, &network).await;
    assert_eq!(asked.method, "POST");
    assert_eq!(asked.body["request"], json!({"userId": "amara", "name": "Amara"}));
    let operation = asked.body["operation"].as_str().unwrap();
    assert_eq!(operation.len(), 36, "a UUID: {operation}");
}

#[wasm_bindgen_test]
async fn a_refusal_is_told_with_all_to_quote_and_the_next_try_is_a_new_one() {
    let network = Network::take();
    let page = filled(&network).await;
    let asked = send(&page, &network).await;
    let first = asked.body["operation"].clone();
    asked.refused(400, 2007, "too many users");
    page.says(en().register.failed).await;
    page.says(en().form.nothing_changed).await;
    for fact in ["2007", "400", "n-1"] {
        page.says(fact).await;
    }
    assert_eq!(page.all("alert").len(), 1);
    is_kept(&page).await;

    let again = send(&page, &network).await;
    assert_ne!(again.body["operation"], first, "what was refused is over");
    again.done(&issued());
    page.says("token-of-amara").await;
}

#[wasm_bindgen_test]
async fn what_the_gateway_finds_wrong_is_told_at_the_field_until_it_is_changed() {
    let network = Network::take();
    let page = filled(&network).await;
    let rule = Rule::TooLong { unit: Unit::Characters, max: 3, actual: 5 };
    let mut field = serde_json::to_value(&rule).unwrap();
    field["field"] = json!("request.name");
    send(&page, &network).await.failed(422, "invalid", &json!([field]));
    page.has_error(en().register.name, &en().rule(&rule)).await;
    page.is_right(en().register.user_id).await;
    page.says("g-1").await;
    is_kept(&page).await;

    page.fill(en().register.name, "Ama").await;
    page.is_right(en().register.name).await;
}

#[wasm_bindgen_test]
async fn after_a_lost_connection_the_same_operation_is_sent_again() {
    let network = Network::take();
    let page = filled(&network).await;
    let asked = send(&page, &network).await;
    let first = asked.body["operation"].clone();
    asked.breaks();
    page.says(en().form.no_answer_title).await;
    is_kept(&page).await;

    let again = send(&page, &network).await;
    assert_eq!(again.body["operation"], first, "the gateway may have it");
    again.breaks();
    let idle = || page.named("button", en().register.submit).len() == 1;
    assert!(until(idle).await);

    // Another name is another intent.
    page.fill(en().register.name, "Amara O").await;
    let other = send(&page, &network).await;
    assert_ne!(other.body["operation"], first);
}

#[wasm_bindgen_test]
async fn after_the_gateway_said_unknown_the_next_try_is_a_new_operation() {
    let network = Network::take();
    let page = filled(&network).await;
    let asked = send(&page, &network).await;
    let first = asked.body["operation"].clone();
    asked.answer(504, &json!({"outcome": "unknown", "answer": null, "requestId": "n-2"}));
    page.says(en().form.unknown_title).await;
    page.says("n-2").await;
    is_kept(&page).await;
    let again = send(&page, &network).await;
    assert_ne!(again.body["operation"], first, "its recorded outcome would come back forever");
}

#[wasm_bindgen_test]
async fn a_registered_id_is_told_before_its_name_is_overwritten() {
    let network = Network::take();
    let at = "/apps/acme-dev/users/new";
    let page = Page::show_at(at, Environment::Development, || view! { <RegisterPage /> });
    page.fill(en().register.user_id, "amara").await;
    network.asks(LOOK_UP).await.done(&stored());
    page.says(&(en().register.exists_title)("Amara O")).await;
    assert_eq!(page.held(en().register.name).await, "Amara O");
    page.press("button", en().register.submit_token).await;
    let asked = network.asks(ISSUE).await;
    let request = json!({"userId": "amara", "name": "Amara O", "avatarUrl": ""});
    assert_eq!(asked.body["request"], request, "what is stored stays as it is");
}
