//! Webhooks as Nexconn sends them, and as nobody should.

use std::sync::atomic::{AtomicU64, Ordering};

use nexconn_api::admin::HOOK_SIGNED_MILLIS;
use nexconn_api::spec::BODY_BYTES;
use nexconn_api::webhooks::signature::{ParameterNames, sign};
use nexconn_api::{Secret, signing};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::{APP, Caller, Harness, SECRET, START, read};
use crate::service::{ISSUE, Service};
use crate::upstreams::nobody;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

static NUMBER: AtomicU64 = AtomicU64::new(1);

fn number() -> u64 {
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// The sender of an app's webhooks.
pub(crate) struct Sender<'a> {
    pub(crate) harness: &'a Harness,
    pub(crate) slug: &'static str,
    pub(crate) secret: &'static str,
    pub(crate) names: ParameterNames,
}

impl<'a> Sender<'a> {
    pub(crate) fn of(harness: &'a Harness) -> Self {
        Self { harness, slug: APP, secret: SECRET, names: ParameterNames::default() }
    }

    /// The address, signed at an instant.
    fn signed(&self, at: i64) -> String {
        let address = format!("http://{}/hooks/{}", self.harness.address, self.slug);
        let nonce = number().to_string();
        let signed = signing::sign("key", &Secret::new(self.secret), &nonce, at);
        sign(&address, &self.names, &signed)
    }

    async fn post_to(&self, address: &str, body: String) -> (StatusCode, Value) {
        let client = self.harness.anyone().client;
        read(client.post(address).body(body).send().await.expect("an answer")).await
    }

    /// Sends an event as Nexconn would, now.
    pub(crate) async fn send(&self, event: &Value) -> StatusCode {
        let address = self.signed(kit::Clock::now(&*self.harness.clock));
        self.post_to(&address, event.to_string()).await.0
    }

    pub(crate) async fn deliver(&self, event: &Value) {
        assert_eq!(self.send(event).await, StatusCode::OK, "{event}");
    }

    /// Sends what happened to a user's device and waits until that is applied.
    async fn device(&self, status: &str, user: &str, session: &str, at: i64) {
        self.deliver(&device(status, user, session, at)).await;
        self.applied().await;
    }

    pub(crate) async fn applied(&self) {
        let waiting = async || self.harness.count("hooks WHERE items IS NOT NULL").await;
        self.harness.until("webhooks are applied", async || waiting().await == 0).await;
    }
}

pub(crate) fn device(status: &str, user: &str, session: &str, at: i64) -> Value {
    let item = json!({"status": status, "userId": user, "os": "iOS", "time": at,
                      "clientIp": "198.51.100.7:50000", "sessionId": session});
    event("user:connection_status", at, &[item])
}

pub(crate) fn event(kind: &str, at: i64, items: &[Value]) -> Value {
    json!({"type": kind, "id": format!("event-{}", number()), "time": at, "data": items})
}

async fn state(caller: &Caller) -> Value {
    let (status, app) = read(caller.get(&format!("/api/v1/apps/{APP}")).await).await;
    assert_eq!(status, StatusCode::OK, "{app}");
    app["hooks"].clone()
}

/// Chooses the name of the parameter with the time.
async fn choose(caller: &Caller, timestamp: &str) -> Value {
    let settings = json!({"appKey": "appKey", "nonce": "nonce", "timestamp": timestamp,
        "signature": "signature", "activationType": "user:activation_state"});
    let answer = caller.post(&format!("/api/v1/apps/{APP}/hook-settings"), settings).await;
    let (status, state) = read(answer).await;
    assert_eq!(status, StatusCode::OK, "{state}");
    state
}

async fn online(caller: &Caller, user: &str) -> Value {
    caller.see(&format!("users/{user}")).await["online"].clone()
}

fn is(online: bool, at: i64) -> Value {
    json!({"online": online, "at": at})
}

#[tokio::test]
async fn an_event_is_stored_before_it_is_answered_and_applied_after() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let sender = Sender::of(&harness);
    sender.device("0", "ann", "s1", START).await;
    assert_eq!(online(&owner, "ann").await, is(true, START), "who connects is registered");
    let expected = [json!({"userId": "ann", "online": is(true, START)})];
    assert_eq!(harness.events("online").await, expected);
    let state = state(&owner).await;
    assert_eq!(state["address"], format!("http://{}/hooks/{APP}", harness.address));
    assert_eq!(state["last"], json!({"at": START, "type": "user:connection_status"}));
    let taken = json!([{"type": "user:connection_status", "count": 1, "applied": true}]);
    assert_eq!(state["day"], json!({"taken": taken, "repeated": 0, "refused": 0, "failed": 0}));
    assert_eq!((&state["waiting"], &state["failure"]), (&json!(0), &Value::Null));
}

