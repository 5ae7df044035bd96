//! The stream of events, read as a console reads it.

use std::time::Duration;

use nexconn_api::spec::Role;
use nexconn_api::streams::EVENTS_KEPT;
use reqwest::{Method, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::harness::{APP, Caller, Harness, OWNER, PASSWORD, START, read};
use crate::service::{BAN, ISSUE, Service};

const HOUR: i64 = 60 * 60 * 1000;
/// An event on its way; a stream that should end and does not fails the test by this.
const PATIENCE: Duration = Duration::from_secs(20);

/// One event as it arrived.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) kind: String,
    pub(crate) id: i64,
    pub(crate) data: Value,
}

/// An open stream.
pub(crate) struct Listener {
    answer: Response,
    text: String,
}

impl Listener {
    pub(crate) async fn open(caller: &Caller, query: &str) -> Self {
        Self::of(caller.request(Method::GET, &format!("/api/v1/apps/{APP}/events{query}"))).await
    }

    /// As a browser takes a stream up again.
    pub(crate) async fn resume(caller: &Caller, last: i64) -> Self {
        let path = format!("/api/v1/apps/{APP}/events?after=0");
        Self::of(caller.request(Method::GET, &path).header("Last-Event-ID", last)).await
    }

    async fn of(request: reqwest::RequestBuilder) -> Self {
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/event-stream");
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
        Self { answer, text: String::new() }
    }

    /// The next event; none where the stream has ended.
    async fn next(&mut self) -> Option<Told> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                if event.starts_with(':') {
                    continue;
                }
                return Some(parse(&event));
            }
            let chunk = tokio::time::timeout(PATIENCE, self.answer.chunk()).await;
            let chunk = chunk.expect("something in time").expect("no broken connection")?;
            self.text.push_str(std::str::from_utf8(&chunk).expect("UTF-8"));
        }
    }

    pub(crate) async fn expect(&mut self, kind: &str) -> Told {
        let told = self.next().await.expect("an event");
        assert_eq!(told.kind, kind, "{told:?}");
        told
    }

    async fn ends(&mut self) {
        while let Some(told) = self.next().await {
            assert_eq!(told.kind, "change", "{told:?}");
        }
    }
}

fn parse(event: &str) -> Told {
    let field = |name: &str| {
        let line = event.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_else(|| panic!("no {name} in {event}")).trim_start()
    };
    Told {
        kind: field("event:").to_owned(),
        id: field("id:").parse().expect("a number"),
        data: serde_json::from_str(field("data:")).expect("json"),
    }
}

/// Makes a change that is told.
async fn change(caller: &Caller, user: &str) {
    let (status, body) = caller.call(ISSUE, json!({"userId": user, "name": user})).await;
    assert_eq!(status, StatusCode::OK, "{body}");
}

fn users(told: &Told) -> &Value {
    &told.data["userIds"]
}

#[tokio::test]
async fn changes_are_told_as_they_happen_and_after_a_break() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    change(&owner, "before").await;
    let mut live = Listener::open(&owner, "").await;
    let begin = live.expect("begin").await;
    change(&owner, "a").await;
    let first = live.expect("change").await;
    assert_eq!(users(&first), &json!(["a"]));
    assert!(first.id > begin.id);
    drop(live);
    change(&owner, "b").await;
    change(&owner, "c").await;
    for mut again in [
        Listener::resume(&owner, first.id).await,
        Listener::open(&owner, &format!("?after={}", first.id)).await,
    ] {
        assert_eq!(users(&again.expect("change").await), &json!(["b"]));
        assert_eq!(users(&again.expect("change").await), &json!(["c"]));
    }
    let mut from_begin = Listener::open(&owner, &format!("?after={}", begin.id)).await;
    assert_eq!(users(&from_begin.expect("change").await), &json!(["a"]));
}

#[tokio::test]
async fn everybody_hears_what_others_do_in_their_apps() {
    let service = Service::start().await;
    let harness = Harness::with(|config| {
        let other =
            gateway::AppConfig { slug: "other".into(), ..crate::harness::app_at(&service.url) };
        config.apps = vec![crate::harness::app_at(&service.url), other];
    })
    .await;
    let owner = harness.owner().await;
    let viewer = harness.admin("li@example.com", Role::Viewer).await;
    let mut live = Listener::open(&viewer, "").await;
    live.expect("begin").await;
    let issue = json!({"operation": crate::harness::operation(), "reason": "a test",
                       "request": {"userId": "elsewhere", "name": "n"}});
    let elsewhere = owner.post(&format!("/api/v1/apps/other{ISSUE}"), issue).await;
    assert_eq!(elsewhere.status(), StatusCode::OK);
    change(&owner, "a").await;
    let told = live.expect("change").await;
    assert_eq!((users(&told), &told.data["admin"]), (&json!(["a"]), &json!(OWNER)));
    owner.call(BAN, json!({"userIds": ["a"], "durationMinutes": 1})).await;
    live.expect("change").await;
    service.pass(&harness, 60_000);
    assert_eq!(live.expect("banEnded").await.data["userId"], "a");
}

