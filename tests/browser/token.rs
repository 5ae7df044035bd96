//! An access token is shown once: nobody leaves it behind by accident.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::RegisterPage;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Clipboard, Network, Page, described, en, is_pressable, until};

const TOKEN: &str = "token-of-amara";

/// The page after a registration, with its token.
async fn issued(network: &Network) -> Page {
    let at = "/apps/acme-dev/users/new";
    let page = Page::show_at(at, Environment::Development, || view! { <RegisterPage /> });
    page.fill(en().register.user_id, "amara").await;
    network.asks("/v4/user/get").await.refused(400, 400, "user not exist");
    page.fill(en().register.name, "Amara").await;
    page.says(en().register.free).await;
    page.press("button", en().register.submit).await;
    let asked = network.asks("/v4/auth/access-token/issue").await;
    asked.done(&json!({"userId": "amara", "accessToken": TOKEN}));
    page.says(TOKEN).await;
    page
}

async fn is_free(page: &Page) -> bool {
    let another = page.find("button", en().register.another).await;
    let done = page.find("button", en().register.done).await;
    until(|| is_pressable(&another) == is_pressable(&done)).await && is_pressable(&done)
}

fn path() -> String {
    window().location().pathname().unwrap()
}

#[wasm_bindgen_test]
async fn the_ways_on_are_blocked_and_say_why_until_it_is_copied() {
    let network = Network::take();
    let clipboard = Clipboard::working();
    let page = issued(&network).await;
    page.find("heading", &(en().register.done_registered)("Amara")).await;
    assert!(!is_free(&page).await);
    let done = page.find("button", en().register.done).await;
    assert_eq!(described(&done), en().register.blocked);
    done.click();
    leptos::task::tick().await;
    page.says(TOKEN).await;
    assert_eq!(path(), "/apps/acme-dev/users/new");

    page.press("button", en().register.copy_token).await;
    assert!(until(|| clipboard.held().is_some()).await);
    assert_eq!(clipboard.held().as_deref(), Some(TOKEN));
    assert!(until(|| is_pressable(&done)).await);
    assert!(is_free(&page).await);
    page.press("button", en().register.done).await;
    assert_eq!(path(), "/apps/acme-dev/users/amara");
}

#[wasm_bindgen_test]
async fn whoever_copied_it_by_hand_says_so() {
    let network = Network::take();
    let page = issued(&network).await;
    page.press("checkbox", en().register.have_copied).await;
    assert!(is_free(&page).await);
    page.press("button", en().register.another).await;
    page.says_no_more(TOKEN).await;
    assert_eq!(page.held(en().register.user_id).await, "", "another user, from the start");
}

#[wasm_bindgen_test]
async fn leaving_is_asked_about_and_staying_keeps_the_token() {
    let network = Network::take();
    let page = issued(&network).await;
    page.press("link", en().register.back).await;
    page.find("dialog", en().register.leave_title).await;
    page.press("button", en().register.stay).await;
    assert!(until(|| page.all("dialog").is_empty()).await);
    page.says(TOKEN).await;
    assert_eq!(path(), "/apps/acme-dev/users/new");

    page.press("link", en().register.back).await;
    page.find("dialog", en().register.leave_title).await;
    page.press("button", en().register.leave).await;
    assert_eq!(path(), "/apps/acme-dev/users");
}

#[wasm_bindgen_test]
async fn it_is_in_no_address_and_in_no_storage() {
    let network = Network::take();
    let page = issued(&network).await;
    let location = window().location().href().unwrap();
    assert!(!location.contains(TOKEN));
    for storage in [window().local_storage(), window().session_storage()] {
        let storage = storage.unwrap().unwrap();
        let stored = js_sys::JSON::stringify(&storage).unwrap();
        assert!(!String::from(stored).contains(TOKEN));
    }
    // Hidden fields and attributes hold no copy of it either.
    page.press("checkbox", en().register.have_copied).await;
    page.press("button", en().register.another).await;
    page.says_no_more(TOKEN).await;
    assert!(!page.html().contains(TOKEN));
}
