//! Rows of the list of users: where they stand, who is selected, one beside the list.

use leptos::prelude::*;
use nexconn_api::admin::{BanEnded, Event, OnlineChanged, OnlineState};
use nexconn_console::state::News;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::support::{NOW, Network, Page, en, press_key, until};
use crate::users::{LIST, list, open, user};

const HOUR: i64 = 3_600_000;

/// A page of these users.
fn page_of(users: Vec<Value>) -> Value {
    let mut page = list(&[], None);
    page["first"] = json!(1);
    page["users"] = Value::Array(users);
    page
}

fn banned(id: &str, name: &str) -> Value {
    let mut user = user((id, Some(name)));
    user["ban"] = json!({
        "banExpiresAt": null, "endsAt": NOW + 3 * HOUR, "standing": false, "banKnownAt": NOW,
    });
    user
}

async fn select(page: &Page, name: &str) -> HtmlInputElement {
    let name = (en().user_rows.select)(name);
    let row_box: HtmlInputElement = page.find("checkbox", &name).await.unchecked_into();
    row_box.click();
    leptos::task::tick().await;
    row_box
}

#[wasm_bindgen_test]
async fn a_ban_and_the_time_left_are_told_in_the_row() {
    let network = Network::take();
    let page = open("");
    let users = vec![banned("amara", "Amara"), user(("noor", Some("Noor")))];
    network.asks(LIST).await.answer(200, &page_of(users));
    page.says(en().ban.banned).await;
    page.says(&(en().ban.left)(&nexconn_console::text::Language::English.span(3 * HOUR))).await;
}

#[wasm_bindgen_test]
async fn who_is_online_is_asked_of_rows_in_view_once() {
    let network = Network::take();
    let page = open("");
    let mut known = user(("mei", Some("Mei")));
    known["online"] = json!({"online": true, "at": NOW - 1000});
    let users = vec![user(("amara", Some("Amara"))), user(("noor", Some("Noor"))), known];
    network.asks(LIST).await.answer(200, &page_of(users.clone()));
    let asked = network.asks("/statuses").await;
    assert_eq!(asked.body["userIds"], json!(["amara", "noor"]), "Mei’s answer is a second old");
    asked.answer(
        200,
        &json!({"statuses": [
            {"userId": "amara", "online": {"online": false, "at": NOW}},
            {"userId": "noor", "online": null},
        ]}),
    );
    page.says(en().user_rows.online).await;
    page.says(en().user_rows.offline).await;

    page.press("button", en().words.refresh).await;
    network.asks(LIST).await.answer(200, &page_of(users));
    crate::support::turns().await;
    assert_eq!(network.sent("/statuses"), 1, "it was asked a moment ago");
}

#[wasm_bindgen_test]
async fn a_failed_question_who_is_online_is_told_and_asked_again() {
    let network = Network::take();
    let page = open("");
    network.asks(LIST).await.answer(200, &list(&[("amara", Some("Amara"))], None));
    network.asks("/statuses").await.failed(500, "internal", &json!([]));
    page.says(en().user_rows.statuses_failed).await;
    page.press("button", en().user_rows.ask_again).await;
    let answer = json!({"statuses": [{"userId": "amara", "online": {"online": true, "at": NOW}}]});
    network.asks("/statuses").await.answer(200, &answer);
    page.says_no_more(en().user_rows.statuses_failed).await;
    page.says(en().user_rows.online).await;
}

#[wasm_bindgen_test]
async fn the_selection_outlives_pages_searches_and_readings() {
    let network = Network::take();
    let page = open("");
    let first = list(&[("amara", Some("Amara")), ("noor", Some("Noor"))], Some("cursor-2"));
    network.asks(LIST).await.answer(200, &first);
    select(&page, "Noor").await;
    page.says(&(en().user_rows.selected)("1")).await;

    page.press("button", en().words.next_page).await;
    network.asks(LIST).await.answer(200, &list(&[("mei", Some("Mei"))], None));
    select(&page, "Mei").await;
    page.says(&(en().user_rows.selected)("2")).await;

    page.world().navigator.go("apps/acme-dev/users?q=noor");
    network.asks(LIST).await.answer(200, &list(&[("noor", Some("Noor"))], Some("cursor-2")));
    page.says("Noor").await;
    let name = (en().user_rows.select)("Noor");
    let row_box: HtmlInputElement = page.find("checkbox", &name).await.unchecked_into();
    assert!(row_box.checked());
    page.says(&(en().user_rows.selected)("2")).await;

    page.press("button", &(en().user_rows.select_all)("1,284")).await;
    let asked = network.asks("/user-ids").await;
    assert!(asked.path.ends_with("?q=noor"), "{}", asked.path);
    asked.answer(200, &json!({"userIds": ["noor", "noor-2", "noor-3"], "capped": false}));
    page.says(&(en().user_rows.selected)("4")).await;
    page.says_no_more(&(en().user_rows.select_all)("1,284")).await;
    row_box.click();
    page.says(&(en().user_rows.selected)("3")).await;
    page.find("button", &(en().user_rows.select_all)("1,284")).await;
}