#[tokio::test]
async fn who_was_away_too_long_is_told_to_read_anew() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let mut live = Listener::open(&owner, "").await;
    let begin = live.expect("begin").await;
    change(&owner, "a").await;
    let seen = live.expect("change").await;
    change(&owner, "b").await;
    let missed = live.expect("change").await;
    harness.clock.move_to(START + HOUR + 1);
    change(&owner, "c").await;
    let newest = live.expect("change").await;
    for gone in [begin.id, seen.id, i64::MAX] {
        let mut late = Listener::resume(&owner, gone).await;
        assert_eq!(late.expect("reset").await.id, newest.id, "after {gone}");
    }
    let mut in_time = Listener::resume(&owner, missed.id).await;
    assert_eq!(in_time.expect("change").await.id, newest.id, "nothing was missed");
    let mut late = Listener::resume(&owner, seen.id).await;
    late.expect("reset").await;
    change(&owner, "d").await;
    assert_eq!(users(&late.expect("change").await), &json!(["d"]));
}

#[tokio::test]
async fn no_more_than_the_latest_events_are_kept() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let mut live = Listener::open(&owner, "").await;
    let begin = live.expect("begin").await;
    drop(live);
    sqlx::query(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
         INSERT INTO events (app, at, kind, data) SELECT $2, $3, 'job', '{}' FROM n",
    )
    .bind(EVENTS_KEPT + 500)
    .bind(APP)
    .bind(START)
    .execute(&harness.database().await)
    .await
    .expect("stored");
    for number in 0..64 {
        change(&owner, &format!("u{number}")).await;
    }
    let kept = harness.count("events").await;
    assert!((EVENTS_KEPT..EVENTS_KEPT + 64).contains(&kept), "{kept} kept");
    Listener::resume(&owner, begin.id).await.expect("reset").await;
}

#[tokio::test]
async fn events_are_deleted_in_time_where_nothing_happens() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    change(&owner, "a").await;
    harness.clock.move_to(START + HOUR);
    change(&owner, "b").await;
    assert_eq!(harness.count("events").await, 2);
    harness.clock.move_to(START + HOUR + 1);
    harness.until("the first is gone", async || harness.count("events").await == 1).await;
    harness.clock.move_to(START + 2 * HOUR + 1);
    harness.until("both are gone", async || harness.count("events").await == 0).await;
}

#[tokio::test]
async fn a_stream_ends_with_its_session() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let other = harness.owner_again().await;
    let mut of_owner = Listener::open(&owner, "").await;
    let mut of_other = Listener::open(&other, "").await;
    of_owner.expect("begin").await;
    of_other.expect("begin").await;
    assert_eq!(other.delete("/api/v1/session").await.status(), StatusCode::OK);
    of_other.ends().await;
    change(&owner, "a").await;
    of_owner.expect("change").await;
    let (status, _) = read(other.get(&format!("/api/v1/apps/{APP}/events")).await).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    // A new password ends the other sessions.
    let third = harness.owner_again().await;
    let mut of_third = Listener::open(&third, "").await;
    of_third.expect("begin").await;
    let set = json!({"password": "another horse", "current": PASSWORD});
    assert_eq!(owner.put("/api/v1/password", set).await.status(), StatusCode::OK);
    of_third.ends().await;
    // Listening alone does not keep a session.
    harness.clock.move_to(START + 12 * HOUR);
    of_owner.ends().await;
}

#[tokio::test]
async fn a_stream_ends_with_the_role_and_with_the_gateway() {
    let service = Service::start().await;
    let harness = Harness::before(&service.url).await;
    let owner = harness.owner().await;
    let viewer = harness.admin("li@example.com", Role::Viewer).await;
    let mut of_viewer = Listener::open(&viewer, "").await;
    of_viewer.expect("begin").await;
    let sql = "DELETE FROM roles WHERE admin_id = (SELECT id FROM admins WHERE email = $1)";
    sqlx::query(sql).bind("li@example.com").execute(&harness.database().await).await.expect("done");
    change(&owner, "a").await;
    assert!(of_viewer.next().await.is_none());
    let mut of_owner = Listener::open(&owner, "").await;
    of_owner.expect("begin").await;
    let stopped = tokio::time::timeout(Duration::from_secs(8), harness.stop()).await;
    stopped.expect("without waiting for the stream");
    of_owner.ends().await;
}
