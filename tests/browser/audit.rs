//! The audit log over answers of the gateway.

use leptos::prelude::*;
use nexconn_api::admin::{self, Environment, KickUsers, UndoChange};
use nexconn_api::{Endpoint, nexconn};
use nexconn_console::pages::{ACTIONS, AuditPage};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, name_of, until};

const LOG: &str = "/api/v1/apps/acme-dev/audit";

fn open(query: &str) -> Page {
    let at = format!("/apps/acme-dev/audit{query}");
    Page::show_at(&at, Environment::Development, || view! { <AuditPage /> })
}

/// A ban of a day that was done and can be taken back.
fn ban(id: i64) -> Value {
    json!({
        "id": id, "at": NOW - 1000, "admin": "noor@example.com", "action": "/v4/user/ban",
        "userIds": ["amara"], "outcome": "done", "http": 200, "code": 0, "reason": "spam",
        "case": "T-1", "requestId": "r-1", "details": {"durationMinutes": 1440}, "job": null,
        "undo": {"state": "open", "until": NOW + 1000}, "undoes": null,
    })
}

fn with(mut entry: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else { unreachable!("an object") };
    entry.as_object_mut().unwrap().extend(changes);
    entry
}

fn log(entries: &[Value], next: Option<&str>) -> Value {
    json!({ "entries": entries, "next": next })
}

fn search() -> String {
    window().location().search().unwrap()
}

fn toggle(what: &str) -> String {
    let at = nexconn_console::text::Language::English.time_of_day(NOW - 1000);
    (en().audit.open_row)(what, &at)
}

#[wasm_bindgen_test]
async fn what_was_learnt_after_the_answer_is_said_in_its_place() {
    let network = Network::take();
    let page = open("");
    let later = |waiting: u64, refused: u64| json!({"waiting": waiting, "refused": refused});
    let entries = [
        with(
            ban(9),
            json!({"action": "/v4/user/restore", "later": later(1, 0), "undo": null, "reason": null}),
        ),
        with(ban(8), json!({"userIds": ["a", "b", "c"], "later": later(0, 2)})),
    ];
    network.asks(LOG).await.answer(200, &log(&entries, None));
    let audit = &en().audit;
    page.says(audit.accepted).await;
    page.says(&(audit.done_but)("2")).await;
}

#[wasm_bindgen_test]
async fn entries_are_worded_with_their_outcome_and_whom_they_were_about() {
    let network = Network::take();
    let page = open("");
    let entries = [
        ban(9),
        with(ban(8), json!({"admin": "gateway", "details": {}})),
        with(
            ban(7),
            json!({"action": "/v4/user/unban", "outcome": "unknown", "http": null, "code": null, "undo": null}),
        ),
        with(
            ban(6),
            json!({"action": "/v4/user/update", "outcome": "refused", "http": 400, "code": 1005, "undo": null}),
        ),
        with(ban(5), json!({"userIds": ["a", "b", "c"], "undo": {"state": "done", "by": 4}})),
        with(ban(4), json!({"action": "/v4/user/unban", "undoes": 5, "undo": null})),
        with(ban(3), json!({"action": "/v4/user/none-such", "undo": null})),
    ];
    network.asks(LOG).await.answer(200, &log(&entries, None));
    let (audit, actions) = (&en().audit, &en().actions);
    page.says(&(actions.ban_for)("1 d")).await;
    let text = page.text();
    for said in [
        actions.renew_standing,
        audit.gateway,
        audit.unknown,
        audit.refused,
        "1005",
        audit.undone,
        &(audit.users)(3),
        &(actions.undo_of)(actions.unban),
        "/v4/user/none-such",
        "T-1",
        "spam",
    ] {
        assert!(text.contains(said), "{said:?} in: {text}");
    }
    assert_eq!(page.named("button", en().undo.undo).len(), 2, "what can be taken back");
}

