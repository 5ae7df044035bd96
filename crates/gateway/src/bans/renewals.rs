//! Renewing standing bans before they run out.

use nexconn_api::Endpoint;
use nexconn_api::admin::{Outcome, StandingBanEnd, StopStandingBans};
use nexconn_api::nexconn::{BAN_MINUTES, BanUsers, BanUsersRequest, USERS_A_CALL};
use serde_json::Map;
use sqlx::{QueryBuilder, Sqlite};
use uuid::Uuid;

use super::{reading, standing, state};
use crate::Error;
use crate::audit::{GATEWAY_ADMIN, Intent};
use crate::calls::{self, Order};
use crate::gateway::Shared;
use crate::sql::push_in;

/// A renewal that failed is tried again after this time, doubled with each try.
const RETRY_MILLIS: i64 = 5 * 60_000;
/// But at least this often.
const LONGEST_RETRY_MILLIS: i64 = 6 * 60 * 60_000;

/// A standing ban whose renewal is due.
#[derive(Debug, Clone, sqlx::FromRow)]
struct Due {
    app: String,
    user_id: String,
    admin: String,
    reason: String,
    case_no: Option<String>,
    tries: i64,
}

impl Due {
    /// What the audit log says of a change that the gateway makes for this ban.
    fn reason(&self, what: &str) -> String {
        format!("{what} {}: {}", self.admin, self.reason)
    }

    fn shares_call_with(&self, other: &Self) -> bool {
        self.admin == other.admin && self.reason == other.reason && self.case_no == other.case_no
    }
}

/// Renews every standing ban in time, until the gateway stops.
pub(crate) async fn run(shared: Shared) {
    let mut changed = shared.bans.changed.subscribe();
    loop {
        changed.borrow_and_update();
        let next = step(&shared).await.unwrap_or_else(|error| {
            tracing::error!(%error, "standing bans could not be renewed; trying again later");
            Some(shared.clock.now() + RETRY_MILLIS)
        });
        if !super::wait(&shared, &mut changed, next).await {
            return;
        }
    }
}

/// Renews those that are due, and returns when the next one is.
async fn step(shared: &Shared) -> Result<Option<i64>, Error> {
    let due: Vec<Due> = sqlx::query_as(
        "SELECT app, user_id, admin, reason, case_no, tries FROM standing_bans
         WHERE stopped_at IS NULL AND renew_at <= $1
         ORDER BY app, admin, reason, case_no, user_id",
    )
    .bind(shared.clock.now())
    .fetch_all(shared.database.readers())
    .await?;
    for of_app in due.chunk_by(|a, b| a.app == b.app) {
        renew(shared, of_app).await?;
    }
    Ok(sqlx::query_scalar("SELECT MIN(renew_at) FROM standing_bans WHERE stopped_at IS NULL")
        .fetch_one(shared.database.readers())
        .await?)
}

/// Renews the bans of one app whose users are still banned; the others were lifted elsewhere.
async fn renew(shared: &Shared, due: &[Due]) -> Result<(), Error> {
    let Some(Due { app, .. }) = due.first() else { return Ok(()) };
    if let Err(why) = reading::fresh(shared, app).await? {
        tracing::warn!(app, ?why, "standing bans wait: the list of bans could not be read");
        return postpone(shared, due).await;
    }
    let banned = {
        let mut connection = shared.database.readers().acquire().await?;
        state::all(&mut connection, app, shared.clock.now()).await?
    };
    let (still, gone): (Vec<Due>, Vec<Due>) =
        due.iter().cloned().partition(|due| banned.contains_key(&due.user_id));
    for lifted in &gone {
        stop(shared, lifted).await?;
    }
    for alike in still.chunk_by(Due::shares_call_with) {
        for batch in alike.chunks(USERS_A_CALL) {
            ban_again(shared, batch).await?;
        }
    }
    Ok(())
}

async fn ban_again(shared: &Shared, batch: &[Due]) -> Result<(), Error> {
    let Some(first) = batch.first() else { return Ok(()) };
    let user_ids = batch.iter().map(|due| due.user_id.clone()).collect();
    let ban = BanUsersRequest { user_ids, duration_minutes: BAN_MINUTES };
    let order = Order {
        app: &first.app,
        spec: &BanUsers::SPEC,
        action: BanUsers::SPEC.path,
        request: &calls::object(&ban)?,
        admin: GATEWAY_ADMIN,
        reason: Some(&first.reason("renews the standing ban by")),
        case: first.case_no.as_deref(),
        request_id: &Uuid::new_v4().to_string(),
        job: None,
        undoes: None,
    };
    let delivered = calls::deliver(shared, &order).await?;
    forget_erased_reason(shared, batch, delivered.entry).await?;
    if calls::outcome(&delivered.delivery).0 == Outcome::Done {
        return Ok(());
    }
    tracing::warn!(app = first.app, "a standing ban was not renewed; trying again later");
    postpone(shared, batch).await
}

/// The reason of a standing ban may have been erased on the way: then the entry of its renewal, which
/// tells it, holds it no longer either.
async fn forget_erased_reason(shared: &Shared, batch: &[Due], entry: i64) -> Result<(), Error> {
    let Some(first) = batch.first() else { return Ok(()) };
    if first.reason.is_empty() {
        return Ok(());
    }
    let mut sql = QueryBuilder::<Sqlite>::new("UPDATE audit SET reason = NULL WHERE id = ");
    sql.push_bind(entry)
        .push(" AND reason IS NOT NULL AND NOT EXISTS (SELECT 1 FROM standing_bans WHERE app = ");
    sql.push_bind(&first.app).push(" AND reason = ").push_bind(&first.reason).push(" AND user_id");
    push_in(&mut sql, batch.iter().map(|due| due.user_id.as_str()));
    sql.push(")");
    let mut transaction = shared.database.write().await?;
    sql.build().execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// Stops a ban that was lifted elsewhere, and says so in the log and to the consoles.
async fn stop(shared: &Shared, due: &Due) -> Result<(), Error> {
    let intent = Intent {
        app: &due.app,
        at: shared.clock.now(),
        admin: GATEWAY_ADMIN,
        action: StopStandingBans::SPEC.path,
        user_ids: &[&due.user_id],
        reason: Some(&due.reason("no longer in Nexconn's list; standing ban by")),
        case: due.case_no.as_deref(),
        request_id: &Uuid::new_v4().to_string(),
        details: &Map::new(),
        job: None,
        undoes: None,
    };
    let entry = standing::stop_by(shared, &intent, StandingBanEnd::LiftedElsewhere).await?;
    forget_erased_reason(shared, std::slice::from_ref(due), entry).await
}

async fn postpone(shared: &Shared, due: &[Due]) -> Result<(), Error> {
    let mut transaction = shared.database.write().await?;
    let now = shared.clock.now();
    for due in due {
        let doubled = RETRY_MILLIS << due.tries.clamp(0, 16);
        sqlx::query(
            "UPDATE standing_bans SET renew_at = $1, tries = tries + 1
             WHERE app = $2 AND user_id = $3 AND stopped_at IS NULL",
        )
        .bind(now + doubled.min(LONGEST_RETRY_MILLIS))
        .bind(&due.app)
        .bind(&due.user_id)
        .execute(&mut *transaction)
        .await?;
    }
    transaction.commit().await?;
    Ok(())
}
