use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use nexconn_api::admin::{Apps, ListApps, ListAppsRequest};
use nexconn_console::api::{Client, Reading};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, Page, until};

const APPS: &str = "/api/v1/apps";

/// A page that reads the list of apps, anew for each turn.
fn show() -> (Page, Reading<Apps>, RwSignal<u32>) {
    let made = Rc::new(RefCell::new(None));
    let page = {
        let made = Rc::clone(&made);
        Page::show(move || {
            let client = Client::here();
            let turn = RwSignal::new(0);
            let reading = Reading::new(move || {
                turn.track();
                client.admin::<ListApps>(&ListAppsRequest {})
            });
            *made.borrow_mut() = Some((reading, turn));
        })
    };
    let (reading, turn) = made.take().expect("shown");
    (page, reading, turn)
}

#[wasm_bindgen_test]
async fn what_nobody_waits_for_is_taken_back() {
    let network = Network::take();
    let (page, _, turn) = show();
    let first = network.asks(APPS).await;
    turn.set(1);
    let second = network.asks(APPS).await;
    assert!(first.request.signal().aborted(), "a newer read takes the older one back");
    assert!(!second.request.signal().aborted());
    drop(page);
    assert!(until(|| second.request.signal().aborted()).await, "as does the end of the page");
}

#[wasm_bindgen_test]
async fn what_failed_is_read_again_when_the_gateway_comes_back() {
    let network = Network::take();
    let (page, reading, _) = show();
    network.asks(APPS).await.breaks();
    assert!(until(|| untrack(|| reading.error()).is_some_and(|error| error.is_network())).await);
    assert_eq!(untrack(|| reading.value()), None);

    // Something else is answered: the gateway is there again.
    page.world().gateway.answered(12);
    network.asks(APPS).await.answer(200, &json!({"apps": []}));
    assert!(until(|| untrack(|| reading.value()).is_some()).await);
    assert_eq!(untrack(|| reading.error()), None);
}