#[wasm_bindgen_test]
async fn an_open_row_tells_all_and_closes_again() {
    let network = Network::take();
    let page = open("");
    let update = with(ban(2), json!({"action": "/v4/user/update", "details": {}, "undo": null}));
    network.asks(LOG).await.answer(200, &log(&[ban(3), update], None));
    let row = page.find("button", &toggle(&(en().actions.ban_for)("1 d"))).await;
    assert_eq!(row.get_attribute("aria-expanded").as_deref(), Some("false"));
    row.click();
    page.says(en().audit.undo_ban).await;
    page.says("r-1").await;
    page.says(r#"-d '{"durationMinutes":1440,"userIds":["amara"]}'"#).await;
    page.says(&(en().audit.http)(200)).await;
    assert_eq!(row.get_attribute("aria-expanded").as_deref(), Some("true"));
    row.click();
    page.says_no_more(en().audit.undo_ban).await;

    page.press("button", &toggle(en().actions.update)).await;
    page.says(en().audit.text_not_kept).await;
    page.says(en().audit.undo_gone).await;
}

#[wasm_bindgen_test]
async fn the_address_says_what_is_asked_of_the_gateway() {
    let network = Network::take();
    let page =
        open("?admin=gateway&user=a%2Fb&action=%2Fv4%2Fuser%2Fban&outcome=done&job=7&from=5&to=9");
    let asked = network.asks(LOG).await;
    for part in [
        "admin=gateway",
        "user=a%2Fb",
        "action=%2Fv4%2Fuser%2Fban",
        "outcome=done",
        "job=7",
        "from=5",
        "to=9",
    ] {
        assert!(asked.path.contains(part), "{part} in {}", asked.path);
    }
    asked.answer(200, &log(&[], None));
    page.says(en().audit.no_match_title).await;
    page.press("button", &(en().audit.remove_filter)(en().audit.user)).await;
    assert!(!search().contains("user="), "{}", search());
    network.asks(LOG).await.answer(200, &log(&[], None));
    page.press("button", en().audit.clear).await;
    assert_eq!(search(), "");
    network.asks(LOG).await.answer(200, &log(&[], None));
    page.says(en().audit.none_title).await;
}

#[wasm_bindgen_test]
async fn filters_are_added_by_choice_and_by_typing() {
    let network = Network::take();
    let page = open("?after=50");
    network.asks(LOG).await.answer(200, &log(&[ban(3)], None));
    page.press("button", &(en().audit.add_filter)("outcome")).await;
    page.press("menuitem", en().audit.refused).await;
    assert_eq!(search(), "?outcome=refused", "a filter begins at the latest entries");
    network.asks(LOG).await.answer(200, &log(&[ban(3)], None));
    page.press("button", &(en().audit.add_filter)("time")).await;
    page.press("menuitem", en().audit.last_day).await;
    assert_eq!(search(), "?outcome=refused&time=24h");
    let asked = network.asks(LOG).await;
    let from = format!("from={}", NOW - 24 * 60 * 60 * 1000);
    assert!(asked.path.contains(&from), "{}", asked.path);
    asked.answer(200, &log(&[ban(3)], None));
    page.press("button", &(en().audit.add_filter)("user")).await;
    page.fill(en().audit.user, " spaced id").await;
    page.press("button", en().audit.apply).await;
    assert_eq!(search(), "?user=+spaced+id&outcome=refused&time=24h", "ids are exact");
}

#[wasm_bindgen_test]
async fn older_entries_are_a_page_of_their_own() {
    let network = Network::take();
    let page = open("?limit=25");
    let asked = network.asks(LOG).await;
    assert!(asked.path.contains("limit=25"), "{}", asked.path);
    asked.answer(200, &log(&[ban(30)], Some("30")));
    page.press("button", en().audit.older).await;
    assert_eq!(search(), "?after=30&limit=25");
    network.asks(LOG).await.answer(200, &log(&[ban(3)], None));
    page.press("button", en().audit.newest).await;
    assert_eq!(search(), "?limit=25");
}

#[wasm_bindgen_test]
fn every_change_has_a_name() {
    // What these do stands in the log as the calls they make.
    const BY_OTHER_NAMES: [&str; 2] = [KickUsers::SPEC.path, UndoChange::SPEC.path];
    let own = admin::SPECS
        .iter()
        .filter(|spec| spec.path.contains("{app}") && !BY_OTHER_NAMES.contains(&spec.path));
    for spec in nexconn::SPECS.iter().chain(own).filter(|spec| spec.changes()) {
        let is_named = ACTIONS.iter().any(|(path, _)| *path == spec.path);
        assert!(is_named, "{} has no name in the log", spec.path);
    }
}

#[wasm_bindgen_test]
async fn what_is_typed_in_one_filter_stays_while_another_is_chosen() {
    let network = Network::take();
    let page = open("");
    network.asks(LOG).await.answer(200, &log(&[ban(3)], None));
    page.press("button", &(en().audit.add_filter)("user")).await;
    page.fill(en().audit.user, "amara").await;
    page.press("button", &(en().audit.add_filter)("outcome")).await;
    page.press("menuitem", en().audit.refused).await;
    network.asks(LOG).await.answer(200, &log(&[ban(3)], None));
    assert_eq!(page.held(en().audit.user).await, "amara");
    page.press("button", en().audit.apply).await;
    assert_eq!(search(), "?user=amara&outcome=refused");
}

#[wasm_bindgen_test]
async fn names_are_shown_where_they_are_known_and_no_row_has_empty_quotes() {
    let network = Network::take();
    let page = open("");
    let job = json!({"action": "/api/v1/apps/{app}/jobs", "userIds": [], "job": 12, "reason": "", "undo": null});
    let entries = [
        ban(9),
        with(ban(8), json!({"userIds": ["a", "b"]})),
        with(ban(7), job),
        with(ban(6), json!({"action": "/v4/user/none-such", "userIds": [], "undo": null})),
    ];
    network.asks(LOG).await.answer(200, &log(&entries, None));
    let asked = network.asks("/known-users").await;
    assert_eq!(asked.body["userIds"], json!(["amara"]), "the one of a row about one");
    asked.answer(200, &json!({"users": [known("amara", "Amara Okafor")]}));
    let names = |link: &str| page.all("link").iter().any(|it| name_of(it).starts_with(link));
    assert!(until(|| names("Amara Okafor")).await, "{}", page.text());
    page.find("link", &(en().audit.job_number)(12)).await;
    assert!(!page.text().contains("“”"), "{}", page.text());

    toggles(&page).remove(1).click();
    let asked = network.asks("/known-users").await;
    assert_eq!(asked.body["userIds"], json!(["a", "amara", "b"]));
    asked.answer(200, &json!({"users": [known("a", "Ada"), known("amara", "Amara Okafor")]}));
    assert!(until(|| names("Ada")).await, "{}", page.text());
    page.find("link", "b").await;
}

#[wasm_bindgen_test]
async fn undo_goes_where_nothing_was_left() {
    let network = Network::take();
    let page = open("");
    network.asks(LOG).await.answer(200, &log(&[ban(9), ban(8)], None));
    page.says("spam").await;
    assert_eq!(page.named("button", en().undo.undo).len(), 2);
    page.named("button", en().undo.undo).remove(0).click();
    let nothing = json!({"changes": [], "nothingLeft": ["amara"]});
    network.asks("/audit/9/undo").await.answer(200, &nothing);
    network.asks(LOG).await.answer(200, &log(&[ban(9), ban(8)], None));
    assert!(until(|| page.named("button", en().undo.undo).len() == 1).await, "{}", page.text());
    toggles(&page).remove(0).click();
    page.says(en().undo.nothing_left).await;
}

/// The buttons that open the rows of bans.
fn toggles(page: &Page) -> Vec<web_sys::HtmlElement> {
    page.named("button", &toggle(&(en().actions.ban_for)("1 d")))
}

fn known(user_id: &str, name: &str) -> Value {
    json!({
        "userId": user_id, "name": name, "avatarUrl": "", "infoAt": NOW, "createdAt": null,
        "knownSince": NOW, "touchedAt": NOW, "ban": null, "online": null, "deletion": null,
        "tokens": {"issuedAt": null, "expiredBefore": null},
    })
}
