//! The dialogs of what is done to users: what is asked of the gateway, and what each answer leads to.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::components::{ToastHost, Toasts};
use nexconn_console::pages::{ActionDialogs, Actions, Subject};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en, turns, until};

const BAN: &str = "/v4/user/ban";
const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

type Ask = fn(Actions, Vec<Subject>);

fn subjects(count: usize) -> Vec<Subject> {
    (0..count).map(|number| Subject::from(format!("u{number}"))).collect()
}

/// The dialog of an action for so many users, in a development app.
fn ask(count: usize, ask: Ask) -> Page {
    Page::show_at("/apps/acme-dev/users", Environment::Development, move || {
        let actions: Actions = expect_context();
        let toasts: Toasts = expect_context();
        ask(actions, subjects(count));
        view! {
            <button on:click=move |_| ask(actions, subjects(count))>"Ask again"</button>
            <ActionDialogs />
            <ToastHost toasts />
        }
    })
}

/// Tells the dialog of one user what is known: a ban, and whether the user is online.
async fn know(network: &Network, ban: Option<i64>, online: bool) {
    tell(network, ban, online).await;
    for _ in 0..2 {
        network.asks("/audit").await.answer(200, &json!({"entries": [], "next": null}));
    }
    turns().await;
}

async fn tell(network: &Network, ban: Option<i64>, online: bool) {
    let none = json!({"count": 0, "capped": false});
    let list = json!({
        "bans": [], "first": 0, "total": none, "next": null, "previous": null,
        "asOf": NOW, "stale": null, "zoneMinutes": 0,
    });
    network.asks("/bans").await.answer(200, &list);
    let ban = ban.map(|ends_at| {
        json!({"banExpiresAt": null, "endsAt": ends_at, "standing": false, "banKnownAt": NOW})
    });
    let user = json!({
        "userId": "u0", "name": "Noor", "avatarUrl": "", "infoAt": NOW, "createdAt": null,
        "knownSince": NOW, "touchedAt": NOW, "ban": ban, "online": null,
        "tokens": {"issuedAt": null, "expiredBefore": null},
    });
    network.asks("/users/u0").await.answer(200, &user);
    let status = json!({"userId": "u0", "online": {"online": online, "at": NOW}});
    network.asks("/statuses").await.answer(200, &json!({"statuses": [status]}));
    turns().await;
}

async fn is_closed(page: &Page) {
    assert!(until(|| page.all("dialog").is_empty()).await, "a dialog stays: {}", page.text());
}

#[wasm_bindgen_test]
async fn a_ban_needs_a_reason_and_carries_it_with_the_case() {
    let network = Network::take();
    let page = ask(1, Actions::ban);
    know(&network, None, true).await;
    page.find("dialog", &(en().dialogs.ban_title)("Noor")).await;
    page.says(&(en().dialogs.online)(1)).await;
    page.press("button", &(en().dialogs.ban)(None)).await;
    page.has_error(en().form.reason, en().rules.missing).await;
    page.fill(en().form.reason, "  ").await;
    page.press("button", &(en().dialogs.ban)(None)).await;
    assert_eq!(network.sent(BAN), 0, "blanks are no reason");

    page.press("button", en().dialogs.reasons[0]).await;
    page.fill(en().dialogs.case, " T-1 ").await;
    page.press("button", &(en().dialogs.ban)(None)).await;
    let asked = network.asks(BAN).await;
    assert_eq!(asked.body["request"], json!({"userIds": ["u0"], "durationMinutes": 1440}));
    assert_eq!(asked.body["reason"], en().dialogs.reasons[0]);
    assert_eq!(asked.body["case"], "T-1");
    asked.done(&Value::Null);
    page.says("Noor: banned until").await;
    is_closed(&page).await;
}