#[tokio::test]
async fn what_was_stored_is_applied_by_the_next_start() {
    let harness = Harness::before(&nobody().await).await;
    // Nothing is applied before the start, as if the gateway had been killed in between.
    let halt = "CREATE TRIGGER halt BEFORE INSERT ON devices BEGIN SELECT RAISE(ABORT, 'no'); END";
    sqlx::query(halt).execute(&harness.database().await).await.expect("set up");
    let sender = Sender::of(&harness);
    for (status, user) in [("0", "ann"), ("0", "bob"), ("1", "ann")] {
        sender.deliver(&device(status, user, user, START)).await;
    }
    assert_eq!(harness.count("hooks WHERE items IS NOT NULL").await, 3);
    sqlx::query("DROP TRIGGER halt").execute(&harness.database().await).await.expect("undone");
    let harness = harness.kill_and_restart().await;
    Sender::of(&harness).applied().await;
    let owner = harness.owner().await;
    assert_eq!(online(&owner, "ann").await, is(false, START));
    assert_eq!(online(&owner, "bob").await, is(true, START));
}

#[tokio::test]
async fn one_that_cannot_be_applied_holds_nothing_up() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let spoil = "CREATE TRIGGER spoil AFTER INSERT ON hooks WHEN new.items LIKE '%ann%'
                 BEGIN UPDATE hooks SET items = 'x' WHERE id = new.id; END";
    sqlx::query(spoil).execute(&harness.database().await).await.expect("set up");
    let sender = Sender::of(&harness);
    for user in ["ann", "bob"] {
        sender.deliver(&device("0", user, "s", START)).await;
    }
    sender.applied().await;
    assert_eq!(online(&owner, "bob").await, is(true, START));
    assert_eq!(state(&owner).await["day"]["failed"], 1);
}

#[tokio::test]
async fn where_it_cannot_be_stored_nexconn_is_told_to_send_it_again() {
    let harness = Harness::before(&nobody().await).await;
    let full = "CREATE TRIGGER full BEFORE INSERT ON hooks BEGIN SELECT RAISE(ABORT, 'full'); END";
    sqlx::query(full).execute(&harness.database().await).await.expect("set up");
    let sender = Sender::of(&harness);
    let (address, body) = (sender.signed(START), device("0", "ann", "s", START).to_string());
    let refused = sender.post_to(&address, body.clone()).await.0;
    assert_eq!(refused, StatusCode::INTERNAL_SERVER_ERROR);
    sqlx::query("DROP TRIGGER full").execute(&harness.database().await).await.expect("undone");
    assert_eq!(sender.post_to(&address, body).await.0, StatusCode::OK, "nothing of it was kept");
    sender.applied().await;
    assert_eq!(online(&harness.owner().await, "ann").await, is(true, START));
}

#[tokio::test]
async fn what_is_sent_again_has_no_second_effect() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let sender = Sender::of(&harness);
    let first = device("0", "ann", "s", START);
    let (address, body) = (sender.signed(START), first.to_string());
    for _ in 0..2 {
        assert_eq!(sender.post_to(&address, body.clone()).await.0, StatusCode::OK);
    }
    sender.device("1", "ann", "s", START).await;
    // The same event under a new signature, as Nexconn's own repetition has it.
    sender.deliver(&first).await;
    sender.applied().await;
    assert_eq!(online(&owner, "ann").await, is(false, START));
    assert_eq!(harness.events("online").await.len(), 2);
    let state = state(&owner).await;
    assert_eq!((&state["day"]["repeated"], &state["day"]["refused"]), (&json!(2), &json!(0)));
}

