//! The API explorer over answers of the gateway.

use nexconn_api::admin::{AppRole, Environment, Session};
use nexconn_api::choices::ANY_CALL;
use nexconn_api::nexconn::{BanUsers, IssueAccessToken, ListBannedUsers};
use nexconn_api::spec::Role;
use nexconn_api::{Endpoint, local, nexconn};
use nexconn_console::pages::ExplorerPage;
use nexconn_console::text::Language;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en};

fn open(call: &str, role: Role) -> Page {
    let at = format!("/apps/acme-dev/explorer?call={call}");
    let page = Page::show_at(&at, Environment::Development, || {
        leptos::prelude::view! { <ExplorerPage /> }
    });
    page.world().session.open(Session {
        email: "noor@example.com".into(),
        has_password: true,
        roles: vec![AppRole { app: "acme-dev".into(), role }],
        expires_at: NOW,
    });
    page
}

#[wasm_bindgen_test]
fn every_endpoint_and_every_code_has_words() {
    for (language, _) in Language::ALL {
        let words = &language.catalog().explorer;
        for spec in nexconn::SPECS.iter().chain(local::SPECS).filter(|spec| spec.forwarded) {
            let is_worded = words.endpoints.iter().any(|known| known.name == spec.name);
            assert!(is_worded, "{language:?}: {} has no words", spec.name);
            for code in ANY_CALL.iter().chain(spec.refusals) {
                let is_worded = words.codes.iter().any(|(known, _)| *known == code.0);
                assert!(is_worded, "{language:?}: {code:?} of {} has no words", spec.name);
            }
        }
    }
}

#[wasm_bindgen_test]
async fn a_read_is_sent_at_once_and_its_answer_shown_as_it_came() {
    let network = Network::take();
    let page = open(ListBannedUsers::SPEC.name, Role::Viewer);
    page.fill("pageSize", "20").await;
    page.press("button", en().explorer.send).await;
    let asked = network.asks("/apps/acme-dev/v4/user/ban/list").await;
    assert_eq!(asked.body["request"], json!({"pageSize": 20}));
    asked.refused(400, 1002, "no such moon");
    page.says("HTTP 400").await;
    page.says("no such moon").await;
    page.says("POST /v4/user/ban/list HTTP/1.1").await;
    page.says("Host: nexconn.example").await;
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_and_nothing_is_sent() {
    let network = Network::take();
    let page = open(BanUsers::SPEC.name, Role::Owner);
    page.press("button", en().explorer.check_only).await;
    page.says(&(en().explorer.check_found)(2)).await;
    page.fill("durationMinutes", "a day").await;
    page.has_error("durationMinutes", en().rules.integer).await;
    page.press("button", en().explorer.fill_example).await;
    page.press("button", en().explorer.check_only).await;
    page.says(en().explorer.checked).await;
    assert_eq!(network.sent("/v4/user/ban"), 0);
}

#[wasm_bindgen_test]
async fn a_change_asks_first_and_a_token_is_no_part_of_the_answer() {
    let network = Network::take();
    let page = open(IssueAccessToken::SPEC.name, Role::Operator);
    page.press("button", en().explorer.fill_example).await;
    page.press("button", &(en().explorer.send_to)(1)).await;
    page.find("dialog", &(en().explorer.confirm_title)("Register, issue token")).await;
    assert_eq!(network.sent("/v4/auth/access-token/issue"), 0);
    let sends = page.named("button", &(en().explorer.send_to)(1));
    sends.last().expect("the dialog's").click();
    let asked = network.asks("/v4/auth/access-token/issue").await;
    asked.done(&json!({"userId": "jlk456j5", "accessToken": "seven-secret-letters"}));
    page.find("group", en().explorer.token).await;
    let shown = page.text();
    assert_eq!(shown.matches("seven-secret-letters").count(), 1, "{shown}");
}

#[wasm_bindgen_test]
async fn a_role_that_is_too_low_is_told_and_sends_nothing() {
    let network = Network::take();
    let page = open(BanUsers::SPEC.name, Role::Viewer);
    page.press("button", en().explorer.fill_example).await;
    page.says(&(en().explorer.not_allowed)("Moderator", "Viewer")).await;
    page.press("button", &(en().explorer.send_to)(2)).await;
    assert_eq!(network.sent("/v4/user/ban"), 0);
    assert!(page.named("dialog", &(en().explorer.confirm_title)("Ban")).is_empty());
}
