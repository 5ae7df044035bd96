//! The list of users over answers of the gateway.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::UsersPage;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, until};

pub(crate) const LIST: &str = "/api/v1/apps/acme-dev/users";

pub(crate) fn open(query: &str) -> Page {
    let at = format!("/apps/acme-dev/users{query}");
    Page::show_at(&at, Environment::Development, || view! { <UsersPage /> })
}

pub(crate) fn user((id, name): (&str, Option<&str>)) -> Value {
    json!({
        "userId": id, "name": name, "avatarUrl": "", "infoAt": NOW, "createdAt": null,
        "knownSince": NOW, "touchedAt": NOW, "ban": null, "online": null,
        "tokens": {"issuedAt": null, "expiredBefore": null},
    })
}

pub(crate) fn list(users: &[(&str, Option<&str>)], next: Option<&str>) -> Value {
    let users: Vec<Value> = users.iter().copied().map(user).collect();
    let total = json!({"count": 1284, "capped": false});
    json!({
        "first": u64::from(!users.is_empty()), "users": users, "total": total,
        "next": next, "previous": null, "asOf": NOW,
    })
}

fn search() -> String {
    window().location().search().unwrap()
}

#[wasm_bindgen_test]
async fn users_are_shown_with_a_link_each_and_the_nameless_as_such() {
    let network = Network::take();
    let page = open("");
    let table = page.find("table", en().users.title).await;
    assert!(table.closest("[aria-busy=true]").unwrap().is_some());
    let asked = network.asks(LIST).await;
    assert_eq!(asked.path, "/api/v1/apps/acme-dev/users?limit=50");
    asked.answer(200, &list(&[("amara", Some("Amara")), ("a/b", None)], None));
    page.says("Amara").await;
    page.says(en().users.no_name).await;
    page.says(&(en().users.range)("1", "2", "1,284")).await;
    let links: Vec<_> =
        page.all("link").iter().filter_map(|link| link.get_attribute("href")).collect();
    for href in ["apps/acme-dev/users/amara", "apps/acme-dev/users/a%2Fb"] {
        assert!(links.iter().any(|link| link == href), "{href} in {links:?}");
    }
}

#[wasm_bindgen_test]
async fn reading_again_keeps_the_old_rows_until_the_new_ones_are_there() {
    let network = Network::take();
    let page = open("");
    network.asks(LIST).await.answer(200, &list(&[("amara", Some("Amara"))], None));
    page.says("Amara").await;
    page.press("button", en().words.refresh).await;
    let asked = network.asks(LIST).await;
    page.says("Amara").await;
    page.says(en().words.loading).await;
    asked.answer(200, &list(&[("noor", Some("Noor"))], None));
    page.says("Noor").await;
    page.says_no_more("Amara").await;
}

#[wasm_bindgen_test]
async fn a_failed_read_says_so_above_the_old_rows() {
    let network = Network::take();
    let page = open("");
    network.asks(LIST).await.answer(200, &list(&[("amara", Some("Amara"))], None));
    page.says("Amara").await;
    page.press("button", en().words.refresh).await;
    network.asks(LIST).await.failed(500, "internal", &json!([]));
    page.says(en().users.stale).await;
    page.says("Amara").await;
    page.press("button", en().errors.try_now).await;
    network.asks(LIST).await.answer(200, &list(&[("noor", Some("Noor"))], None));
    page.says_no_more(en().users.stale).await;
}

#[wasm_bindgen_test]
async fn a_first_read_that_fails_tells_why_and_offers_another_try() {
    let network = Network::take();
    let page = open("");
    network.asks(LIST).await.failed(500, "internal", &json!([]));
    page.says(en().users.failed).await;
    page.says("g-1").await;
    page.press("button", en().errors.try_now).await;
    network.asks(LIST).await.answer(200, &list(&[("amara", Some("Amara"))], None));
    page.says("Amara").await;
}

#[wasm_bindgen_test]
async fn an_empty_directory_and_an_empty_search_say_what_to_do() {
    let network = Network::take();
    let page = open("");
    network.asks(LIST).await.answer(200, &list(&[], None));
    page.says(&(en().users.none_title)("Acme")).await;
    assert!(page.all("table").is_empty());
    drop(page);

    let page = open("?q=nobody");
    let asked = network.asks(LIST).await;
    assert!(asked.path.contains("q=nobody"), "{}", asked.path);
    asked.answer(200, &list(&[], None));
    page.says(&(en().users.no_match_title)("nobody")).await;
    let look_up = page.find("link", &(en().users.look_up)("nobody")).await;
    assert_eq!(look_up.get_attribute("href").as_deref(), Some("apps/acme-dev/users/nobody"));
}

#[wasm_bindgen_test]
async fn sorting_and_paging_are_in_the_address_and_asked_of_the_gateway() {
    let network = Network::take();
    let page = open("");
    network.asks(LIST).await.answer(200, &list(&[("amara", Some("Amara"))], Some("cursor-2")));
    page.says("Amara").await;
    let touched = page.find("columnheader", en().users.column_touched).await;
    assert_eq!(touched.get_attribute("aria-sort").as_deref(), Some("descending"));

    page.press("button", en().users.column_user).await;
    assert_eq!(search(), "?sort=name");
    let asked = network.asks(LIST).await;
    assert!(asked.path.contains("sort=name"), "{}", asked.path);
    asked.answer(200, &list(&[("noor", Some("Noor"))], Some("cursor-3")));
    page.says("Noor").await;
    let name = page.find("columnheader", en().users.column_user).await;
    assert_eq!(name.get_attribute("aria-sort").as_deref(), Some("ascending"));

    page.press("button", en().words.next_page).await;
    assert_eq!(search(), "?sort=name&after=cursor-3");
    let asked = network.asks(LIST).await;
    assert!(asked.path.contains("after=cursor-3"), "{}", asked.path);
    asked.answer(200, &list(&[("mei", Some("Mei"))], None));
    page.says("Mei").await;
    let next = page.find("button", en().words.next_page).await;
    assert!(!crate::support::is_pressable(&next), "there is no further page");

    // Back in the browser leads to the page before, with its rows.
    window().history().unwrap().back().unwrap();
    assert!(until(|| search() == "?sort=name").await);
    network.asks(LIST).await.answer(200, &list(&[("noor", Some("Noor"))], Some("cursor-3")));
    page.says("Noor").await;
}

#[wasm_bindgen_test]
async fn a_late_answer_to_an_old_question_is_dropped() {
    let network = Network::take();
    let page = open("?q=am");
    let old = network.asks(LIST).await;
    page.world().navigator.go("apps/acme-dev/users?q=noor");
    let new = network.asks(LIST).await;
    assert!(new.path.contains("q=noor"), "{}", new.path);
    new.answer(200, &list(&[("noor", Some("Noor"))], None));
    page.says("Noor").await;
    old.answer(200, &list(&[("amara", Some("Amara"))], None));
    crate::support::turns().await;
    page.says("Noor").await;
    assert!(!page.text().contains("Amara"));
}
