//! The page for many users: what is found is looked at before anything is sent.

use leptos::prelude::*;
use nexconn_api::admin::{Environment, JobAction};
use nexconn_api::nexconn::FriendPermission;
use nexconn_console::pages::ManyPage;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, is_pressable};

const RECOGNISE: &str = "/api/v1/apps/acme-dev/recognise";
const JOBS: &str = "/api/v1/apps/acme-dev/jobs";
const DAY: i64 = 24 * 60 * 60 * 1000;

fn user(id: &str, line: usize, known: bool, ends_at: Option<i64>) -> Value {
    let ban = ends_at.map(|ends_at| {
        json!({"banExpiresAt": null, "endsAt": ends_at, "standing": false, "banKnownAt": NOW})
    });
    let span = json!({"line": line, "start": 0, "end": id.len()});
    json!({"userId": id, "span": span, "known": known, "name": known.then_some(id), "ban": ban})
}

fn recognised() -> Value {
    let users = [
        user("amara", 1, true, None),
        user("guest", 2, false, None),
        user("soon", 3, true, Some(NOW + DAY / 2)),
        user("late", 4, true, Some(NOW + 9 * DAY)),
    ];
    let why = json!({"field": "userId", "rule": "alphabet", "found": " "});
    let bad = json!([{"span": {"line": 5, "start": 0, "end": 3}, "text": "b d", "why": why}]);
    json!({"form": "lines", "users": users, "bad": bad, "repeated": [], "cut": false, "bansAsOf": NOW})
}

/// The page with the users that were found.
async fn found(network: &Network, environment: Environment) -> Page {
    let page = Page::show_at("/apps/acme-dev/many", environment, || view! { <ManyPage /> });
    page.fill(en().many.text, "amara\nguest\nsoon\nlate\nb d").await;
    page.press("button", en().many.look).await;
    let asked = network.asks(RECOGNISE).await;
    assert_eq!(asked.body["text"], json!("amara\nguest\nsoon\nlate\nb d"));
    asked.answer(200, &recognised());
    page.says(&(en().many.users_in_lines)(4, "4", "5")).await;
    page
}

fn submit(action: JobAction, count: usize) -> String {
    (en().many.submit)(action, count, &count.to_string())
}

#[wasm_bindgen_test]
async fn a_longer_ban_is_left_out_and_what_is_chosen_is_sent() {
    let network = Network::take();
    let page = found(&network, Environment::Development).await;
    page.says(en().many.shortens).await;
    assert_eq!(network.sent(JOBS), 0);
    page.press("checkbox", &(en().many.choose)("guest")).await;
    page.says(en().many.left_out_by_you).await;
    page.fill(en().form.reason, "spam").await;
    page.press("button", &submit(JobAction::Ban, 2)).await;
    let asked = network.asks(JOBS).await;
    assert_eq!(asked.body["action"], json!("ban"));
    assert_eq!(asked.body["userIds"], json!(["amara", "soon"]));
    assert_eq!(asked.body["durationMinutes"], json!(1440));
    assert_eq!(asked.body["reason"], json!("spam"));
}

#[wasm_bindgen_test]
async fn only_who_is_banned_is_unbanned() {
    let network = Network::take();
    let page = found(&network, Environment::Development).await;
    choose(&page, JobAction::Unban).await;
    page.says((en().many.pointless)(JobAction::Unban)).await;
    page.find("button", &submit(JobAction::Unban, 2)).await;
}

#[wasm_bindgen_test]
async fn in_production_the_number_is_typed_before_tokens_expire() {
    let network = Network::take();
    let page = found(&network, Environment::Production).await;
    choose(&page, JobAction::Expire).await;
    page.fill(en().form.reason, "leaked").await;
    let button = page.find("button", &submit(JobAction::Expire, 4)).await;
    assert!(!is_pressable(&button));
    let guard = [en().many.type_before, "4", (en().many.type_after)(JobAction::Expire)].join(" ");
    page.fill(&guard, "4").await;
    let button = page.find("button", &submit(JobAction::Expire, 4)).await;
    assert!(is_pressable(&button));
}

