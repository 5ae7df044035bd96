//! What must hold once all is over.

use serde_json::{Value, json};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
use tempfile::TempDir;

use nexconn_api::Secret;

use crate::caller::{Caller, operation, read};
use crate::harness::APP;
use crate::jobs::{Made, Plan, name};
use crate::relations;
use crate::service::Service;

/// Compares the outcome of every user of a job with the service; tells how many were done, of how many.
pub(crate) async fn check(owner: &Caller, service: &Service, job: &Made) -> (u64, u64) {
    let detail = owner.see(&format!("jobs/{}", job.id)).await;
    let counts = &detail["job"]["counts"];
    let count = |state: &str| counts[state].as_u64().expect("a count");
    assert_eq!((count("waiting"), count("sent")), (0, 0), "{detail}");
    let users = u64::try_from(job.plan.users.len()).expect("few");
    assert_eq!(count("done") + count("refused") + count("unknown"), users, "{detail}");
    let items = items(owner, job.id).await;
    let ids: Vec<&str> = items.iter().map(user).collect();
    assert_eq!(ids, job.plan.users, "each user once, in order");
    for state in ["done", "refused", "unknown"] {
        let found = items.iter().filter(|item| item["state"] == state).count();
        assert_eq!(count(state), u64::try_from(found).expect("few"), "{state} of {detail}");
    }
    for item in &items {
        fits(service, &job.plan, item).await;
    }
    if job.plan.action == "register" {
        check_tokens(owner, service, job.id, &items).await;
    }
    (count("done"), users)
}

/// The user of an item; of a pair, the one of the two that differs.
fn user(item: &Value) -> &str {
    item["target"].as_str().or(item["userId"].as_str()).expect("an id")
}

async fn items(owner: &Caller, job: i64) -> Vec<Value> {
    let mut items = Vec::new();
    let mut path = format!("jobs/{job}/items?limit=100");
    loop {
        let page = owner.see(&path).await;
        items.extend(page["items"].as_array().expect("items").clone());
        let Some(next) = page["next"].as_str() else { return items };
        path = format!("jobs/{job}/items?limit=100&after={next}");
    }
}

/// Whether the service confirms an outcome.
async fn fits(service: &Service, plan: &Plan, item: &Value) {
    let user = user(item);
    let (state, note) = (item["state"].as_str().expect("a state"), item["note"].as_str());
    let before = plan.bans.get(user);
    let is_known = plan.tokens.contains_key(user);
    let done = match state {
        "done" => true,
        "refused" => false,
        // Neither is claimed.
        _ => return,
    };
    match plan.action {
        "ban" | "standing" => {
            let now = service.ban_of(user).await;
            assert_eq!(now.is_some() && now.as_ref() != before, done, "{item}: {now:?}");
            assert!(is_known || note == Some("notInBanList") || !done, "{item}");
        }
        "unban" => assert_eq!(service.ban_of(user).await.is_none(), done, "{item}"),
        "kick" => {
            let now = service.ban_of(user).await;
            match before {
                Some(_) => assert_eq!(now.as_ref(), before, "a longer ban was replaced: {item}"),
                None if done && is_known => assert!(now.is_some(), "{item}"),
                None => {}
            }
            // Also by the job's own call, where its answer was lost.
            assert!(note != Some("bannedAlready") || now.is_some(), "{item}");
            assert!(note == Some("bannedAlready") || before.is_none() || !done, "{item}");
        }
        "register" => {
            let named = service.name_of(user).await;
            assert_eq!(named.as_deref() == Some(name(user).as_str()), done, "{item}: {named:?}");
        }
        "expire" => {
            if let Some(token) = plan.tokens.get(user) {
                assert_eq!(service.is_valid(token).await, !done, "{item}");
            }
        }
        action if relations::ACTIONS.contains(&action) => {
            // Nexconn answers for ids that it does not know as for the others.
            if is_known {
                assert_eq!(relations::holds(service, plan, user).await, done, "{item}");
            }
        }
        "status" => assert_eq!(item["online"], if done { json!(false) } else { json!(null) }),
        other => panic!("no check for {other}"),
    }
}

/// Every user that is registered has a token that works, unless its answer was lost.
async fn check_tokens(owner: &Caller, service: &Service, job: i64, items: &[Value]) {
    let with_token =
        items.iter().filter(|item| item["state"] == "done" && item["note"].is_null()).count();
    let path = format!("/api/v1/apps/{APP}/jobs/{job}/tokens");
    let (_, taken) = read(owner.post(&path, json!({"operation": operation()})).await).await;
    let tokens = taken["tokens"].as_array().map_or(&[][..], Vec::as_slice);
    assert_eq!(tokens.len(), with_token, "{taken}");
    for token in tokens {
        let secret = Secret::new(token["accessToken"].as_str().expect("a token"));
        assert!(service.is_valid(&secret).await, "{token}");
    }
}

/// Nothing stays without an outcome, and nothing is held.
pub(crate) async fn check_audit(owner: &Caller, folder: &TempDir) {
    let pending = owner.see("audit?outcome=pending").await;
    assert_eq!(pending["entries"], json!([]));
    let options =
        SqliteConnectOptions::new().filename(folder.path().join("gateway/gateway.sqlite"));
    let database = SqlitePool::connect_with(options).await.expect("opened");
    let states = "SELECT COUNT(*) FROM job_items WHERE state IN ('waiting', 'sent')";
    let open: i64 = sqlx::query_scalar(states).fetch_one(&database).await.expect("counted");
    assert_eq!(open, 0);
    database.close().await;
}