#[tokio::test]
async fn an_overheard_signature_is_taken_for_nothing_else() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let sender = Sender::of(&harness);
    let address = sender.signed(START);
    let body = device("0", "ann", "s", START).to_string();
    assert_eq!(sender.post_to(&address, body).await.0, StatusCode::OK);
    let other = || device("0", "mallory", "s", START).to_string();
    let (status, error) = sender.post_to(&address, other()).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert!(error["error"]["message"].as_str().expect("a message").contains("another body"));
    assert_eq!(state(&owner).await["failure"]["why"], "reused");
    // Nor once the gateway has forgotten it: by then the signature is too old.
    let later = START + HOOK_SIGNED_MILLIS + 1;
    harness.clock.move_to(later);
    sender.device("0", "bob", "s", later).await;
    assert_eq!(harness.count("hook_signatures").await, 1);
    let owner = harness.owner_again().await;
    assert_eq!(sender.post_to(&address, other()).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(state(&owner).await["failure"]["why"], "tooOld");
    assert_eq!(owner.get(&format!("/api/v1/apps/{APP}/users/mallory")).await.status(), 404);
}

#[tokio::test]
async fn who_does_not_sign_as_the_app_does_is_refused_and_shown() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let right = Sender::of(&harness);
    let body = || device("0", "mallory", "s", START).to_string();
    let address = right.signed(START);
    let unsigned = address.split('?').next().expect("an address").to_owned();
    let stranger = Sender { secret: "another", ..Sender::of(&harness) };
    let renamed = ParameterNames { timestamp: "signTimestamp".into(), ..ParameterNames::default() };
    let renamed = Sender { names: renamed, ..Sender::of(&harness) };
    let wrong = [
        (unsigned, "notSigned"),
        (format!("{address}x"), "wrongSignature"),
        (stranger.signed(START), "wrongSignature"),
        (address.replace("appKey=key", "appKey=other"), "otherApp"),
        (renamed.signed(START), "notSigned"),
    ];
    for (address, why) in wrong {
        let (status, error) = right.post_to(&address, body()).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{address}: {error}");
        assert_eq!(error["error"]["code"], "unauthenticated");
        assert_eq!(state(&owner).await["failure"]["why"], why, "{address}");
    }
    // The owner sees what came and names it; the signature itself is not shown.
    let seen = choose(&owner, "signTimestamp").await;
    let shown = seen["failure"]["parameters"].as_array().expect("parameters");
    let names: Vec<_> = shown.iter().map(|one| one["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["appKey", "nonce", "signTimestamp", "signature"]);
    assert_eq!(shown[2]["value"], START.to_string());
    assert_eq!(shown[3], json!({"name": "signature", "value": null, "chars": 40}));
    assert_eq!((&seen["day"]["refused"], &seen["last"]), (&json!(5), &Value::Null));
    assert_eq!(seen["setBy"]["admin"], crate::harness::OWNER);
    renamed.device("0", "ann", "s", START).await;
    assert_eq!(online(&owner, "ann").await, is(true, START));
    let refused = right.send(&device("1", "ann", "s", START)).await;
    assert_eq!(refused, StatusCode::UNAUTHORIZED, "under the old names");
    assert_eq!(owner.get(&format!("/api/v1/apps/{APP}/users/mallory")).await.status(), 404);
}

#[tokio::test]
async fn consoles_are_told_of_refused_requests_by_one_event_that_takes_the_place_of_the_last() {
    let harness = Harness::before(&nobody().await).await;
    let mut following = newest(&harness).await;
    let stranger = Sender { secret: "another", ..Sender::of(&harness) };
    for second in 0..3 {
        harness.clock.move_to(START + second * 1000);
        assert_eq!(stranger.send(&json!({})).await, StatusCode::UNAUTHORIZED);
        let told = json!({"at": START + second * 1000});
        assert_eq!(harness.events("hookRefused").await, [told]);
        let last = newest(&harness).await;
        assert!(last > following, "whoever has read the one before is told anew");
        following = last;
    }
}

/// The id of the newest event.
async fn newest(harness: &Harness) -> i64 {
    let sql = "SELECT COALESCE(MAX(id), 0) FROM events";
    sqlx::query_scalar(sql).fetch_one(&harness.database().await).await.expect("read")
}

#[tokio::test]
async fn a_refused_request_is_remembered_over_a_restart_and_forgotten_in_time() {
    let harness = Harness::before(&nobody().await).await;
    let stranger = Sender { secret: "another", ..Sender::of(&harness) };
    assert_eq!(stranger.send(&json!({})).await, StatusCode::UNAUTHORIZED);
    let harness = harness.kill_and_restart().await;
    let owner = harness.owner().await;
    let state = state(&owner).await;
    assert_eq!(state["failure"]["why"], "wrongSignature");
    assert_eq!(state["day"]["refused"], 1);
    harness.clock.move_to(START + 4 * DAY);
    harness.until("it is forgotten", async || harness.count("hook_failures").await == 0).await;
    assert_eq!(harness.count("hook_counts").await, 0);
}

#[tokio::test]
async fn what_is_no_event_is_refused_however_it_is_signed() {
    let harness = Harness::before(&nobody().await).await;
    let sender = Sender::of(&harness);
    let bad = [
        String::new(),
        "[]".to_owned(),
        json!({"type": "user:connection_status", "id": "1", "time": 1}).to_string(),
        event("user:connection_status", START, &[json!({"status": 0})]).to_string(),
        event("user:activation_state", START, &[json!({"userId": "u"})]).to_string(),
    ];
    for body in bad {
        let (status, error) = sender.post_to(&sender.signed(START), body.clone()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(error["error"]["code"], "invalid", "{body}");
    }
    let huge = "x".repeat(BODY_BYTES + 1);
    let (status, _) = sender.post_to(&sender.signed(START), huge).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(harness.count("hooks").await, 0);
}

#[tokio::test]
async fn an_event_of_another_type_is_counted_and_not_kept() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let sender = Sender::of(&harness);
    let profile = json!({"operatorId": "ann", "userProfile": {"name": "Zyxwvut"}});
    sender.deliver(&event("user:other", START, &[profile])).await;
    let state = state(&owner).await;
    let taken = json!([{"type": "user:other", "count": 1, "applied": false}]);
    assert_eq!(state["day"]["taken"], taken);
    for file in std::fs::read_dir(harness.data()).expect("a folder") {
        let bytes = std::fs::read(file.expect("a file").path()).expect("read");
        assert!(!bytes.windows(7).any(|window| window == b"Zyxwvut"));
    }
}

#[tokio::test]
async fn of_profiles_and_friendships_it_is_told_once_whose_changed() {
    let harness = Harness::before(&nobody().await).await;
    let sender = Sender::of(&harness);
    let profile = json!({"operatorId": "ann", "operationType": 1, "time": START,
                         "userProfile": {"name": "Zyxwvut"}});
    let profile = event("user:profile_update", START, &[profile]);
    sender.deliver(&profile).await;
    sender.deliver(&profile).await;
    let friendship = json!({"operationType": 1, "userId": "ann", "toUserId": "bob", "time": START,
                            "os": "iOS", "extra": "Zyxwvut says hello"});
    sender.deliver(&event("user:friendship", START, &[friendship])).await;
    sender.applied().await;
    let told = [
        json!({"what": "profile", "userIds": ["ann"]}),
        json!({"what": "friends", "userIds": ["ann", "bob"]}),
    ];
    assert_eq!(harness.events("relation").await, told);
    for file in std::fs::read_dir(harness.data()).expect("a folder") {
        let bytes = std::fs::read(file.expect("a file").path()).expect("read");
        assert!(!bytes.windows(7).any(|window| window == b"Zyxwvut"), "only ids are kept");
    }
}

#[tokio::test]
async fn a_user_is_online_while_a_device_is() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let sender = Sender::of(&harness);
    harness.clock.move_to(START + MINUTE);
    sender.device("0", "ann", "phone", START + 1).await;
    sender.device("0", "ann", "desk", START + 2).await;
    sender.device("1", "ann", "phone", START + 3).await;
    assert_eq!(online(&owner, "ann").await, is(true, START + 3));
    sender.device("2", "ann", "desk", START + 4).await;
    assert_eq!(online(&owner, "ann").await, is(false, START + 4));
    let told = harness.events("online").await;
    let told: Vec<_> = told.iter().map(|event| event["online"]["online"].clone()).collect();
    assert_eq!(told, [json!(true), json!(false)], "no more than what changed");
}

