//! What a call comes to when Nexconn does not answer as it should.

use std::time::Duration;

use gateway::config::Tuning;
use reqwest::StatusCode;
use serde_json::json;

use crate::harness::{APP, Caller, Harness, app_at, operation, read};
use crate::upstreams::{Act, Misbehaving, nobody};

const EXPIRE: &str = "/v4/auth/access-token/expire";
const GET: &str = "/v4/user/get";

/// A request for both.
fn request() -> serde_json::Value {
    json!({"userId": "u1", "userIds": ["u1"], "expiresAt": 1})
}

fn done() -> Act {
    Act::json(200, &json!({"code": 0}))
}

async fn audited(caller: &Caller) -> serde_json::Value {
    let (_, page) = read(caller.get(&format!("/api/v1/apps/{APP}/audit")).await).await;
    page["entries"][0].clone()
}

#[tokio::test]
async fn refused_connections_mean_that_nothing_was_sent() {
    let harness = Harness::before(&nobody().await).await;
    let owner = harness.owner().await;
    let id = operation();
    let (status, error) = owner.call_as(&id, EXPIRE, request()).await;
    assert_eq!(status, StatusCode::BAD_GATEWAY);
    assert_eq!(error["error"]["code"], "upstream_unreachable");
    let entry = audited(&owner).await;
    assert_eq!((&entry["outcome"], &entry["http"]), (&json!("refused"), &json!(null)));
    let (again, _) = owner.call_as(&id, EXPIRE, request()).await;
    assert_eq!(again, StatusCode::BAD_GATEWAY, "the same operation may be tried again");
    assert_eq!(harness.count("operations").await, 0);
    assert_eq!(owner.call(GET, json!({"userId": "u1"})).await.0, StatusCode::BAD_GATEWAY);
}

#[tokio::test]
async fn a_change_without_an_answer_is_unknown_and_not_sent_again() {
    for act in [Act::Reset, Act::BreakOff] {
        let upstream = Misbehaving::start(vec![act.clone()]).await;
        let backup = Misbehaving::start(vec![done()]).await;
        let harness = Harness::with(|config| {
            let mut app = app_at(&upstream.url);
            app.backup_url = Some(backup.url.clone());
            config.apps = vec![app];
        })
        .await;
        let owner = harness.owner().await;
        let id = operation();
        let (status, answer) = owner.call_as(&id, EXPIRE, request()).await;
        assert_eq!(status, StatusCode::GATEWAY_TIMEOUT, "{act:?}");
        assert_eq!(answer["outcome"], "unknown");
        assert!(answer.get("answer").is_none(), "{answer}");
        assert_eq!(audited(&owner).await["outcome"], "unknown");
        let (status, again) = owner.call_as(&id, EXPIRE, request()).await;
        assert_eq!((status, &again["outcome"]), (StatusCode::GATEWAY_TIMEOUT, &json!("unknown")));
        assert_eq!((upstream.requests(), backup.requests()), (1, 0), "{act:?}");
    }
}

#[tokio::test]
async fn a_change_that_times_out_is_unknown() {
    let upstream = Misbehaving::start(vec![Act::Silence]).await;
    let harness = Harness::with(|config| {
        config.apps = vec![app_at(&upstream.url)];
        config.tuning =
            Tuning { upstream_timeout: Duration::from_millis(300), ..crate::harness::tuning() };
    })
    .await;
    let owner = harness.owner().await;
    let (status, answer) = owner.call(EXPIRE, request()).await;
    assert_eq!((status, &answer["outcome"]), (StatusCode::GATEWAY_TIMEOUT, &json!("unknown")));
    assert_eq!(upstream.requests(), 1);
}

#[tokio::test]
async fn an_answer_that_is_not_nexconns_leaves_a_change_unknown() {
    let large = format!("{{\"code\":0,\"x\":\"{}\"}}", "a".repeat(9 * 1024 * 1024));
    for act in [
        Act::Answer(200, "{broken".into()),
        Act::Answer(502, "<html>".into()),
        Act::Answer(200, large),
    ] {
        let upstream = Misbehaving::start(vec![act]).await;
        let harness = Harness::before(&upstream.url).await;
        let owner = harness.owner().await;
        let (status, answer) = owner.call(EXPIRE, request()).await;
        assert_eq!((status, &answer["outcome"]), (StatusCode::GATEWAY_TIMEOUT, &json!("unknown")));
        assert_eq!(audited(&owner).await["outcome"], "unknown");
    }
}

#[tokio::test]
async fn a_refusal_by_status_alone_has_no_body() {
    let upstream = Misbehaving::start(vec![Act::Answer(404, "not here".into())]).await;
    let harness = Harness::before(&upstream.url).await;
    let owner = harness.owner().await;
    for path in [EXPIRE, GET] {
        let (status, answer) = owner.call(path, request()).await;
        assert_eq!((status, &answer["outcome"]), (StatusCode::OK, &json!("refused")));
        assert_eq!(answer["answer"], json!({"http": 404, "body": null}));
    }
}