#[wasm_bindgen_test]
async fn what_matches_and_cannot_be_read_is_asked_for_again() {
    let network = Network::take();
    let page = open("");
    network.asks(LIST).await.answer(200, &list(&[("amara", Some("Amara"))], Some("cursor-2")));
    select(&page, "Amara").await;
    page.press("button", &(en().user_rows.select_all)("1,284")).await;
    network.asks("/user-ids").await.failed(500, "internal", &json!([]));
    page.press("button", en().user_rows.select_failed).await;
    let ids = json!({"userIds": ["amara", "noor"], "capped": false});
    network.asks("/user-ids").await.answer(200, &ids);
    page.says(&(en().user_rows.selected)("2")).await;
}

#[wasm_bindgen_test]
async fn views_ask_for_those_who_stand_so_and_keep_the_search() {
    let network = Network::take();
    let page = open("?q=am");
    let asked = network.asks(LIST).await;
    assert!(!asked.path.contains("status"), "nobody is hidden among all: {}", asked.path);
    asked.answer(200, &list(&[("amara", Some("Amara"))], None));
    let view = page.find("link", en().user_rows.view_banned).await;
    view.click();
    let asked = network.asks(LIST).await;
    assert!(asked.path.contains("q=am") && asked.path.contains("status=banned"), "{}", asked.path);
    asked.answer(200, &list(&[], None));
    page.says(en().user_rows.no_match_in_view).await;
    assert_eq!(view.get_attribute("aria-current").as_deref(), Some("true"));
    page.press("button", en().user_rows.show_all).await;
    let asked = network.asks(LIST).await;
    assert!(!asked.path.contains("status"), "{}", asked.path);
}

#[wasm_bindgen_test]
async fn a_user_is_shown_beside_the_list_and_the_arrows_lead_on() {
    let network = Network::take();
    let page = open("");
    let users = vec![banned("amara", "Amara"), user(("noor", Some("Noor")))];
    network.asks(LIST).await.answer(200, &page_of(users));
    page.find("link", "Amara").await.focus().unwrap();
    press_key("ArrowRight");
    page.find("complementary", &(en().peek.label)("Amara")).await;
    page.says(&(en().peek.position)("1", "1,284")).await;
    let asked = network.asks("/bans").await;
    assert!(asked.path.contains("user=amara"), "{}", asked.path);
    let origin = json!({
        "entry": 7, "at": NOW - HOUR, "admin": "noor@example.com", "minutes": 240,
        "reason": "sells followers", "case": null,
    });
    asked.answer(200, &bans(&origin));
    page.says("sells followers").await;
    page.says("noor@example.com").await;

    press_key("ArrowDown");
    page.find("complementary", &(en().peek.label)("Noor")).await;
    page.says_no_more("sells followers").await;
    let latest = network.asks("/audit").await;
    assert!(latest.path.contains("user="), "{}", latest.path);
    press_key("Escape");
    assert!(until(|| page.all("complementary").is_empty()).await);
    let focused: HtmlElement = document().active_element().unwrap().unchecked_into();
    assert_eq!(focused.inner_text(), "NNoor");
}

fn bans(origin: &Value) -> Value {
    let ban = json!({
        "userId": "amara", "name": "Amara", "avatarUrl": "", "banExpiresAt": null,
        "endsAt": NOW + 3 * HOUR, "standing": false, "banKnownAt": NOW, "origin": origin,
    });
    json!({
        "bans": [ban], "first": 1, "total": {"count": 1, "capped": false}, "next": null,
        "previous": null, "asOf": NOW, "stale": null, "zoneMinutes": null,
    })
}

#[wasm_bindgen_test]
async fn what_happens_shows_in_its_row_while_all_else_stays() {
    let network = Network::take();
    let page = open("");
    let users = [("amara", Some("Amara")), ("noor", Some("Noor"))];
    network.asks(LIST).await.answer(200, &list(&users, None));
    select(&page, "Noor").await;
    let link = page.find("link", "Noor").await;
    link.focus().unwrap();

    let live = page.world().live;
    let online = OnlineState { online: true, at: NOW };
    live.tell(&News::Event(Event::Online(OnlineChanged { user_id: "noor".into(), online })));
    page.says(en().user_rows.online).await;

    let ended = BanEnded { user_id: "noor".into(), ended_at: NOW };
    live.tell(&News::Event(Event::BanEnded(ended)));
    let other = BanEnded { user_id: "elsewhere".into(), ended_at: NOW };
    live.tell(&News::Event(Event::BanEnded(other)));
    network.asks("/users/noor").await.answer(200, &banned("noor", "Noor Haddad"));
    page.says("Noor Haddad").await;
    page.says(en().ban.banned).await;
    page.says(&(en().user_rows.selected)("1")).await;
    assert_eq!(document().active_element(), Some(link.into()), "the focus is lost");
    assert_eq!(network.sent("/users/elsewhere"), 0);
    assert_eq!(network.sent(LIST), 1);
}
