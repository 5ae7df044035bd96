//! Blocking users for one: chosen by name or id, and read back.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::{ActionDialogs, BlocklistsPage};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, Page, en, type_into, until};

const LIST: &str = "/v4/user/blocklist/get";
const ADD: &str = "/v4/user/blocklist/add";
const KNOWN: &str = "/known-users";
const USERS: &str = "/apps/acme-dev/users";

/// The blocklist of `u1`, on which nobody is, with the dialog open.
async fn opened(network: &Network) -> Page {
    let page = Page::show_at("/apps/acme-dev/blocklists?user=u1", Environment::Development, || {
        view! {
            <BlocklistsPage />
            <ActionDialogs />
        }
    });
    network.asks(KNOWN).await.answer(200, &json!({"users": []}));
    network.asks(LIST).await.done(&json!({"blockedUserIds": []}));
    page.press("button", en().blocklists.add).await;
    page
}

#[wasm_bindgen_test]
async fn whom_nexconn_leaves_out_is_told_and_stays_in_the_dialog() {
    let network = Network::take();
    let page = opened(&network).await;
    let field = page.find("combobox", en().blocklists.add_ids).await;
    field.click();
    network.asks(USERS).await.answer(200, &users());
    type_into(&field, "u2, rita");
    network.asks(USERS).await.answer(200, &users());
    let options = || page.all("option");
    let is_offered = || options().first().is_some_and(|all| all.inner_text().contains("u2, rita"));
    assert!(until(is_offered).await, "the ids are offered: {}", page.text());
    options().remove(0).click();
    page.press("button", &(en().blocklists.add_submit)(2)).await;
    let asked = network.asks(ADD).await;
    assert_eq!(asked.body["request"]["targetUserIds"], json!(["u2", "rita"]));
    asked.done(&serde_json::Value::Null);
    network.asks(LIST).await.done(&json!({"blockedUserIds": ["u2"]}));
    page.says(&(en().pickers.left_out)("rita", en().blocklists.not_blocked)).await;
    page.find("button", &(en().blocklists.add_submit)(1)).await;
}

#[wasm_bindgen_test]
async fn nobody_is_missed_before_the_directory_has_answered() {
    let network = Network::take();
    let page = opened(&network).await;
    page.find("combobox", en().blocklists.add_ids).await.click();
    let asked = network.asks(USERS).await;
    page.says(en().pickers.searching).await;
    assert!(!page.text().contains(en().pickers.nobody));
    asked.answer(200, &users());
    page.says(en().pickers.nobody).await;
}

/// A page of the directory on which nobody is.
fn users() -> serde_json::Value {
    json!({
        "users": [], "first": 0, "total": {"count": 0, "capped": false}, "next": null,
        "previous": null, "asOf": 0,
    })
}
