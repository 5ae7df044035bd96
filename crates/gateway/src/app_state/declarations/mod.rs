//! What owners declared.

mod read;

use nexconn_api::admin::{
    DeclareApp, DeclareAppRequest, DeclaredPlan, DeclaredRequests, DeclaredSwitch, DeclaredTokens,
};
use nexconn_api::{Endpoint, admin::Plan};
use serde_json::{Map, Value};
use sqlx::SqliteConnection;

use super::Doer;
use crate::audit::{self, Intent};
use crate::gateway::Shared;
use crate::{Error, calls};

pub(super) use read::{Declared, read};

const PLAN: &str = "plan";
const TOKENS: &str = "tokens";
const HOOKS: &str = "hooks";
const FRIENDS_ONLY: &str = "friendsOnly";
const BLOCKLIST: &str = "blocklist";
const FRIEND_REQUESTS: &str = "friendRequests";

const STARTER: &str = "starter";
const PRO: &str = "pro";
/// Tokens that do not expire; of others, the minutes are kept.
const PERMANENT: &str = "permanent";
const ON: &str = "on";
const OFF: &str = "off";

/// Keeps what an owner declares, and returns the number of its entry in the audit log.
pub(crate) async fn declare(
    shared: &Shared,
    request: &DeclareAppRequest,
    doer: &Doer,
) -> Result<i64, Error> {
    let now = shared.clock.now();
    let mut transaction = shared.database.write().await?;
    let app = &request.app;
    for (what, value) in [
        (PLAN, request.plan.map(plan_value)),
        (TOKENS, request.tokens.map(|tokens| token_value(tokens, request.token_minutes))),
        (HOOKS, request.hooks.map(switch_value)),
        (FRIENDS_ONLY, request.friends_only.map(switch_value)),
        (BLOCKLIST, request.blocklist.map(switch_value)),
        (FRIEND_REQUESTS, request.friend_requests.map(requests_value)),
    ] {
        match value {
            None => {}
            Some(None) => forget(&mut transaction, app, what).await?,
            Some(Some(value)) => {
                put(&mut transaction, app, (what, &value), (now, &doer.admin)).await?;
            }
        }
    }
    let details = details(request)?;
    let intent = Intent {
        app,
        at: now,
        admin: &doer.admin,
        action: DeclareApp::SPEC.path,
        user_ids: &[],
        reason: None,
        case: None,
        request_id: &doer.request_id,
        details: &details,
        job: None,
        undoes: None,
    };
    let entry = audit::done(&mut transaction, &intent).await?;
    audit::publish(&mut transaction, app, entry, now).await?;
    transaction.commit().await?;
    shared.events.wake();
    Ok(entry)
}

/// What was declared, for the audit log.
fn details(request: &DeclareAppRequest) -> Result<Map<String, Value>, Error> {
    let mut details = calls::object(request)?;
    details.retain(|field, _| field != "app" && field != "operation");
    Ok(details)
}

/// The value that is kept; none takes an earlier one back.
fn plan_value(plan: DeclaredPlan) -> Option<String> {
    match plan.plan()? {
        Plan::Starter => Some(STARTER.to_owned()),
        Plan::Pro => Some(PRO.to_owned()),
    }
}

fn token_value(tokens: DeclaredTokens, minutes: Option<i64>) -> Option<String> {
    match tokens {
        DeclaredTokens::Permanent => Some(PERMANENT.to_owned()),
        DeclaredTokens::Expire => minutes.map(|minutes| minutes.to_string()),
        DeclaredTokens::Unknown => None,
    }
}

fn switch_value(switch: DeclaredSwitch) -> Option<String> {
    match switch {
        DeclaredSwitch::On => Some(ON.to_owned()),
        DeclaredSwitch::Off => Some(OFF.to_owned()),
        DeclaredSwitch::Unknown => None,
    }
}

fn requests_value(requests: DeclaredRequests) -> Option<String> {
    let permission = requests.permission()?;
    Some(i64::from(permission).to_string())
}

async fn put(
    transaction: &mut SqliteConnection,
    app: &str,
    (what, value): (&str, &str),
    (now, admin): (i64, &str),
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO declarations (app, what, value, at, admin) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (app, what) DO UPDATE SET
             value = excluded.value, at = excluded.at, admin = excluded.admin",
    )
    .bind(app)
    .bind(what)
    .bind(value)
    .bind(now)
    .bind(admin)
    .execute(transaction)
    .await?;
    Ok(())
}

async fn forget(transaction: &mut SqliteConnection, app: &str, what: &str) -> Result<(), Error> {
    sqlx::query("DELETE FROM declarations WHERE app = $1 AND what = $2")
        .bind(app)
        .bind(what)
        .execute(transaction)
        .await?;
    Ok(())
}
