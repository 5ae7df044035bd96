//! The page of one user over answers of the gateway: why the user cannot connect, and the ban.

use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{BanEnded, Environment, Event, GetAppState, OnlineChanged, OnlineState};
use nexconn_console::pages::{ActionDialogs, UserPage};
use nexconn_console::state::News;
use nexconn_console::text::Language;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{NOW, Network, Page, en};

const USER: &str = "/api/v1/apps/acme-dev/users/amara";
const REPORT: &str = "/api/v1/apps/acme-dev/users/amara/connection";
const BANS: &str = "/api/v1/apps/acme-dev/bans";
const LOG: &str = "/api/v1/apps/acme-dev/audit";
const GET: &str = "/api/v1/apps/acme-dev/v4/user/get";
const APP: &str = "/api/v1/apps/acme-dev";
const DAY: i64 = 24 * 60 * 60 * 1000;

pub(crate) fn open() -> Page {
    Page::show_at("/apps/acme-dev/users/amara", Environment::Development, || {
        view! {
            <UserPage user_id="amara".to_owned() />
            <ActionDialogs />
        }
    })
}

/// A registered user without a ban who is offline and got a token here.
pub(crate) fn report() -> Value {
    json!({
        "at": NOW, "app": {"known": true}, "deletion": {"known": null}, "registered": {"known": true}, "ban": {"known": null},
        "online": {"known": {"online": false, "at": NOW - 20_000}},
        "tokens": {"issuedAt": NOW - DAY, "expiredBefore": null},
    })
}

fn with(mut report: Value, part: &str, value: Value) -> Value {
    report[part] = value;
    report
}

fn ban() -> Value {
    json!({"banExpiresAt": "2024-10-31 17:00:00", "endsAt": NOW + 2 * DAY, "standing": false, "banKnownAt": NOW})
}

fn bans(bans: &[Value]) -> Value {
    json!({
        "bans": bans, "first": 1, "total": {"count": bans.len(), "capped": false}, "next": null,
        "previous": null, "asOf": NOW, "stale": null, "zoneMinutes": 480,
    })
}

/// Answers all that the page asks on opening.
pub(crate) async fn answer(network: &Network, report: &Value, list: &[Value]) {
    let info = json!({"name": "Amara", "avatarUrl": "", "createdAt": "2024-05-24 10:38:19"});
    network.asks(GET).await.done(&info);
    network.asks(REPORT).await.answer(200, report);
    network.asks(BANS).await.answer(200, &bans(list));
    let user = json!({
        "userId": "amara", "name": "Amara", "avatarUrl": "", "infoAt": NOW, "createdAt": null,
        "knownSince": NOW, "touchedAt": NOW, "ban": null, "online": null,
        "tokens": report["tokens"],
    });
    network.asks(USER).await.answer(200, &user);
    network.asks(LOG).await.answer(200, &json!({"entries": [], "next": null}));
}

#[wasm_bindgen_test]
async fn a_user_whom_nothing_stops_is_told_as_such_with_what_is_not_known() {
    let network = Network::take();
    let page = open();
    answer(&network, &report(), &[]).await;
    let words = &en().why;
    page.says(words.nothing_found).await;
    let text = page.text();
    let steps = [
        words.app.ok,
        words.registered.ok,
        words.ban.ok,
        words.token.unknown,
        words.connection.fails,
    ];
    for said in
        steps.into_iter().chain([words.token_untold, words.look_at_device, en().user_ban.offline])
    {
        assert!(text.contains(said), "{said:?} in: {text}");
    }
    assert_eq!(page.named("button", en().user_ban.ban).len(), 1);
    assert_eq!(page.named("button", en().user_ban.unban).len(), 0);
}

