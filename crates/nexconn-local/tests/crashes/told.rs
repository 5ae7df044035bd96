//! Whether every webhook went out, in the order of each user.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use nexconn_api::local::{GetWebhook, GetWebhookRequest, Webhook};

use crate::caller::Caller;
use crate::history::History;
use crate::receiver::{Got, Receiver};

/// How often it is asked whether anything waits.
const PAUSE: Duration = Duration::from_millis(50);
/// How often at most: a minute.
const TIMES: usize = 1200;

/// Waits until nothing waits any more, and holds what came against the history.
pub(crate) async fn check(caller: &Caller, receiver: &Receiver, history: &History) {
    let mut left = Vec::new();
    for _ in 0..TIMES {
        let state = state(caller).await;
        assert_eq!(state.dropped, 0, "{state:?}");
        left = untold(&receiver.got(), history);
        if state.pending == 0 && left.is_empty() {
            break;
        }
        tokio::time::sleep(PAUSE).await;
    }
    assert!(left.is_empty(), "{left:?} are not told; {:?}", state(caller).await);
    let got = receiver.got();
    check_order(&got);
    check_sessions(&got);
}

async fn state(caller: &Caller) -> Webhook {
    caller.call::<GetWebhook>(&GetWebhookRequest {}).await.expect("told")
}

/// Soft deletes and connections that were acknowledged, of which nothing came.
fn untold(got: &[Got], history: &History) -> Vec<String> {
    let data = || got.iter().map(|got| &got.body["data"][0]);
    let of = |item: &serde_json::Value, name: &str| item[name].as_str().map(str::to_owned);
    let done = data().filter(|item| item["code"] == "0");
    let operations: HashSet<_> =
        done.map(|item| (of(item, "userId"), of(item, "operateId"))).collect();
    let ended = data().filter(|item| item["status"] == "1" || item["status"] == "2");
    let sessions: HashSet<_> =
        ended.map(|item| (of(item, "userId"), of(item, "sessionId"))).collect();
    let key = |user: &str, id: &str| (Some(user.to_owned()), Some(id.to_owned()));
    let operations = history.operations().filter(|(user, id)| !operations.contains(&key(user, id)));
    let open = history.sessions.iter().filter(|(user, id)| !sessions.contains(&key(user, id)));
    let operations = operations.map(|(user, id)| format!("operation {id} of {user}"));
    operations.chain(open.map(|(user, id)| format!("end of {id} of {user}"))).collect()
}

/// A webhook may come again until it is settled, but then no earlier one of its user.
fn check_order(got: &[Got]) {
    let mut of_users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for got in got {
        let ids = of_users.entry(got.user()).or_default();
        if ids.last() != Some(&got.id()) {
            assert!(!ids.contains(&got.id()), "{} came again after a later one", got.id());
            ids.push(got.id());
        }
    }
}

/// Each connection begins once, then ends once.
fn check_sessions(got: &[Got]) {
    let mut told = HashMap::<&str, Vec<(&str, &str)>>::new();
    for got in got {
        if let Some(session) = got.body["data"][0]["sessionId"].as_str() {
            let told = told.entry(session).or_default();
            if told.last().is_none_or(|(id, _)| *id != got.id()) {
                told.push((got.id(), got.status()));
            }
        }
    }
    for (session, told) in told {
        let statuses: Vec<_> = told.iter().map(|(_, status)| *status).collect();
        assert!(matches!(statuses[..], ["0", "1" | "2"]), "{session} is told {statuses:?}");
    }
}
