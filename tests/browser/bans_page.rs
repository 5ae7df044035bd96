//! The page of bans: what it asks for, and what it says where not all is known.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::{ActionDialogs, BansPage};
use nexconn_console::text::Language;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, turns};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn open(address: &str) -> Page {
    Page::show_at(address, Environment::Development, || {
        view! {
            <BansPage />
            <ActionDialogs />
        }
    })
}

fn ban(user_id: &str, name: &str, ends_at: Option<i64>) -> Value {
    json!({
        "userId": user_id, "name": name, "avatarUrl": "", "banExpiresAt": "2024-10-30 17:00:00",
        "endsAt": ends_at, "standing": false, "banKnownAt": NOW, "origin": null,
    })
}

fn list(bans: &[Value]) -> Value {
    json!({
        "bans": bans, "first": 1, "total": {"count": bans.len(), "capped": false}, "next": null,
        "previous": null, "asOf": NOW, "stale": null, "zoneMinutes": 0,
    })
}

#[wasm_bindgen_test]
async fn an_address_says_what_is_asked_for() {
    let network = Network::take();
    let page = open("/apps/acme-dev/bans?view=standing&q=noor&sort=latest&limit=25");
    let asked = network.asks("/bans").await;
    for part in ["standing=true", "q=noor", "sort=latest", "limit=25"] {
        assert!(asked.path.contains(part), "{part} in {}", asked.path);
    }
    asked.answer(200, &list(&[]));
    page.says(&(en().bans.no_match_title)("noor")).await;
    assert_eq!(network.sent("/bans"), 1, "what ends soon stands on the whole list alone");
}

#[wasm_bindgen_test]
async fn rows_of_another_time_are_told_as_such_and_read_anew_on_request() {
    let network = Network::take();
    let page = open("/apps/acme-dev/bans?view=soon");
    let mut old = list(&[ban("u1", "Noor", Some(NOW + DAY / 2))]);
    old["stale"] = "Nexconn does not answer.".into();
    network.asks("/bans").await.answer(200, &old);
    page.says(en().bans.not_read).await;
    page.says(&(en().lists.rows_as_of)(&Language::English.moment(NOW))).await;
    page.press("button", en().errors.try_now).await;
    let asked = network.asks("/bans").await;
    assert!(asked.path.contains("fresh=true"), "{}", asked.path);
    asked.answer(200, &list(&[ban("u1", "Noor", Some(NOW + DAY / 2))]));
    page.says_no_more(en().bans.not_read).await;
    page.says("12 h left").await;
}

#[wasm_bindgen_test]
async fn ends_without_a_known_zone_are_explained() {
    let network = Network::take();
    let page = open("/apps/acme-dev/bans?view=standing");
    let mut unknown = list(&[ban("u1", "Noor", None)]);
    unknown["zoneMinutes"] = Value::Null;
    network.asks("/bans").await.answer(200, &unknown);
    page.says(en().bans.zone_unknown).await;
    page.says("2024-10-30 17:00:00").await;
}

#[wasm_bindgen_test]
async fn a_list_that_cannot_be_read_says_why_and_an_empty_one_what_to_do() {
    let network = Network::take();
    let page = open("/apps/acme-dev/bans?view=standing");
    network.asks("/bans").await.failed(500, "internal", &json!([]));
    page.says(en().bans.failed).await;
    page.press("button", en().errors.try_now).await;
    network.asks("/bans").await.answer(200, &list(&[]));
    page.says(en().bans.none_standing).await;
    page.find("link", en().bans.to_users).await;
}

#[wasm_bindgen_test]
async fn rows_are_chosen_and_given_to_an_action_with_their_names() {
    let network = Network::take();
    let page = open("/apps/acme-dev/bans?view=standing");
    let both = [ban("u1", "Noor", Some(NOW + DAY)), ban("u2", "Mina", Some(NOW + 2 * DAY))];
    network.asks("/bans").await.answer(200, &list(&both));
    page.press("checkbox", &(en().bans.select)("Noor")).await;
    page.press("checkbox", &(en().bans.select)("Mina")).await;
    page.says(&(en().bans.selected)(2)).await;
    page.press("button", en().bans.unban_selected).await;
    page.find("dialog", &(en().dialogs.unban_title)("2 users")).await;
    page.press("button", &(en().dialogs.leave_out)("Mina")).await;
    page.find("dialog", &(en().dialogs.unban_title)("Noor")).await;
    turns().await;
    page.press("button", &(en().dialogs.unban)(None)).await;
    let asked = network.asks("/v4/user/unban").await;
    assert_eq!(asked.body["request"]["userIds"], json!(["u1"]));
}