/// An earlier ban of `u0` in the audit log, of so many minutes.
fn earlier_ban(id: i64, minutes: i64, undo: &Value) -> Value {
    json!({
        "id": id, "at": NOW - DAY, "admin": "mina@acme.example", "action": BAN, "userIds": ["u0"],
        "outcome": "done", "http": 200, "code": 0, "reason": "Insults", "case": null,
        "requestId": "r", "details": {"durationMinutes": minutes}, "job": null, "undo": undo,
        "undoes": null,
    })
}

#[wasm_bindgen_test]
async fn after_an_earlier_ban_a_longer_one_is_proposed_until_one_is_chosen() {
    let network = Network::take();
    let page = ask(1, Actions::ban);
    tell(&network, None, false).await;
    let entry = earlier_ban(1, 10_080, &Value::Null);
    network.asks("/audit").await.answer(200, &json!({"entries": [entry], "next": null}));
    network.asks("/audit").await.answer(200, &json!({"entries": [], "next": null}));
    page.says("“Insults”").await;
    page.says(&(en().dialogs.proposed)("7 d")).await;
    page.fill(en().form.reason, "Again").await;
    page.press("button", &(en().dialogs.ban)(None)).await;
    let asked = network.asks(BAN).await;
    assert_eq!(asked.body["request"]["durationMinutes"], 43_200, "longer than seven days");
    page.press("radio", en().dialogs.stops[1]).await;
    page.says_no_more(&(en().dialogs.proposed)("7 d")).await;
}

#[wasm_bindgen_test]
async fn short_bans_and_those_taken_back_change_no_proposal() {
    let network = Network::take();
    let page = ask(1, Actions::ban);
    tell(&network, None, false).await;
    let entries = [
        earlier_ban(2, 10_080, &json!({"state": "done", "by": 3})),
        earlier_ban(1, 10, &Value::Null),
    ];
    network.asks("/audit").await.answer(200, &json!({"entries": entries, "next": null}));
    network.asks("/audit").await.answer(200, &json!({"entries": [], "next": null}));
    page.says(en().dialogs.earlier_taken_back).await;
    page.fill(en().form.reason, "Again").await;
    page.press("button", &(en().dialogs.ban)(None)).await;
    let asked = network.asks(BAN).await;
    assert_eq!(asked.body["request"]["durationMinutes"], 1440, "a day, as ever");
}

#[wasm_bindgen_test]
async fn what_got_no_answer_is_sent_again_as_the_same_operation() {
    let network = Network::take();
    let page = ask(1, Actions::ban);
    know(&network, None, false).await;
    page.fill(en().form.reason, "Spam").await;
    page.press("button", &(en().dialogs.ban)(None)).await;
    let asked = network.asks(BAN).await;
    let first = asked.body["operation"].clone();
    asked.breaks();
    page.says(en().form.no_answer_title).await;
    page.press("button", &(en().dialogs.ban)(None)).await;
    let asked = network.asks(BAN).await;
    assert_eq!(asked.body["operation"], first);
}

#[wasm_bindgen_test]
async fn an_unknown_outcome_is_looked_up_in_the_list_of_bans() {
    for (ends_at, says) in [
        (Some(NOW + DAY), "Noor: banned until"),
        (Some(NOW + 2 * DAY), en().dialogs.was_not_done),
        (None, en().dialogs.was_not_done),
    ] {
        let network = Network::take();
        let page = ask(1, Actions::ban);
        know(&network, None, false).await;
        page.fill(en().form.reason, "Spam").await;
        page.press("button", &(en().dialogs.ban)(None)).await;
        let unknown = json!({"outcome": "unknown", "requestId": "n-1", "entry": 7});
        network.asks(BAN).await.answer(504, &unknown);
        page.says(en().form.unknown_title).await;
        page.press("button", en().form.check_now).await;
        tell(&network, ends_at, false).await;
        page.says(says).await;
    }
}