#[tokio::test]
async fn over_the_rate_limit_a_call_is_sent_a_few_times_more() {
    let limited = Act::json(429, &json!({"code": 1008, "errorMessage": "slow down"}));
    let upstream = Misbehaving::start(vec![limited.clone(), limited.clone(), done()]).await;
    let harness = Harness::before(&upstream.url).await;
    let owner = harness.owner().await;
    assert_eq!(owner.call(EXPIRE, request()).await.1["outcome"], "done");
    assert_eq!(upstream.requests(), 3);

    let upstream = Misbehaving::start(vec![limited]).await;
    let harness = Harness::before(&upstream.url).await;
    let owner = harness.owner().await;
    let (_, answer) = owner.call(EXPIRE, request()).await;
    assert_eq!((&answer["outcome"], &answer["answer"]["http"]), (&json!("refused"), &json!(429)));
    assert_eq!(upstream.requests(), 3);
}

#[tokio::test]
async fn reads_turn_to_the_backup_and_remember_it_for_a_while() {
    let info = json!({"code": 0, "result":
        {"name": "n", "avatarUrl": "", "createdAt": "2016-05-24 10:38:19"}});
    for act in [Act::Reset, Act::BreakOff, Act::json(500, &json!({"code": 1000}))] {
        let primary = Misbehaving::start(vec![act.clone()]).await;
        let backup = Misbehaving::start(vec![Act::json(200, &info)]).await;
        let harness = Harness::with(|config| {
            let mut app = app_at(&primary.url);
            app.backup_url = Some(backup.url.clone());
            config.apps = vec![app];
        })
        .await;
        let owner = harness.owner().await;
        for _ in 0..3 {
            assert_eq!(owner.call(GET, json!({"userId": "u1"})).await.1["outcome"], "done");
        }
        assert_eq!((primary.requests(), backup.requests()), (1, 3), "{act:?}");
        harness.clock.advance(5 * 60 * 1000);
        assert_eq!(owner.call(GET, json!({"userId": "u1"})).await.1["outcome"], "done");
        assert_eq!((primary.requests(), backup.requests()), (2, 4), "{act:?}");
    }
}

#[tokio::test]
async fn a_change_turns_to_the_backup_where_nothing_was_sent() {
    let backup = Misbehaving::start(vec![done()]).await;
    let nobody = nobody().await;
    let harness = Harness::with(|config| {
        let mut app = app_at(&nobody);
        app.backup_url = Some(backup.url.clone());
        config.apps = vec![app];
    })
    .await;
    let owner = harness.owner().await;
    assert_eq!(owner.call(EXPIRE, request()).await.1["outcome"], "done");
    assert_eq!(backup.requests(), 1);
}

#[tokio::test]
async fn no_connection_carries_eighty_requests() {
    let upstream = Misbehaving::start(vec![done()]).await;
    let harness = Harness::before(&upstream.url).await;
    let owner = harness.owner().await;
    for _ in 0..80 {
        assert_eq!(owner.call(EXPIRE, request()).await.0, StatusCode::OK);
    }
    assert_eq!((upstream.requests(), upstream.connections()), (80, 2));
}

#[tokio::test]
async fn a_change_ends_even_if_the_browser_goes_away() {
    let upstream = Misbehaving::start(vec![Act::Silence]).await;
    let harness = Harness::with(|config| {
        config.apps = vec![app_at(&upstream.url)];
        config.tuning =
            Tuning { upstream_timeout: Duration::from_millis(300), ..crate::harness::tuning() };
    })
    .await;
    let owner = harness.owner().await;
    let (caller, id) = (owner.clone(), operation());
    let running = tokio::spawn(async move { caller.call_as(&id, EXPIRE, request()).await });
    upstream.arrival().await;
    running.abort();
    assert!(running.await.is_err());
    let folder = harness.stop().await;
    let file = folder.path().join("gateway.sqlite");
    let database = sqlx::SqlitePool::connect(&format!("sqlite:{}", file.display())).await;
    let outcome: String = sqlx::query_scalar("SELECT outcome FROM audit WHERE app = 'acme'")
        .fetch_one(&database.expect("opened"))
        .await
        .expect("an entry");
    assert_eq!(outcome, "unknown");
}

#[tokio::test]
async fn the_same_operation_at_once_is_a_conflict() {
    let upstream = Misbehaving::start(vec![Act::Silence]).await;
    let harness = Harness::before(&upstream.url).await;
    let owner = harness.owner().await;
    let (caller, id) = (owner.clone(), operation());
    let first = id.clone();
    let running = tokio::spawn(async move { caller.call_as(&first, EXPIRE, request()).await });
    upstream.arrival().await;
    let (status, error) = owner.call_as(&id, EXPIRE, request()).await;
    assert_eq!((status, &error["error"]["code"]), (StatusCode::CONFLICT, &json!("conflict")));
    assert_eq!(audited(&owner).await["outcome"], "pending");

    let harness = harness.kill_and_restart().await;
    running.abort();
    let mut owner = owner;
    owner.base = format!("http://{}", harness.address);
    owner.origin = Some(owner.base.clone());
    assert_eq!(audited(&owner).await["outcome"], "unknown");
    let (status, answer) = owner.call_as(&id, EXPIRE, request()).await;
    assert_eq!((status, &answer["outcome"]), (StatusCode::GATEWAY_TIMEOUT, &json!("unknown")));
    assert_eq!(upstream.requests(), 1);
}

#[tokio::test]
async fn a_server_that_closes_after_each_answer_is_served_by_new_connections() {
    let upstream = Misbehaving::start(vec![Act::DoneAndClose]).await;
    let harness = Harness::before(&upstream.url).await;
    let owner = harness.owner().await;
    for _ in 0..10 {
        assert_eq!(owner.call(EXPIRE, request()).await.1["outcome"], "done");
    }
    assert_eq!((upstream.requests(), upstream.connections()), (10, 10));
}
