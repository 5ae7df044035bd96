//! Importing users: the rows of the table are looked at before anything is sent.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::ImportPage;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, Page, en, is_pressable};

const PREVIEW: &str = "/api/v1/apps/acme-dev/registrations/preview";
const JOBS: &str = "/api/v1/apps/acme-dev/jobs";

fn row(id: &str, line: usize, known: bool) -> Value {
    json!({"line": line, "user": {"userId": id, "name": id}, "known": known})
}

fn preview() -> Value {
    let rows = [row("amara", 2, false), row("bao", 3, true), row("chidi", 4, false)];
    let why = [
        json!({"field": "userId", "rule": "alphabet", "found": " "}),
        json!({"field": "name", "rule": "missing"}),
    ];
    let bad = json!([{"line": 5, "text": "b d,", "why": why}]);
    json!({"rows": rows, "bad": bad, "cut": false, "unused": [], "missing": []})
}

#[wasm_bindgen_test]
async fn new_rows_are_chosen_and_what_is_chosen_is_sent_with_reason_and_case() {
    let network = Network::take();
    let page = Page::show_at("/apps/acme-dev/import?kind=users", Environment::Development, || {
        view! { <ImportPage /> }
    });
    let (words, users) = (&en().import, &en().import.users);
    let look = page.find("button", words.look).await;
    assert!(!is_pressable(&look));
    page.fill(users.text, "userId,name\n…").await;
    page.press("button", words.look).await;
    network.asks(PREVIEW).await.answer(200, &preview());
    page.says(&(words.rows_found)(4, "4")).await;
    page.says("userId: ").await;
    page.says("name: ").await;
    page.find("button", words.copy_bad).await;
    page.find("button", &(users.side_title)(2, "2")).await;
    page.press("checkbox", &(en().many.choose)("bao")).await;
    page.press("checkbox", &(en().many.choose)("chidi")).await;
    page.says(words.effect_known).await;
    page.fill(en().form.reason, "spring intake").await;
    page.fill(en().dialogs.case, "C-7").await;
    page.press("button", &(users.side_title)(2, "2")).await;
    let asked = network.asks(JOBS).await;
    assert_eq!(asked.body["action"], json!("register"));
    let users = asked.body["users"].as_array().unwrap();
    let ids: Vec<&Value> = users.iter().map(|user| &user["userId"]).collect();
    assert_eq!(ids, [&json!("amara"), &json!("bao")]);
    assert_eq!(asked.body["reason"], json!("spring intake"));
    assert_eq!(asked.body["case"], json!("C-7"));
}
