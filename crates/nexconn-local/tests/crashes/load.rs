//! Writers and clients, until the service is killed under them.

use std::time::Duration;

use fastrand::Rng;
use nexconn_api::Secret;
use nexconn_client::connect;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::caller::Caller;
use crate::history::{History, Outcome, Step};
use crate::process::{KEY, Process};
use crate::receiver::Receiver;

/// Names of the webhook for soft deletes that are set in turn.
pub(crate) const NAMES: [&str; 2] = ["user:activation_state", "user:delete_state"];

const WRITERS: usize = 4;
const CLIENTS: usize = 2;

/// Lets many write at once, and kills the service somewhere amid that.
pub(crate) async fn until_killed(
    process: &mut Process,
    receiver: &Receiver,
    life: usize,
    random: &mut Rng,
) -> History {
    let mut load = JoinSet::new();
    for writer in 0..WRITERS {
        let name = format!("w{life}-{writer}");
        load.spawn(write(process.caller.clone(), name, random.fork()));
    }
    for client in 0..CLIENTS {
        let name = format!("c{life}-{client}");
        load.spawn(come_and_go(process.caller.clone(), name, random.fork()));
    }
    load.spawn(set_names(process.caller.clone(), receiver.url()));
    // When it dies is a matter of real time: that is what is tested.
    tokio::time::sleep(Duration::from_millis(random.u64(100..1200))).await;
    process.kill().await;
    let mut history = History::default();
    while let Some(ended) = load.join_next().await {
        history.append(ended.expect("it saw no refusal"));
    }
    history
}

/// The result of a call; none when nobody answered.
async fn call(caller: &Caller, path: &str, body: Value) -> Option<Value> {
    let answer = caller.posting(path, body.to_string()).send().await.ok()?;
    let status = answer.status().as_u16();
    let body: Value = serde_json::from_slice(&answer.bytes().await.ok()?).expect("json");
    assert_eq!(status, 200, "{path}: {body}");
    Some(body["result"].clone())
}

/// Changes users of its own one after the other.
async fn write(caller: Caller, name: String, mut random: Rng) -> History {
    let mut history = History::default();
    for n in 0.. {
        let user = format!("{name}-{n}");
        let mut steps = vec![Step::Name(format!("name of {user}"))];
        for _ in 0..random.usize(0..5) {
            steps.push(match random.u8(0..3) {
                0 => Step::Name(format!("name {} of {user}", random.u32(..))),
                1 => Step::Ban,
                _ => Step::Unban,
            });
        }
        if random.u8(0..3) == 0 {
            steps.push(Step::SoftDelete);
        }
        for (position, step) in steps.into_iter().enumerate() {
            let (path, body) = match &step {
                Step::Name(name) if position == 0 => {
                    ("/v4/auth/access-token/issue", json!({"userId": user, "name": name}))
                }
                Step::Name(name) => ("/v4/user/update", json!({"userId": user, "name": name})),
                Step::Ban => ("/v4/user/ban", json!({"userIds": [user], "durationMinutes": 60})),
                Step::Unban => ("/v4/user/unban", json!({"userIds": [user]})),
                Step::SoftDelete => ("/v4/user/soft-delete", json!({"userIds": [user]})),
            };
            let Some(result) = call(&caller, path, body).await else {
                history.add(&user, step, Outcome::Unknown);
                return history;
            };
            let operation = result["operationId"].as_str().map(str::to_owned);
            history.add(&user, step, Outcome::Done(operation));
        }
    }
    history
}

/// Connects users of its own, who go, stay or are soft-deleted.
async fn come_and_go(caller: Caller, name: String, mut random: Rng) -> History {
    let (mut history, mut staying) = (History::default(), Vec::new());
    for n in 0.. {
        let user = format!("{name}-{n}");
        let body = json!({"userId": user, "name": user});
        let issued = call(&caller, "/v4/auth/access-token/issue", body).await;
        let outcome = if issued.is_some() { Outcome::Done(None) } else { Outcome::Unknown };
        history.add(&user, Step::Name(user.clone()), outcome);
        let Some(issued) = issued else { return history };
        let token = Secret::new(issued["accessToken"].as_str().expect("a token"));
        for device in ["phone", "laptop"] {
            let connected = connect(&caller.base_url, KEY, &token, device).await;
            let Ok(connection) = connected else { return history };
            history.sessions.push((user.clone(), connection.session_id().to_owned()));
            if random.bool() {
                staying.push(connection);
            } else if connection.disconnect().await.is_err() {
                return history;
            }
        }
        if random.u8(0..3) == 0 {
            let body = json!({"userIds": [user]});
            let deleted = call(&caller, "/v4/user/soft-delete", body).await;
            let outcome = match &deleted {
                Some(result) => Outcome::Done(result["operationId"].as_str().map(str::to_owned)),
                None => Outcome::Unknown,
            };
            history.add(&user, Step::SoftDelete, outcome);
            if deleted.is_none() {
                return history;
            }
        }
    }
    history
}

/// Sets the webhook again and again.
async fn set_names(caller: Caller, url: String) -> History {
    let mut history = History::default();
    for name in NAMES.into_iter().cycle().skip(1) {
        let body = json!({"url": url, "activationType": name,
            "events": ["user:connection_status", "user:activation_state"]});
        if call(&caller, "/console/webhook/set", body).await.is_none() {
            history.names.push((name, Outcome::Unknown));
            break;
        }
        history.names.push((name, Outcome::Done(None)));
    }
    history
}
