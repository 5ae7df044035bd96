//! The overview: what its numbers say, and that it moves by itself.

use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{Environment, GetOverview};
use nexconn_console::pages::OverviewPage;
use nexconn_console::state::News;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en};

const OVERVIEW: &str = "/overview";
const HOUR: i64 = 60 * 60 * 1000;

fn open(environment: Environment) -> Page {
    Page::show_at("/apps/acme-dev", environment, || view! { <OverviewPage /> })
}

/// The documented answer.
fn overview() -> Value {
    serde_json::from_str(GetOverview::SPEC.example.response).unwrap()
}

/// The sentences of the charts.
fn charts() -> Vec<String> {
    let found = document().query_selector_all(".count .chart").unwrap();
    (0..found.length())
        .filter_map(|index| {
            let chart: web_sys::Element =
                wasm_bindgen::JsCast::dyn_into(found.item(index)?).ok()?;
            chart.get_attribute("aria-label")
        })
        .collect()
}

#[wasm_bindgen_test]
async fn counts_say_how_they_changed_and_how_far_they_are_known() {
    let network = Network::take();
    let page = open(Environment::Development);
    let mut told = overview();
    told["registered"]["hours"] =
        json!([{"at": NOW - 2 * HOUR, "count": 71}, {"at": NOW - HOUR, "count": 80}]);
    network.asks(OVERVIEW).await.answer(200, &told);
    page.says(&(en().overview.change)("+4")).await;
    page.says(en().overview.known_here).await;
    page.says(en().overview.not_known).await;
    let charts = charts();
    assert_eq!(charts.len(), 4);
    assert!(charts[0].ends_with("at least 71, at most 86"), "{charts:?}");
    assert_eq!(charts[3], en().overview.no_course, "of what is not known nothing is drawn");
}

#[wasm_bindgen_test]
async fn it_is_read_again_when_something_happens_and_old_numbers_stay_meanwhile() {
    let network = Network::take();
    let page = open(Environment::Development);
    network.asks(OVERVIEW).await.answer(200, &overview());
    page.says(&(en().quota.used_of)("86", "100")).await;
    page.world().live.tell(&News::Missed);
    let asked = network.asks(OVERVIEW).await;
    assert!(page.text().contains(&(en().quota.used_of)("86", "100")));
    let mut more = overview();
    more["quota"]["registered"] = 87.into();
    asked.answer(200, &more);
    page.says(&(en().quota.used_of)("87", "100")).await;
    page.world().live.tell(&News::Missed);
    network.asks(OVERVIEW).await.failed(500, "internal", &json!([]));
    page.says(en().overview.stale).await;
    page.says(&(en().quota.used_of)("87", "100")).await;
}

#[wasm_bindgen_test]
async fn short_places_and_none_are_told_with_what_to_do() {
    let network = Network::take();
    let page = open(Environment::Development);
    network.asks(OVERVIEW).await.answer(200, &overview());
    page.says(&(en().quota.left)("14")).await;
    page.says(en().quota.short_detail).await;
    page.find("link", en().quota.to_test_users).await;
    drop(page);

    let page = open(Environment::Development);
    let mut full = overview();
    full["quota"]["registered"] = 100.into();
    network.asks(OVERVIEW).await.answer(200, &full);
    page.says(en().quota.none_left).await;
    page.says(en().quota.full_detail).await;
}

#[wasm_bindgen_test]
async fn without_a_limit_no_quota_is_shown() {
    let network = Network::take();
    let page = open(Environment::Production);
    let mut told = overview();
    told["quota"]["limit"] = Value::Null;
    network.asks(OVERVIEW).await.answer(200, &told);
    page.says(en().overview.registered).await;
    assert!(page.named("meter", &(en().quota.used)("86", "100")).is_empty());
}

#[wasm_bindgen_test]
async fn an_app_that_nothing_was_done_in_gets_a_first_step() {
    let network = Network::take();
    let page = open(Environment::Development);
    let mut new = overview();
    for course in ["registered", "banned", "deleted"] {
        new[course]["now"] = 0.into();
    }
    network.asks(OVERVIEW).await.answer(200, &new);
    page.says(&(en().overview.first_title)("Acme")).await;
    page.find("link", en().overview.first_register).await;
    page.find("button", en().connection.test_now).await;
    assert!(charts().is_empty(), "no empty charts");
}
