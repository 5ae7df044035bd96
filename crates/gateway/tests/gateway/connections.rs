//! What is done through the gateway reaches the connections of a real nexconn-local, and what is
//! told of them comes from there.

use nexconn_api::{Code, Secret};
use nexconn_client::{Connection, End, Error, connect};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Caller, Harness, Local, START};
use crate::service::{BAN, DELETED, EXPIRE, GET, ISSUE, LIST, STATUS, Service, UNBAN};

const MINUTE: i64 = 60_000;

/// A nexconn-local, a gateway in front of it, and an owner.
struct World {
    local: Local,
    harness: Harness,
    owner: Caller,
}

impl World {
    async fn new() -> Self {
        let local = Local::start().await;
        let harness = Harness::before_local(&local.url).await;
        let owner = harness.owner().await;
        Self { local, harness, owner }
    }

    async fn token(&self, id: &str) -> Secret {
        let (status, body) = self.owner.call(ISSUE, json!({"userId": id, "name": id})).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        Secret::new(body["answer"]["body"]["result"]["accessToken"].as_str().expect("a token"))
    }

    async fn open(&self, token: &Secret) -> Result<Connection, Error> {
        connect(&self.local.url, "key", token, "phone").await
    }

    async fn done(&self, path: &str, request: Value) {
        let (status, body) = self.owner.call(path, request).await;
        assert_eq!((status, &body["outcome"]), (StatusCode::OK, &json!("done")), "{body}");
    }

    /// Moves both clocks.
    fn advance(&self, millis: i64) {
        let to = kit::Clock::now(&*self.harness.clock) + millis;
        self.local.clock.move_to(to);
        self.harness.clock.move_to(to);
    }

    async fn report(&self, id: &str) -> Value {
        self.owner.see(&format!("users/{id}/connection")).await
    }

    async fn status(&self, ids: &[&str]) -> Value {
        let path = format!("/api/v1/apps/{}/statuses", crate::harness::APP);
        let answer = self.owner.post(&path, json!({"userIds": ids})).await;
        assert_eq!(answer.status(), StatusCode::OK);
        answer.json::<Value>().await.expect("json")["statuses"].take()
    }
}

async fn cut_with(mut connection: Connection) -> Code {
    match connection.ended().await.expect("an end") {
        End::Cut { code, .. } => code,
        End::Closed => panic!("closed without a code"),
    }
}

