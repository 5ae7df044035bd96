//! The record of a deletion: ids and times, what was erased, and a button that prints.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::DeletionRecordPage;
use nexconn_console::text::Language;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en};

fn open() -> Page {
    Page::show_at("/apps/acme-dev/deleted/records/4", Environment::Production, || {
        view! { <DeletionRecordPage record=4 /> }
    })
}

fn record() -> Value {
    json!({
        "record": 4, "app": "acme-dev", "userId": "u1", "requestedAt": NOW - 60_000,
        "by": "noor@example.com", "case": "GDPR-214", "entry": 7, "operationId": "op-7C21",
        "confirmedAt": NOW - 48_000, "erasedAt": NOW - 47_000, "erasedBy": null,
        "erased": {
            "directory": 1, "reasons": 3, "undoValues": 2, "jobRows": 5, "bans": 1, "events": 9,
            "webhooks": 4, "answers": 6,
        },
    })
}

#[wasm_bindgen_test]
async fn a_record_holds_ids_times_and_what_was_erased() {
    let network = Network::take();
    let page = open();
    network.asks("/deletion-records/4").await.answer(200, &record());
    let words = &en().deletion_record;
    page.says("u1").await;
    let text = page.text();
    let times =
        [NOW - 60_000, NOW - 48_000, NOW - 47_000].map(|at| Language::English.exact_time(at));
    for said in ["GDPR-214", "op-7C21", "noor@example.com", words.by_confirmation]
        .into_iter()
        .chain(times.iter().map(String::as_str))
    {
        assert!(text.contains(said), "{said:?} in: {text}");
    }
    for (count, what) in [1, 3, 2, 5, 1, 9, 4, 6].into_iter().zip(words.counts) {
        assert!(text.contains(&format!("{what}: {count}")), "{count} {what:?} in: {text}");
    }
    page.find("button", words.print).await;
}

#[wasm_bindgen_test]
async fn copies_erased_on_an_owners_word_are_told_so() {
    let network = Network::take();
    let page = open();
    let mut early = record();
    early["confirmedAt"] = Value::Null;
    early["erasedBy"] = json!("mina@example.com");
    network.asks("/deletion-records/4").await.answer(200, &early);
    page.says(&(en().deletion_record.by_owner)("mina@example.com")).await;
    page.says(en().deletion_record.not_confirmed).await;
}

#[wasm_bindgen_test]
async fn a_record_that_is_not_there_is_told_so() {
    let network = Network::take();
    let page = open();
    network.asks("/deletion-records/4").await.failed(404, "not_found", &json!([]));
    page.says(en().deletion_record.missing_title).await;
    assert!(!page.named("link", en().deletion_record.back).is_empty());
}
