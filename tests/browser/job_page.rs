//! The page of one job: what it set for its users.

use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{Environment, GetJob};
use nexconn_console::pages::{JobPage, JobsPage};
use nexconn_console::text::Language;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, until};

/// The page of a job with an action and its fields.
async fn job(network: &Network, action: &str, fields: &[(&str, Value)]) -> Page {
    let page = Page::show_at("/apps/acme-dev/jobs/1", Environment::Production, || {
        view! { <JobPage job=1 /> }
    });
    let mut detail: Value = serde_json::from_str(GetJob::SPEC.example.response).unwrap();
    detail["job"]["action"] = json!(action);
    for (name, value) in fields {
        detail["job"][*name] = value.clone();
    }
    network.asks("/jobs/1").await.answer(200, &detail);
    page.says(en().job.facts).await;
    page
}

#[wasm_bindgen_test]
async fn a_job_tells_which_permission_it_set() {
    let network = Network::take();
    let page = job(&network, "setFriendPermission", &[("permissionType", json!(3))]).await;
    page.says(en().many_values.who_may_add).await;
    let nobody = nexconn_api::nexconn::FriendPermission::try_from(3).unwrap();
    page.says((en().many_values.permission)(nobody)).await;
}

#[wasm_bindgen_test]
async fn a_job_tells_which_tokens_expired() {
    let network = Network::take();
    let page = job(&network, "expire", &[("expiresAt", json!(NOW - 3_600_000))]).await;
    page.says(en().job.expires).await;
    let exact = Language::English.exact_time(NOW - 3_600_000);
    assert!(page.html().contains(&exact), "{exact} in its tooltip");
}

#[wasm_bindgen_test]
async fn a_job_says_that_texts_are_not_kept() {
    let network = Network::take();
    let page = job(&network, "setTags", &[]).await;
    page.says(en().job.values_not_kept).await;
}

#[wasm_bindgen_test]
async fn users_of_an_outcome_come_into_view_when_it_is_chosen() {
    let network = Network::take();
    let page = job(&network, "unban", &[]).await;
    network.asks("/jobs/1/items").await.answer(200, &json!({"items": [], "next": null}));
    page.says(en().job.no_items).await;
    let items = || document().query_selector(".items").unwrap().expect("the users");
    let has_focus = || document().active_element().is_some_and(|focused| focused == items());
    assert!(!has_focus(), "nothing was chosen yet");
    page.press("link", &(en().job.show_of)(&outcome())).await;
    assert!(until(has_focus).await, "the focus is on {:?}", document().active_element());
}

/// The outcome of the job's only group.
fn outcome() -> String {
    let title = document().query_selector(".outcome-title").unwrap().expect("an outcome");
    title.text_content().expect("a text")
}

#[wasm_bindgen_test]
async fn the_list_of_jobs_marks_one_that_was_undone() {
    let network = Network::take();
    let page = Page::show_at("/apps/acme-dev/jobs", Environment::Development, || {
        view! { <JobsPage /> }
    });
    let detail: Value = serde_json::from_str(GetJob::SPEC.example.response).unwrap();
    let mut job = detail["job"].clone();
    job["undo"] = json!({"state": "done", "by": 8});
    network.asks("/jobs").await.answer(200, &json!({"jobs": [job], "next": null, "open": 0}));
    page.find("link", &(en().job.undone_by)(8)).await;
}
