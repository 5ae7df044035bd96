//! The page of test users: who is listed and deleted, and where nobody can be.

use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{Environment, GetAppState};
use nexconn_console::pages::TestUsersPage;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en};

const LIST: &str = "/console/test-user/list";
const DELETE: &str = "/console/test-user/delete";
const APP: &str = "/api/v1/apps/acme-dev";

fn open(environment: Environment) -> Page {
    Page::show_at("/apps/acme-dev/test-users", environment, || view! { <TestUsersPage /> })
}

fn user(user_id: &str, name: &str) -> Value {
    json!({"userId": user_id, "name": name, "createdAt": NOW, "softDeleted": name.is_empty()})
}

fn app_state(registered: u64) -> Value {
    let mut state: Value = serde_json::from_str(GetAppState::SPEC.example.response).unwrap();
    state["quota"]["registered"] = registered.into();
    state
}

#[wasm_bindgen_test]
async fn one_is_deleted_and_the_place_is_free() {
    let network = Network::take();
    let page = open(Environment::Development);
    network.asks(APP).await.answer(200, &app_state(100));
    let users = [user("u1", "Amara Okafor"), user("u2", "")];
    network.asks(LIST).await.done(&json!({"users": users}));
    page.says(en().quota.none_left).await;
    page.find("meter", &(en().quota.used)("100", "100")).await;
    page.says(en().test_users.soft_deleted).await;
    page.press("button", &(en().test_users.delete_user)("Amara Okafor")).await;
    page.find("dialog", &(en().test_users.dialog_title)("Amara Okafor")).await;
    page.says(en().test_users.effect_final).await;
    page.press("button", &(en().test_users.submit)(None)).await;
    let asked = network.asks(DELETE).await;
    assert_eq!(asked.body["request"], json!({"userIds": ["u1"]}));
    asked.done(&Value::Null);
    network.asks(APP).await.answer(200, &app_state(99));
    network.asks(LIST).await.done(&json!({"users": [user("u2", "")]}));
    page.find("meter", &(en().quota.used)("99", "100")).await;
    page.says_no_more("Amara Okafor").await;
}

#[wasm_bindgen_test]
async fn those_who_are_selected_are_deleted_together() {
    let network = Network::take();
    let page = open(Environment::Development);
    let users = [user("u1", "Amara"), user("u2", "Noor"), user("u3", "Mina")];
    network.asks(LIST).await.done(&json!({"users": users}));
    page.press("checkbox", &(en().test_users.select)("Amara")).await;
    page.press("checkbox", &(en().test_users.select)("Mina")).await;
    page.press("button", en().test_users.delete_selected).await;
    page.find("dialog", &(en().test_users.dialog_title)("2 users")).await;
    page.press("button", &(en().test_users.submit)(Some("2 users"))).await;
    let asked = network.asks(DELETE).await;
    assert_eq!(asked.body["request"], json!({"userIds": ["u1", "u3"]}));
}

#[wasm_bindgen_test]
async fn pages_lead_forward_by_cursor_and_back() {
    let network = Network::take();
    let page = open(Environment::Development);
    let asked = network.asks(LIST).await;
    assert_eq!(asked.body["request"].get("pageToken"), None);
    asked.done(&json!({"users": [user("u1", "Amara")], "pageToken": "1.u1"}));
    page.says("Amara").await;
    page.press("button", en().words.next_page).await;
    let asked = network.asks(LIST).await;
    assert_eq!(asked.body["request"]["pageToken"], "1.u1");
    asked.done(&json!({"users": [user("u2", "Noor")]}));
    page.says("Noor").await;
    page.press("button", en().words.previous_page).await;
    assert_eq!(network.asks(LIST).await.body["request"].get("pageToken"), None);
}

#[wasm_bindgen_test]
async fn a_list_that_is_refused_says_why() {
    let network = Network::take();
    let page = open(Environment::Development);
    network.asks(LIST).await.refused(430, 1009, "not enabled");
    page.says(en().test_users.failed).await;
    page.says("The service is not enabled for this app.").await;
    page.says("n-1").await;
    page.press("button", en().errors.try_now).await;
    network.asks(LIST).await.done(&json!({"users": []}));
    page.says(&(en().test_users.none_title)("Acme")).await;
}

#[wasm_bindgen_test]
async fn production_says_why_there_is_nothing_to_delete() {
    let network = Network::take();
    let page = open(Environment::Production);
    page.says(en().test_users.production_title).await;
    page.find("link", en().test_users.to_users).await;
    assert_eq!(network.sent(LIST), 0);
}
