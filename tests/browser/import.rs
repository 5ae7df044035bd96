//! The page that imports tables: rows are checked and compared before anything is sent.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::ImportPage;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, Page, described, en, is_pressable};

const PROFILES: &str = "/api/v1/apps/acme-dev/imports/profiles/preview";
const FRIENDSHIPS: &str = "/api/v1/apps/acme-dev/imports/friendships/preview";
const JOBS: &str = "/api/v1/apps/acme-dev/jobs";

fn profile(id: &str, line: usize, standing: &str) -> Value {
    let over = match standing {
        "writesOver" => json!([{"field": "name", "now": "Before"}]),
        _ => json!([]),
    };
    json!({"line": line, "profile": {"userId": id, "userProfile": {"name": "After"}},
           "known": id != "ghost", "name": null, "standing": standing, "over": over})
}

fn page_at(query: &str) -> Page {
    let address = format!("/apps/acme-dev/import{query}");
    Page::show_at(&address, Environment::Development, || view! { <ImportPage /> })
}

#[wasm_bindgen_test]
async fn rows_that_would_write_over_are_sent_only_if_that_is_chosen() {
    let network = Network::take();
    let page = page_at("?kind=profiles");
    let import = &en().import;
    page.fill(import.profiles.text, "userId,name\n…").await;
    page.press("button", import.look).await;
    let rows = [
        profile("amara", 2, "new"),
        profile("bao", 3, "writesOver"),
        profile("chidi", 4, "same"),
        profile("ghost", 5, "new"),
        profile("last", 6, "notCompared"),
    ];
    let bad = json!([{"line": 7, "text": "x,", "why": [{"field": "level", "rule": "missing"}]}]);
    let preview = json!({"rows": rows, "bad": bad, "cut": false, "unused": ["age"], "missing": []});
    network.asks(PROFILES).await.answer(200, &preview);
    page.says(&(import.rows_found)(6, "6")).await;
    page.says(&(import.unused)("age")).await;
    page.says(import.nothing_sent).await;
    page.says(&(import.was)("Before")).await;
    page.find("button", &(import.profiles.side_title)(3, "3")).await;
    page.find("button", &(import.skipped)(3, "3")).await;
    page.press("radio", &[import.stop, import.stop_hint].concat()).await;
    let blocked = page.find("button", &(import.profiles.side_title)(3, "3")).await;
    assert!(!is_pressable(&blocked));
    assert_eq!(described(&blocked), (import.stopped)(2, "2"));
    page.press("radio", &[import.write_over, import.write_over_hint].concat()).await;
    page.press("button", &(import.profiles.side_title)(4, "4")).await;
    let asked = network.asks(JOBS).await;
    assert_eq!(asked.body["action"], json!("setProfile"));
    let sent = asked.body["profiles"].as_array().unwrap();
    let ids: Vec<&Value> = sent.iter().map(|profile| &profile["userId"]).collect();
    assert_eq!(ids, [&json!("amara"), &json!("bao"), &json!("ghost"), &json!("last")]);
}

#[wasm_bindgen_test]
async fn friendships_are_read_by_their_own_rules() {
    let network = Network::take();
    let page = page_at("?kind=friendships");
    let import = &en().import;
    page.fill(import.friendships.text, "userId,targetId,alias\n…").await;
    page.press("button", import.look).await;
    let friend = json!({"userId": "amara", "targetId": "bao", "alias": "B", "action": 2});
    let row = json!({"line": 2, "friend": friend, "known": true, "name": "Amara",
                     "targetName": "Bao", "standing": "new"});
    let preview = json!({"rows": [row], "bad": [], "cut": false, "unused": [], "missing": []});
    network.asks(FRIENDSHIPS).await.answer(200, &preview);
    page.says("bao (Bao)").await;
    page.find("checkbox", &(en().many.choose)("amara, bao")).await;
    page.press("button", &(import.friendships.side_title)(1, "1")).await;
    let asked = network.asks(JOBS).await;
    assert_eq!(asked.body["action"], json!("addFriends"));
    assert_eq!(asked.body["friends"], json!([friend]));
}

#[wasm_bindgen_test]
async fn a_table_without_its_columns_leads_back_to_the_text() {
    let network = Network::take();
    let page = page_at("?kind=friendships");
    let import = &en().import;
    page.fill(en().import.friendships.text, "userId\na").await;
    page.press("button", import.look).await;
    let preview =
        json!({"rows": [], "bad": [], "cut": false, "unused": [], "missing": ["targetId"]});
    network.asks(FRIENDSHIPS).await.answer(200, &preview);
    page.says(&(import.missing_title)("targetId")).await;
    page.press("button", import.edit).await;
    page.find("textbox", en().import.friendships.text).await;
}