#[wasm_bindgen_test]
async fn a_ban_is_the_answer_and_told_with_who_set_it_and_why() {
    let network = Network::take();
    let page = open();
    let mut listed = ban();
    listed["userId"] = json!("amara");
    listed["origin"] = json!({
        "entry": 7, "at": NOW - DAY, "admin": "noor@example.com", "minutes": 4320,
        "reason": "spam", "case": "T-9",
    });
    answer(&network, &with(report(), "ban", json!({"known": ban()})), &[listed]).await;
    page.says(en().why.banned_until.0).await;
    page.says(&(en().ban.left)("2 d")).await;
    page.says(&(en().user_ban.reason)("spam")).await;
    page.says("noor@example.com").await;
    page.says(en().why.token.not_reached).await;
    let text = page.text();
    assert!(!text.contains(en().why.look_at_device), "not reached: {text}");
    assert_eq!(
        page.named("button", en().user_ban.unban).len(),
        2,
        "in the head and beside the check"
    );
}

#[wasm_bindgen_test]
async fn a_ban_of_elsewhere_and_a_standing_one_are_told_as_what_they_are() {
    let network = Network::take();
    let page = open();
    let mut standing = ban();
    standing["standing"] = json!(true);
    let mut listed = standing.clone();
    listed["userId"] = json!("amara");
    answer(&network, &with(report(), "ban", json!({"known": standing})), &[listed]).await;
    page.says(en().why.banned_until_lifted).await;
    page.says(en().user_ban.until_lifted).await;
    page.says(en().user_ban.elsewhere).await;
    page.find("button", en().user_ban.stop_renewing).await;
}

#[wasm_bindgen_test]
async fn expired_tokens_and_a_live_connection_are_told() {
    let network = Network::take();
    let page = open();
    let tokens = json!({"issuedAt": NOW - 2 * DAY, "expiredBefore": NOW - DAY});
    answer(&network, &with(report(), "tokens", tokens), &[]).await;
    page.says(en().why.token_expired).await;
    page.says(en().why.token.fails).await;

    page.press("button", en().why.ask_again).await;
    let online = json!({"known": {"online": true, "at": NOW}});
    network.asks(REPORT).await.answer(200, &with(report(), "online", online));
    page.says(en().why.connected).await;
    page.says(en().why.token_worked).await;
    page.says(en().user_ban.online).await;
}

#[wasm_bindgen_test]
async fn what_could_not_be_asked_is_told_beside_what_could() {
    let network = Network::take();
    let page = open();
    let unread = with(report(), "ban", json!("unreachable"));
    let unread = with(unread, "online", json!({"refused": {"http": 429, "code": 1008}}));
    answer(&network, &unread, &[]).await;
    page.says(en().why.unclear).await;
    page.says(en().why.no_answer).await;
    page.says(en().why.ban.unknown).await;
    page.says("Too many calls at once").await;
    page.says(en().user_ban.online_unknown).await;
}

#[wasm_bindgen_test]
async fn what_others_do_to_the_user_is_read_anew_and_the_page_s_own_question_asks_nothing() {
    let network = Network::take();
    let page = open();
    answer(&network, &report(), &[]).await;
    page.says(en().why.nothing_found).await;
    let live = page.world().live;
    let online = |online| {
        let online = OnlineState { online, at: NOW };
        News::Event(Event::Online(OnlineChanged { user_id: "amara".into(), online }))
    };
    // As the page shows it already: its own question is told like this.
    live.tell(&online(false));
    live.tell(&News::Event(Event::BanEnded(BanEnded { user_id: "noor".into(), ended_at: NOW })));
    live.tell(&online(true));
    let now_online = json!({"known": {"online": true, "at": NOW}});
    network.asks(REPORT).await.answer(200, &with(report(), "online", now_online));
    page.says(en().why.connected).await;
    assert_eq!(network.sent(REPORT), 2, "asked on opening, and because of the other answer");
    assert_eq!(network.sent(BANS), 1, "nobody's ban ended here");
}

#[wasm_bindgen_test]
async fn a_registration_is_told_in_the_reader_s_zone_once_the_service_s_is_known() {
    let network = Network::take();
    let page = open();
    answer(&network, &report(), &[]).await;
    page.says(en().user.zone_unknown).await;
    let state: Value = serde_json::from_str(GetAppState::SPEC.example.response).unwrap();
    assert_eq!(state["zone"]["minutes"], 480);
    network.asks(APP).await.answer(200, &state);
    // 10:38:19 eight hours east of UTC.
    page.says(&Language::English.moment(1_716_518_299_000)).await;
    page.says_no_more(en().user.zone_unknown).await;
}
