//! Connections of an app's clients, relayed by the gateway as a console opens them.

use std::time::Duration;

use nexconn_api::client::FRAME_BYTES;
use nexconn_api::sockets::{GATEWAY_STOPS, SERVICE_GONE, SESSION_ENDED};
use nexconn_api::spec::Role;
use serde_json::json;

use crate::client::{Client, connect};
use crate::harness::{APP, Caller, Harness, Local, START, app_at, read};
use crate::service::{BAN, ISSUE, STATUS};
use crate::upstreams::nobody;

const HOUR: i64 = 60 * 60 * 1000;
async fn token(caller: &Caller, id: &str) -> String {
    let (_, body) = caller.call(ISSUE, json!({"userId": id, "name": id})).await;
    body["answer"]["body"]["result"]["accessToken"].as_str().expect("a token").to_owned()
}

/// A connection of a user that is there.
async fn connected(caller: &Caller, token: &str) -> Client {
    let mut client = Client::open(caller).await.expect("opened");
    client.say(connect(token)).await;
    assert_eq!(client.told().await["type"], "connected");
    client
}

async fn is_online(caller: &Caller, id: &str) -> bool {
    let (_, body) = caller.call(STATUS, json!({"userId": id})).await;
    body["answer"]["body"]["result"]["status"] == "1"
}

#[tokio::test]
async fn a_console_sees_what_a_client_would() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let operator = harness.admin("li@example.com", Role::Operator).await;
    let token = token(&operator, "a").await;
    let mut client = Client::open(&operator).await.expect("opened");
    client.say(connect(&token)).await;
    let told = client.told().await;
    assert_eq!((&told["type"], &told["userId"]), (&json!("connected"), &json!("a")));
    assert!(is_online(&operator, "a").await);
    operator.call(BAN, json!({"userIds": ["a"], "durationMinutes": 1})).await;
    let cut = client.told().await;
    assert_eq!((&cut["type"], &cut["code"]), (&json!("disconnected"), &json!(31011)));
    assert_eq!(client.closed_with().await, 1000);
    let mut again = Client::open(&operator).await.expect("opened");
    again.say(connect(&token)).await;
    let refused = again.told().await;
    assert_eq!((&refused["type"], &refused["code"]), (&json!("refused"), &json!(31009)));
    assert_eq!(again.closed_with().await, 1000);
}

#[tokio::test]
async fn what_is_no_connection_is_refused_by_the_service() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    for (frame, code) in [(json!([]), 31002), (connect("no-token"), 31004)] {
        let mut client = Client::open(&owner).await.expect("opened");
        client.say(frame).await;
        assert_eq!(client.told().await["code"], code);
    }
}

#[tokio::test]
async fn only_the_console_itself_may_open_one_and_only_before_a_local_service() {
    let local = Local::start().await;
    let console = "https://console.example".to_owned();
    let harness = Harness::with(|config| {
        config.apps = vec![gateway::AppConfig { has_console: true, ..app_at(&local.url) }];
        config.console_origins = vec![console.clone()];
    })
    .await;
    let owner = harness.owner().await;
    for origin in [None, Some("https://evil.example".to_owned()), Some("null".to_owned())] {
        let foreign = Caller { origin, ..owner.clone() };
        let (status, error) = Client::open(&foreign).await.err().expect("refused");
        assert_eq!((status, &error["error"]["code"]), (403, &json!("forbidden")));
    }
    let hosted = Caller { origin: Some(console), ..owner.clone() };
    Client::open(&hosted).await.map_err(drop).expect("a configured console may");
    assert_eq!(Client::open(&harness.anyone()).await.err().expect("refused").0, 401);
    let moderator = harness.admin("li@example.com", Role::Moderator).await;
    assert_eq!(Client::open(&moderator).await.err().expect("refused").0, 403);
    let plain = read(owner.get(&format!("/api/v1/apps/{APP}/client")).await).await;
    assert_eq!((plain.0.as_u16(), &plain.1["error"]["code"]), (422, &json!("invalid")));
    let cloud = Harness::before(&local.url).await;
    let owner = cloud.owner().await;
    assert_eq!(Client::open(&owner).await.err().expect("refused").0, 404);
}

#[tokio::test]
async fn a_connection_ends_with_its_session_and_is_no_use_of_it() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let other = harness.owner_again().await;
    let (a, b) = (token(&owner, "a").await, token(&owner, "b").await);
    let mut of_owner = connected(&owner, &a).await;
    let mut of_other = connected(&other, &b).await;
    assert_eq!(other.delete("/api/v1/session").await.status().as_u16(), 200);
    assert_eq!(of_other.closed_with().await, SESSION_ENDED);
    harness.until("b is offline", async || !is_online(&owner, "b").await).await;
    assert!(is_online(&owner, "a").await, "the other session goes on");
    harness.clock.move_to(START + 12 * HOUR);
    assert_eq!(of_owner.closed_with().await, SESSION_ENDED);
}

#[tokio::test]
async fn a_connection_ends_with_the_gateway() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let token = token(&owner, "a").await;
    let mut client = connected(&owner, &token).await;
    let stopped = tokio::time::timeout(Duration::from_secs(8), harness.stop()).await;
    stopped.expect("without waiting for the connection");
    assert_eq!(client.closed_with().await, GATEWAY_STOPS);
}

#[tokio::test]
async fn a_service_that_is_not_there_is_told() {
    let harness = Harness::before_local(&nobody().await).await;
    let owner = harness.owner().await;
    let mut client = Client::open(&owner).await.expect("opened");
    client.say(connect("t")).await;
    assert_eq!(client.closed_with().await, SERVICE_GONE);
}

#[tokio::test]
async fn a_console_that_leaves_or_says_too_much_takes_its_user_offline() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let token = token(&owner, "a").await;
    let leaving = connected(&owner, &token).await;
    drop(leaving);
    harness.until("a left", async || !is_online(&owner, "a").await).await;
    let mut loud = connected(&owner, &token).await;
    loud.say(json!({"type": "x".repeat(FRAME_BYTES)})).await;
    harness.until("a was too loud", async || !is_online(&owner, "a").await).await;
}

#[tokio::test]
async fn a_connection_is_of_its_own_app_whatever_the_frame_says() {
    let local = Local::start().await;
    let harness = Harness::before_local(&local.url).await;
    let owner = harness.owner().await;
    let token = token(&owner, "a").await;
    let mut client = Client::open(&owner).await.expect("opened");
    let mut frame = connect(&token);
    frame["appKey"] = json!("another");
    client.say(frame).await;
    assert_eq!(client.told().await["userId"], "a");
    let audited = harness.count("audit WHERE app = 'acme'").await;
    assert_eq!(audited, 1, "the token is audited, what its user does is not");
}
