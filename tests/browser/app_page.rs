//! The page of an app: what each row says, and what its buttons ask for.

use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{Environment, GetAppState};
use nexconn_api::local::GetWebhook;
use nexconn_console::pages::AppPage;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, is_pressable};

const APP: &str = "/api/v1/apps/acme-dev";
const WEBHOOK: &str = "/console/webhook/get";

fn open(environment: Environment) -> Page {
    Page::show_at("/apps/acme-dev/app", environment, || view! { <AppPage /> })
}

/// The documented answer.
fn state() -> Value {
    serde_json::from_str(GetAppState::SPEC.example.response).unwrap()
}

fn webhook() -> Value {
    let example: Value = serde_json::from_str(GetWebhook::SPEC.example.response).unwrap();
    example["result"].clone()
}

async fn opened(network: &Network, state: &Value) -> Page {
    let page = open(Environment::Development);
    network.asks(APP).await.answer(200, state);
    network.asks(WEBHOOK).await.done(&webhook());
    page.find("group", en().app_page.webhook).await;
    page
}

#[wasm_bindgen_test]
async fn a_service_that_refuses_says_its_code_until_a_test_goes_well() {
    let network = Network::take();
    let mut told = state();
    told["connection"]["servers"][0]["failed"] =
        json!({"at": NOW + 1, "why": {"refused": {"http": 401, "code": 1004}}});
    told["connection"]["servers"][0]["answered"] = Value::Null;
    let page = opened(&network, &told).await;
    page.says("Answers HTTP 401, code 1004.").await;
    page.says("Nexconn does not accept the signature.").await;

    page.press("button", en().connection.test_now).await;
    network.asks("/connection/check").await.failed(500, "internal", &json!([]));
    page.says(en().errors.internal.0).await;
    page.press("button", en().connection.test_now).await;
    let well = state()["connection"].clone();
    network.asks("/connection/check").await.answer(200, &well);
    page.says(&(en().connection.answers)("2")).await;
    page.says_no_more("code 1004").await;
    page.says_no_more(en().errors.internal.0).await;
}

#[wasm_bindgen_test]
async fn clocks_that_are_apart_say_which_is_ahead_and_what_to_do() {
    let network = Network::take();
    let mut told = state();
    told["connection"]["clock"] = json!({"millis": 3_800, "within": 500, "at": NOW});
    let page = opened(&network, &told).await;
    page.says(&(en().connection.clock_ahead)("3.8")).await;
    page.says_no_more(en().connection.clock_wrong).await;
    drop(page);

    told["connection"]["clock"] = json!({"millis": -720_000, "within": 500, "at": NOW});
    let page = opened(&network, &told).await;
    page.says(&(en().connection.clock_behind)("720")).await;
    page.says(en().connection.clock_wrong).await;
}

#[wasm_bindgen_test]
async fn a_refused_webhook_shows_the_parameters_it_came_with() {
    let network = Network::take();
    let mut told = state();
    told["hooks"]["last"] = Value::Null;
    told["hooks"]["failure"] = json!({
        "at": NOW, "why": "notSigned",
        "parameters": [
            {"name": "signTimestamp", "value": "1730192350000", "chars": 13},
            {"name": "sign", "value": null, "chars": 40},
        ],
    });
    let page = opened(&network, &told).await;
    page.says(en().app_page.not_signed).await;
    page.says("signTimestamp=1730192350000").await;
    page.says(&(en().app_page.hidden_value)(40)).await;

    page.press("button", en().app_page.names).await;
    page.find("dialog", en().app_page.names_title).await;
    let save = page.find("button", en().app_page.names_submit).await;
    assert!(!is_pressable(&save), "nothing is changed yet");
    page.fill(en().app_page.name_timestamp, "signTimestamp").await;
    page.fill(en().app_page.name_signature, "sign").await;
    page.press("button", en().app_page.names_submit).await;
    let asked = network.asks("/hook-settings").await;
    assert_eq!(asked.body["timestamp"], "signTimestamp");
    assert_eq!(asked.body["signature"], "sign");
    assert_eq!(asked.body["appKey"], "appKey");
}

#[wasm_bindgen_test]
async fn a_zone_is_measured_again_on_request() {
    let network = Network::take();
    let mut told = state();
    told["zone"] = Value::Null;
    let page = opened(&network, &told).await;
    page.says(en().app_page.zone_unknown).await;
    page.press("button", en().app_page.measure).await;
    network.asks("/zone/measure").await.answer(200, &json!({"zone": null, "bans": 0}));
    page.says(en().app_page.zone_no_ban).await;
    page.press("button", en().app_page.measure).await;
    let zone = json!({"minutes": -210, "at": NOW, "example": "2024-10-29 05:30:00"});
    network.asks("/zone/measure").await.answer(200, &json!({"zone": zone, "bans": 1}));
    page.says("UTC−3:30").await;
    page.says(&(en().app_page.zone_measured)(1)).await;
}

#[wasm_bindgen_test]
async fn a_secret_that_cannot_be_kept_is_not_refreshed() {
    let network = Network::take();
    let mut told = state();
    told["secretKept"] = "variable".into();
    let page = opened(&network, &told).await;
    let refresh = page.find("button", en().app_page.refresh_secret).await;
    assert!(!is_pressable(&refresh));
    refresh.click();
    leptos::task::tick().await;
    assert!(page.all("dialog").is_empty());
}

#[wasm_bindgen_test]
async fn a_page_that_cannot_be_read_says_why() {
    let network = Network::take();
    let page = open(Environment::Development);
    network.asks(APP).await.failed(500, "internal", &json!([]));
    page.says(en().app_page.failed).await;
    page.press("button", en().errors.try_now).await;
    network.asks(APP).await.answer(200, &state());
    page.find("group", en().app_page.quota).await;
    page.says(&(en().quota.used)("86", "100")).await;
    page.says(&(en().quota.left)("14")).await;
    // The documented answer tells of a list that was refused.
    page.says(&(en().app_page.fill_refused)(en().app_page.list_profiles, 430, 1009)).await;
}

#[wasm_bindgen_test]
async fn who_may_talk_is_said_with_its_source_and_only_what_is_changed_changes() {
    let network = Network::take();
    let page = opened(&network, &state()).await;
    let words = &en().chat_settings;
    page.says(words.friends_only).await;
    // Off; the blocklist is not known; requests need approval.
    page.says(words.unknown).await;
    page.says(en().friends.approval).await;
    network.asks("/console/profile-keys/get").await.done(&json!({"keys": ["ext_city"]}));
    page.says("ext_city").await;

    page.find("group", words.friends_only).await;
    let turn_on = page.all("button").into_iter().find(|button| {
        let row = button.closest(".setting").unwrap();
        let is_row = row
            .and_then(|row| row.text_content())
            .is_some_and(|said| said.contains(words.friends_only));
        is_row && button.text_content().is_some_and(|said| said.contains(words.turn_on))
    });
    turn_on.unwrap().click();
    page.find("dialog", words.friends_only).await;
    page.says(words.friends_only_on).await;
    page.find("radio", words.on).await;
    let dialog = page.find("dialog", words.friends_only).await;
    let submit = dialog.query_selector(".dialog-footer .button[type=submit]").unwrap().unwrap();
    submit.unchecked_into::<web_sys::HtmlElement>().click();
    let asked = network.asks("/console/chat-settings/set").await;
    assert_eq!(
        asked.body["request"],
        json!({"friendsOnly": true, "blocklist": true, "friendRequestPermission": 2})
    );
    asked.done(&json!({}));
}
