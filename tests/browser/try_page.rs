//! Trying as a user: who can be chosen, what becomes of a token that is refused, and what a code means.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::TryPage;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::deleted_page::own;
use crate::support::{NOW, Network, Page, en};

const USERS: &str = "/apps/acme-dev/users";

/// The page, for an owner.
fn open() -> Page {
    let page = Page::show_at("/apps/acme-dev/try", Environment::Development, || {
        view! { <TryPage /> }
    });
    own(&page);
    page
}

/// Answers both places, which ask whom they can offer.
async fn nobody_is_offered(network: &Network) {
    for _ in 0..2 {
        network.asks(USERS).await.answer(
            200,
            &json!({"users": [], "total": {"count": 0, "capped": false}, "first": 1, "asOf": NOW}),
        );
    }
}

#[wasm_bindgen_test]
async fn a_code_is_read_and_one_that_nobody_documents_is_said_to_be_so() {
    let network = Network::take();
    let page = open();
    nobody_is_offered(&network).await;
    let (meaning, to_do) = en().codes.of(25_469).unwrap();
    page.fill(en().codes.label, "25469").await;
    page.says(meaning).await;
    page.says(to_do).await;
    page.fill(en().codes.label, "4711").await;
    page.says(&(en().codes.unknown)("4711")).await;
    page.fill(en().codes.label, "<b>no code</b>").await;
    page.says(&(en().codes.unknown)("<b>no code</b>")).await;
}

#[wasm_bindgen_test]
async fn two_new_users_whose_tokens_are_refused_are_told_the_code() {
    let network = Network::take();
    let page = open();
    nobody_is_offered(&network).await;
    page.says(en().try_as_user.start_title).await;
    page.press("button", en().try_as_user.make_two).await;
    for _ in 0..2 {
        let asked = network.asks("/v4/auth/access-token/issue").await;
        let id = asked.body["request"]["userId"].as_str().unwrap().to_owned();
        assert!(id.starts_with("try-"), "{id}");
        asked.refused(400, 1_002, "no");
    }
    page.says(en().try_as_user.no_token).await;
    page.press("button", en().try_as_user.begin_again).await;
    page.says(en().try_as_user.start_title).await;
    page.says_no_more(en().try_as_user.no_token).await;
}