#[tokio::test]
async fn what_comes_late_does_not_replace_what_is_newer() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let sender = Sender::of(&harness);
    harness.clock.move_to(START + MINUTE);
    sender.device("1", "ann", "phone", START + 20).await;
    assert_eq!(harness.count("users").await, 0, "who goes may be gone for good");
    sender.device("0", "ann", "phone", START + 10).await;
    sender.device("0", "ann", "desk", START + 15).await;
    assert_eq!(online(&owner, "ann").await["online"], true);
    sender.device("1", "ann", "desk", START + 30).await;
    sender.device("0", "ann", "desk", START + 15).await;
    assert_eq!(online(&owner, "ann").await, is(false, START + 30));
}

#[tokio::test]
async fn times_are_told_by_the_gateways_clock_whatever_the_services_shows() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let sender = Sender::of(&harness);
    let theirs = START - 400 * DAY;
    let body = device("0", "ann", "s", theirs - 250).to_string();
    assert_eq!(sender.post_to(&sender.signed(theirs), body).await.0, StatusCode::OK);
    sender.applied().await;
    assert_eq!(online(&owner, "ann").await, is(true, START - 250));
}

#[tokio::test]
async fn an_answer_of_nexconn_corrects_what_webhooks_told() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let sender = Sender::of(&harness);
    let (status, _) = owner.call(ISSUE, json!({"userId": "ann", "name": "Ann"})).await;
    assert_eq!(status, StatusCode::OK);
    let ask = async |millis: i64| {
        service.pass(&harness, millis);
        let asked = json!({"userIds": ["ann"]});
        let answer = owner.post(&format!("/api/v1/apps/{APP}/statuses"), asked).await;
        read(answer).await.1["statuses"][0]["online"]["online"].clone()
    };
    // Online with a device of which no webhook came: that one goes, and nothing is left.
    assert_eq!(ask(MINUTE).await, json!(true));
    let now = || kit::Clock::now(&*harness.clock);
    sender.device("0", "ann", "desk", now()).await;
    sender.device("1", "ann", "desk", now()).await;
    assert_eq!(online(&owner, "ann").await["online"], true, "the other one is still there");
    sender.device("1", "ann", "phone", now()).await;
    assert_eq!(online(&owner, "ann").await["online"], false);
    // What a webhook told is told again for a while, instead of the answer before it.
    assert_eq!(ask(1).await, json!(false));
    // A webhook of an end was lost: the answer says so.
    sender.device("0", "ann", "desk", now()).await;
    service.known().offline = true;
    assert_eq!(ask(MINUTE).await, json!(false));
    assert_eq!(online(&owner, "ann").await["online"], false);
    sender.device("0", "ann", "pad", now() - 1).await;
    assert_eq!(online(&owner, "ann").await["online"], false, "that was before the answer");
    sender.device("0", "ann", "pad", now()).await;
    assert_eq!(online(&owner, "ann").await["online"], true);
}