fn refused_with(opened: Result<Connection, Error>) -> Code {
    match opened {
        Err(Error::Refused { code, .. }) => code,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn a_ban_cuts_and_is_listed_with_its_end_until_it_is_lifted() {
    let world = World::new().await;
    let token = world.token("spammer").await;
    let live = world.open(&token).await.expect("connected");
    world.done(BAN, json!({"userIds": ["spammer"], "durationMinutes": 1440})).await;
    assert_eq!(cut_with(live).await, Code::CUT_BY_BAN);
    assert_eq!(refused_with(world.open(&token).await), Code::BANNED);
    let page = world.owner.see("bans?fresh=true").await;
    let ban = &page["bans"][0];
    assert_eq!(ban["userId"], "spammer");
    assert_eq!(ban["endsAt"], START + 1440 * MINUTE);
    assert_eq!(ban["banExpiresAt"], "2024-10-30 17:00:00");
    assert_eq!(ban["origin"]["reason"], "a test");
    assert_eq!(page["zoneMinutes"], 480);
    world.done(UNBAN, json!({"userIds": ["spammer"]})).await;
    assert_eq!(world.owner.see("bans?fresh=true").await["bans"], json!([]));
    world.open(&token).await.expect("connected");
}

#[tokio::test]
async fn a_kick_ends_the_connection_and_its_token_while_a_longer_ban_stays() {
    let world = World::new().await;
    let (shared, banned) = (world.token("shared").await, world.token("banned").await);
    let live = world.open(&shared).await.expect("connected");
    world.done(BAN, json!({"userIds": ["banned"], "durationMinutes": 43_200})).await;
    world.advance(1000);
    let (status, kicked) = world.owner.act("kick", json!({"userIds": ["shared", "banned"]})).await;
    assert_eq!(status, StatusCode::OK, "{kicked}");
    assert_eq!(kicked["leftOut"], json!(["banned"]));
    assert_eq!(cut_with(live).await, Code::CUT_BY_BAN);
    world.advance(MINUTE);
    assert_eq!(refused_with(world.open(&shared).await), Code::EXPIRED_TOKEN);
    world.open(&world.token("shared").await).await.expect("connected");
    assert_eq!(refused_with(world.open(&banned).await), Code::EXPIRED_TOKEN);
    let fresh = world.token("banned").await;
    assert_eq!(refused_with(world.open(&fresh).await), Code::BANNED);
}

#[tokio::test]
async fn a_standing_ban_keeps_out_beyond_the_longest_ban() {
    let world = World::new().await;
    let token = world.token("fraud").await;
    let (status, body) = world.owner.act("standing-bans", json!({"userIds": ["fraud"]})).await;
    assert_eq!((status, &body["outcome"]), (StatusCode::OK, &json!("done")), "{body}");
    let entries = || async { world.harness.count("audit WHERE admin = 'gateway'").await };
    world.advance(28 * 1440 * MINUTE);
    world.harness.until("it is renewed", async || entries().await == 1).await;
    world
        .harness
        .until("its outcome is there", async || {
            world.harness.count("audit WHERE admin = 'gateway' AND outcome = 'done'").await == 1
        })
        .await;
    world.advance(3 * 1440 * MINUTE);
    assert_eq!(refused_with(world.open(&token).await), Code::BANNED);
}

#[tokio::test]
async fn a_ban_taken_back_lets_the_user_in_again() {
    let world = World::new().await;
    let token = world.token("a").await;
    let (_, body) = world.owner.call(BAN, json!({"userIds": ["a"], "durationMinutes": 60})).await;
    let path = format!("audit/{}/undo", body["entry"]);
    let (status, undone) = world.owner.act(&path, json!({})).await;
    assert_eq!((status, &undone["changes"][0]["outcome"]), (StatusCode::OK, &json!("done")));
    world.open(&token).await.expect("connected");
}

#[tokio::test]
async fn nexconn_is_asked_for_a_status_once_in_a_while() {
    let world = World::new().await;
    let token = world.token("a").await;
    world.token("b").await;
    let live = world.open(&token).await.expect("connected");
    let of = |id: &str, online: bool, at: i64| json!({"userId": id, "online": {"online": online, "at": at}});
    let told = world.status(&["b", "a", "nobody"]).await;
    assert_eq!(
        told,
        json!([of("b", false, START), of("a", true, START), of("nobody", false, START)])
    );
    live.disconnect().await.expect("closed");
    world.advance(29_999);
    assert_eq!(world.status(&["a"]).await, json!([of("a", true, START)]));
    world.advance(1);
    assert_eq!(world.status(&["a"]).await, json!([of("a", false, START + 30_000)]));
    let changes = world.harness.events("online").await;
    let told: Vec<_> = changes
        .iter()
        .map(|event| (event["userId"].as_str(), &event["online"]["online"]))
        .collect();
    let expected = [(Some("b"), false), (Some("a"), true), (Some("a"), false)];
    assert_eq!(told.len(), 3, "{changes:?}");
    for ((id, online), (expected_id, expected)) in told.into_iter().zip(expected) {
        assert_eq!((id, online), (expected_id, &json!(expected)));
    }
    let user = world.owner.see("users/a").await;
    assert_eq!(user["online"], json!({"online": false, "at": START + 30_000}));
    assert_eq!(world.owner.see("users?q=nobody").await["users"], json!([]));
}

#[tokio::test]
async fn a_report_names_each_thing_that_keeps_a_user_out() {
    let world = World::new().await;
    assert_eq!(world.report("nobody").await["registered"], json!({"known": false}));
    world.token("a").await;
    world.advance(1000);
    world.done(EXPIRE, json!({"userIds": ["a"], "expiresAt": START + 1000})).await;
    world.done(BAN, json!({"userIds": ["a"], "durationMinutes": 10})).await;
    let report = world.report("a").await;
    assert_eq!(report["at"], START + 1000);
    assert_eq!(report["app"], json!({"known": true}));
    assert_eq!(report["registered"], json!({"known": true}));
    assert_eq!(report["ban"]["known"]["endsAt"], START + 1000 + 10 * MINUTE);
    assert_eq!(report["online"], json!({"known": {"online": false, "at": START + 1000}}));
    assert_eq!(report["tokens"], json!({"issuedAt": START, "expiredBefore": START + 1000}));
}

#[tokio::test]
async fn a_report_tells_when_the_app_is_refused_or_does_not_answer() {
    let local = Local::start().await;
    let wrong = Harness::with(|config| {
        config.apps = vec![crate::harness::app_at(&local.url)];
        config.apps[0].app_secret = Secret::new("another");
    })
    .await;
    let report = wrong.owner().await.see("users/a/connection").await;
    let refused = json!({"refused": {"http": 401, "code": 1004}});
    assert_eq!(
        [&report["app"], &report["registered"], &report["ban"], &report["online"]],
        [&refused; 4]
    );
    let nobody = Harness::before("http://127.0.0.1:1").await;
    let report = nobody.owner().await.see("users/a/connection").await;
    assert_eq!([&report["app"], &report["ban"]], [&json!("unreachable"); 2]);
}

#[tokio::test]
async fn a_report_asks_anew_whether_the_user_is_online() {
    let world = World::new().await;
    let live = world.open(&world.token("a").await).await.expect("connected");
    assert_eq!(world.status(&["a"]).await[0]["online"]["online"], true);
    live.disconnect().await.expect("closed");
    world.advance(1);
    let offline = json!({"online": false, "at": START + 1});
    assert_eq!(world.report("a").await["online"], json!({"known": offline}));
    assert_eq!(world.status(&["a"]).await[0]["online"], offline, "it is the last answer");
}

#[tokio::test]
async fn any_answer_shows_that_the_app_is_there() {
    let service = Service::start().await;
    let harness = Harness::with(|config| {
        config.apps = vec![crate::harness::app_at(&service.url)];
        config.tuning.upstream_timeout = std::time::Duration::from_millis(300);
    })
    .await;
    let owner = harness.owner().await;
    let (app, unreachable) = (json!({"known": true}), json!("unreachable"));
    service.known().silent = vec![GET];
    let report = owner.see("users/a/connection").await;
    assert_eq!((&report["app"], &report["registered"]), (&app, &unreachable));
    service.known().silent = vec![GET, LIST];
    let report = owner.see("users/a/connection").await;
    assert_eq!((&report["app"], &report["ban"]), (&app, &unreachable));
    service.known().silent = vec![GET, LIST, STATUS, DELETED];
    harness.clock.move_to(START + 1);
    let report = owner.see("users/a/connection").await;
    assert_eq!([&report["app"], &report["online"]], [&unreachable; 2]);
}

#[tokio::test]
async fn a_report_does_not_depend_on_what_can_be_kept() {
    let world = World::new().await;
    world.token("a").await;
    let full = "CREATE TRIGGER full BEFORE UPDATE OF online ON users
                BEGIN SELECT RAISE(ABORT, 'no room'); END";
    sqlx::query(full).execute(&world.harness.database().await).await.expect("made");
    let report = world.report("a").await;
    assert_eq!(report["online"], json!({"known": {"online": false, "at": START}}));
}

#[tokio::test]
async fn many_questions_stay_within_the_documented_rate() {
    let local = Local::with_rates().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let path = format!("/api/v1/apps/{}/statuses", crate::harness::APP);
    let ask = async |from: usize| {
        let ids: Vec<String> = (from..from + 80).map(|number| format!("u{number}")).collect();
        let answer = owner.post(&path, json!({"userIds": ids})).await;
        answer.json::<Value>().await.expect("json")["statuses"].take()
    };
    let (one, other) = tokio::join!(ask(0), ask(80));
    for status in one.as_array().expect("a list").iter().chain(other.as_array().expect("a list")) {
        assert_eq!(status["online"]["online"], json!(false), "{status}");
    }
}