async fn choose(page: &Page, action: JobAction) {
    pick(page, 0, action.name()).await;
}

/// Picks a value in one of the lists of choices.
async fn pick(page: &Page, index: usize, value: &str) {
    let select = page.all("combobox").remove(index);
    let value = wasm_bindgen::JsValue::from_str(value);
    js_sys::Reflect::set(&select, &"value".into(), &value).unwrap();
    crate::support::dispatch(&select, "change");
    leptos::task::tick().await;
}

#[wasm_bindgen_test]
async fn tags_are_set_for_all_and_checked_before() {
    let network = Network::take();
    let page = found(&network, Environment::Development).await;
    choose(&page, JobAction::SetTags).await;
    page.fill(en().many_values.tags, "vip, a.b").await;
    page.press("button", &submit(JobAction::SetTags, 4)).await;
    assert_eq!(network.sent(JOBS), 0, "a tag holds no dot");
    page.fill(en().many_values.tags, "vip, region-us").await;
    page.press("button", &submit(JobAction::SetTags, 4)).await;
    let asked = network.asks(JOBS).await;
    assert_eq!(asked.body["tags"], json!(["vip", "region-us"]));
    assert_eq!(asked.body["userIds"], json!(["amara", "guest", "soon", "late"]));
}

#[wasm_bindgen_test]
async fn nobody_is_blocked_before_it_is_chosen_for_whom() {
    let network = Network::take();
    let page = found(&network, Environment::Development).await;
    choose(&page, JobAction::Block).await;
    let button = page.find("button", &submit(JobAction::Block, 4)).await;
    assert!(!is_pressable(&button));
}

#[wasm_bindgen_test]
async fn one_key_of_a_profile_is_set_for_everybody() {
    let network = Network::take();
    let page = found(&network, Environment::Development).await;
    choose(&page, JobAction::SetProfile).await;
    let button = page.find("button", &submit(JobAction::SetProfile, 4)).await;
    assert!(!is_pressable(&button), "a number is needed");
    page.fill(en().many_values.value, "200").await;
    page.press("button", &submit(JobAction::SetProfile, 4)).await;
    assert_eq!(network.sent(JOBS), 0, "100 is the most");
    page.fill(en().many_values.value, "20").await;
    page.press("button", &submit(JobAction::SetProfile, 4)).await;
    let asked = network.asks(JOBS).await;
    let expected = json!({"userId": "guest", "userProfile": {"level": 20}});
    assert_eq!(asked.body["profiles"][1], expected);
}

#[wasm_bindgen_test]
async fn a_custom_attribute_is_set_under_its_key() {
    let network = Network::take();
    let page = found(&network, Environment::Development).await;
    choose(&page, JobAction::SetProfile).await;
    pick(&page, 1, "").await;
    page.fill(en().many_values.custom_key, "ext_city").await;
    page.fill(en().many_values.value, "Lyon").await;
    page.press("button", &submit(JobAction::SetProfile, 4)).await;
    let asked = network.asks(JOBS).await;
    let expected = json!({"userId": "amara", "userExtProfile": {"ext_city": "Lyon"}});
    assert_eq!(asked.body["profiles"][0], expected);
}

#[wasm_bindgen_test]
async fn who_may_add_users_is_chosen_and_all_friends_in_production_are_typed() {
    let network = Network::take();
    let page = found(&network, Environment::Production).await;
    choose(&page, JobAction::ClearFriends).await;
    let button = page.find("button", &submit(JobAction::ClearFriends, 4)).await;
    assert!(!is_pressable(&button));
    choose(&page, JobAction::SetFriendPermission).await;
    let nobody = (en().many_values.permission)(FriendPermission::Nobody);
    page.press("radio", nobody).await;
    page.press("button", &submit(JobAction::SetFriendPermission, 4)).await;
    assert_eq!(network.asks(JOBS).await.body["permissionType"], json!(3));
}
