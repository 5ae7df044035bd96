//! Taking changes back over answers of the gateway.

use leptos::prelude::*;
use nexconn_console::components::{ToastHost, Toasts};
use nexconn_console::pages::{Undo, UndoNotice};
use nexconn_console::state::CurrentApp;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, Page, en};

const UNDO: &str = "/api/v1/apps/acme-dev/audit/7/undo";

fn open() -> Page {
    Page::show(|| {
        let (undo, app) = (Undo::here(), CurrentApp::here());
        let toasts: Toasts = expect_context();
        view! {
            <UndoNotice undo />
            <button on:click=move |_| undo.take_back(app, 7)>"Take back"</button>
            <p>{move || undo.is_under_way(7).then_some("under way")} {move || undo.ended()}</p>
            <ToastHost toasts />
        }
    })
}

fn change(outcome: &str, code: i32) -> Value {
    json!({"outcome": outcome, "http": 200, "code": code, "requestId": "n-7", "entry": 8})
}

fn undone(changes: &[Value], nothing_left: &[&str]) -> Value {
    json!({"changes": changes, "nothingLeft": nothing_left})
}

#[wasm_bindgen_test]
async fn it_is_sent_once_however_often_it_is_asked_for() {
    let network = Network::take();
    let page = open();
    page.press("button", "Take back").await;
    page.press("button", "Take back").await;
    let asked = network.asks(UNDO).await;
    page.says("under way").await;
    assert_eq!(network.sent(UNDO), 1);
    asked.answer(200, &undone(&[change("done", 0)], &[]));
    page.says(en().undo.done).await;
    page.says_no_more("under way").await;
}

#[wasm_bindgen_test]
async fn what_was_left_alone_is_told() {
    let network = Network::take();
    let page = open();
    page.press("button", "Take back").await;
    network.asks(UNDO).await.answer(200, &undone(&[change("done", 0)], &["a", "b"]));
    page.says(&(en().undo.done_without)(2)).await;
    page.press("button", "Take back").await;
    network.asks(UNDO).await.answer(200, &undone(&[], &["a"]));
    page.says(en().undo.nothing_left).await;
}

#[wasm_bindgen_test]
async fn a_failure_stays_above_the_page_and_an_unanswered_try_is_repeated_as_the_same() {
    let network = Network::take();
    let page = open();
    page.press("button", "Take back").await;
    let first = network.asks(UNDO).await;
    let operation = first.body["operation"].clone();
    first.failed(503, "upstream_unreachable", &json!([]));
    page.says(en().undo.failed).await;
    page.press("button", en().errors.try_now).await;
    let second = network.asks(UNDO).await;
    assert_eq!(second.body["operation"], operation, "it may be under way");
    second.answer(200, &undone(&[change("refused", 1008)], &[]));
    page.says("Too many calls at once").await;
    page.says("n-7").await;
    page.press("button", en().errors.try_now).await;
    let third = network.asks(UNDO).await;
    assert_ne!(third.body["operation"], operation, "a refused one would only be told again");
    third.answer(200, &undone(&[change("done", 0), change("refused", 1008)], &[]));
    page.says(en().undo.in_part).await;
    page.press("button", en().undo.dismiss).await;
    page.says_no_more(en().undo.in_part).await;
}