#[tokio::test]
async fn an_answer_on_its_way_does_not_replace_what_a_webhook_tells_meanwhile() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let sender = Sender::of(&harness);
    owner.call(ISSUE, json!({"userId": "ann", "name": "Ann"})).await;
    service.known().offline = true;
    service.hold(Some(crate::service::STATUS));
    let asking = tokio::spawn({
        let (owner, path) = (owner.clone(), format!("/api/v1/apps/{APP}/statuses"));
        async move { owner.post(&path, json!({"userIds": ["ann"]})).await }
    });
    let asked = async || service.calls(crate::service::STATUS) == 1;
    harness.until("Nexconn is asked", asked).await;
    service.pass(&harness, 10);
    sender.device("0", "ann", "phone", START + 5).await;
    service.hold(None);
    assert_eq!(asking.await.expect("ended").status(), StatusCode::OK);
    assert_eq!(online(&owner, "ann").await, is(true, START + 5));
}

#[tokio::test]
async fn only_an_app_of_the_gateway_has_a_webhook_and_only_for_posts() {
    let harness = Harness::before(&nobody().await).await;
    let sender = Sender { slug: "elsewhere", ..Sender::of(&harness) };
    assert_eq!(sender.send(&device("0", "ann", "s", START)).await, StatusCode::NOT_FOUND);
    let anyone = harness.anyone();
    let status = anyone.get(&format!("/hooks/{APP}")).await.status();
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn parameters_with_the_same_name_are_refused() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let settings = json!({"appKey": "appKey", "nonce": "n", "timestamp": "t", "signature": "n",
        "activationType": "user:activation_state"});
    let answer = owner.post(&format!("/api/v1/apps/{APP}/hook-settings"), settings).await;
    let (status, error) = read(answer).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(error["error"]["fields"][0]["field"], "signature");
}
