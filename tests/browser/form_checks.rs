//! What a form says before anything is sent, on the page that registers users.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_api::violation::Unit;
use nexconn_api::{Rule, check};
use nexconn_console::pages::RegisterPage;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, Page, described, en, turns, type_into};

fn open() -> Page {
    let at = "/apps/acme-dev/users/new";
    Page::show_at(at, Environment::Development, || view! { <RegisterPage /> })
}

/// What stands beside a field's label.
async fn counter(page: &Page, used: usize, most: usize) {
    page.says(&(en().form.counter)(used, most)).await;
}

#[wasm_bindgen_test]
async fn what_is_missing_is_told_at_each_field_and_nothing_is_sent() {
    let network = Network::take();
    let page = open();
    page.press("button", en().register.submit).await;
    page.has_error(en().register.user_id, en().rules.missing).await;
    page.has_error(en().register.name, en().rules.missing).await;
    page.is_right(en().register.avatar).await;
    page.says(&(en().form.wrong_fields)(2)).await;

    page.fill(en().register.name, "Noor").await;
    page.is_right(en().register.name).await;
    page.says(&(en().form.wrong_fields)(1)).await;
    turns().await;
    assert_eq!(network.sent(""), network.sent("/apps/acme-dev"), "only the quota is looked at");
}

#[wasm_bindgen_test]
async fn a_field_is_checked_when_it_is_left_and_others_are_left_alone() {
    let network = Network::take();
    let page = open();
    let id = page.find("textbox", en().register.user_id).await;
    type_into(&id, "amara o");
    leptos::task::tick().await;
    page.is_right(en().register.user_id).await;

    page.fill(en().register.user_id, "amara o").await;
    page.has_error(en().register.user_id, &(en().rules.alphabet)(' ')).await;
    page.is_right(en().register.name).await;

    type_into(&id, "amara_o");
    leptos::task::tick().await;
    page.is_right(en().register.user_id).await;
    assert_eq!(network.sent("/v4/user/get"), 0, "an id is looked up when its field is left");
}

#[wasm_bindgen_test]
async fn the_limit_is_counted_while_one_types_as_the_server_counts_it() {
    let _network = Network::take();
    let page = open();
    // A user id is measured in bytes, a name in characters.
    page.fill(en().register.user_id, "雨").await;
    counter(&page, 3, check::USER_ID_BYTES).await;
    page.fill(en().register.name, "雨").await;
    counter(&page, 1, 64).await;

    page.fill(en().register.user_id, &"a".repeat(65)).await;
    counter(&page, 65, 64).await;
    let too_long = |unit| en().rule(&Rule::TooLong { unit, max: 64, actual: 65 });
    page.has_error(en().register.user_id, &too_long(Unit::Bytes)).await;
    page.fill(en().register.name, &"雨".repeat(65)).await;
    page.has_error(en().register.name, &too_long(Unit::Characters)).await;
    page.fill(en().register.name, &"雨".repeat(64)).await;
    page.is_right(en().register.name).await;
}

#[wasm_bindgen_test]
async fn a_field_is_explained_by_its_hint_until_something_is_wrong() {
    let _network = Network::take();
    let page = open();
    let name = page.find("textbox", en().register.name).await;
    assert_eq!(described(&name), en().register.name_hint);
    assert_eq!(name.get_attribute("aria-required").as_deref(), Some("true"));
    page.press("button", en().register.submit).await;
    page.has_error(en().register.name, en().rules.missing).await;
    page.fill(en().register.name, "Noor").await;
    page.is_right(en().register.name).await;
    assert_eq!(described(&name), en().register.name_hint);
    let avatar = page.find("textbox", en().register.avatar).await;
    assert_eq!(avatar.get_attribute("aria-required"), None);
}

#[wasm_bindgen_test]
async fn the_command_shows_what_is_typed_and_no_secret() {
    let _network = Network::take();
    let page = open();
    page.fill(en().register.user_id, "amara").await;
    page.fill(en().register.name, "O'Hara").await;
    page.says("/v4/auth/access-token/issue").await;
    page.says("\"userId\"").await;
    page.says("amara").await;
    // A quote in a name must not end the shell's string.
    assert!(!page.text().contains("\"O'Hara\""), "{}", page.text());
}