#[wasm_bindgen_test]
async fn a_ban_until_lifted_is_an_operation_of_the_gateway() {
    let network = Network::take();
    let page = ask(1, Actions::ban);
    know(&network, None, false).await;
    let until_lifted = [en().dialogs.until_lifted, en().ban.until_lifted_hint].concat();
    page.press("radio", &until_lifted).await;
    page.says(en().dialogs.no_end).await;
    page.fill(en().form.reason, "Fraud").await;
    page.press("button", &(en().dialogs.ban)(None)).await;
    let asked = network.asks("/standing-bans").await;
    assert_eq!(asked.body["userIds"], json!(["u0"]));
    assert_eq!(asked.body["reason"], "Fraud");
    assert_eq!(asked.body["operation"].as_str().map(str::len), Some(36), "{}", asked.body);
    let refused =
        json!({"outcome": "refused", "http": 429, "code": 1008, "requestId": "r1", "entry": 7});
    asked.answer(200, &refused);
    page.says(en().dialogs.ban_failed).await;
    page.says("1008").await;
}

#[wasm_bindgen_test]
async fn a_shorter_ban_is_told_before_it_is_set() {
    let network = Network::take();
    let page = ask(1, Actions::ban);
    know(&network, Some(NOW + 3 * DAY), false).await;
    page.find("dialog", &(en().dialogs.change_title)("Noor")).await;
    page.says(&(en().dialogs.shorter)("Noor")).await;
    page.press("radio", en().dialogs.stops[4]).await;
    page.says_no_more(&(en().dialogs.shorter)("Noor")).await;
    page.find("button", en().dialogs.change).await;
}

#[wasm_bindgen_test]
async fn more_than_one_call_takes_become_a_job() {
    let network = Network::take();
    let page = ask(21, Actions::ban);
    page.find("dialog", &(en().dialogs.ban_title)("21 users")).await;
    page.says(en().dialogs.many_as_job).await;
    page.fill(en().form.reason, "Spam wave").await;
    page.press("button", &(en().dialogs.ban)(Some("21 users"))).await;
    let asked = network.asks("/jobs").await;
    assert_eq!(asked.body["action"], "ban");
    assert_eq!(asked.body["durationMinutes"], 1440);
    assert_eq!(asked.body["reason"], "Spam wave");
    assert_eq!(asked.body["userIds"].as_array().map(Vec::len), Some(21));
}

#[wasm_bindgen_test]
async fn a_kick_that_stops_half_way_says_what_stays() {
    let network = Network::take();
    let page = ask(1, Actions::kick);
    tell(&network, None, true).await;
    page.fill(en().form.reason, "Shared account").await;
    page.press("button", &(en().dialogs.kick)(None)).await;
    let done = json!({"outcome": "done", "http": 200, "code": 0, "requestId": "r1", "entry": 7});
    let half = json!({"expire": done, "ban": null, "leftOut": [], "listUnread": true});
    network.asks("/kick").await.answer(200, &half);
    page.says(en().dialogs.kick_half).await;
    page.says(en().dialogs.kick_list_unread).await;

    page.press("button", &(en().dialogs.kick)(None)).await;
    let whole = json!({"expire": done, "ban": null, "leftOut": ["u0"], "listUnread": false});
    network.asks("/kick").await.answer(200, &whole);
    page.says(&(en().dialogs.kicked)("Noor")).await;
    page.says(&(en().dialogs.kick_left_out)(1)).await;
    is_closed(&page).await;
}

#[wasm_bindgen_test]
async fn a_reason_that_was_typed_is_offered_again() {
    let network = Network::take();
    let page = ask(1, Actions::unban);
    tell(&network, Some(NOW + DAY), false).await;
    page.fill(en().form.reason, "Appeal T-7 accepted").await;
    page.press("button", en().form.cancel).await;
    is_closed(&page).await;
    page.press("button", "Ask again").await;
    tell(&network, Some(NOW + DAY), false).await;
    assert!(page.named("button", en().dialogs.reasons[0]).is_empty(), "no reason to lift a ban");
    page.press("button", "Appeal T-7 accepted").await;
    assert_eq!(page.held(en().form.reason).await, "Appeal T-7 accepted");
}
