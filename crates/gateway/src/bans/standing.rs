//! Standing bans as rows: who is banned until lifted, and when that is renewed.

use nexconn_api::admin::{Event, RENEWED_BEFORE_MILLIS, StandingBanEnd, StandingBanStopped};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::Error;
use crate::audit::{self, Intent, events};
use crate::calls::Order;
use crate::gateway::Shared;
use crate::sql::push_in;

/// Starts standing bans whose first ban was done. A user who has one already keeps it. The reason is that
/// of the entry, from which it may have been erased meanwhile.
pub(super) async fn start(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    entry: i64,
    now: i64,
) -> Result<(), Error> {
    for user_id in order.user_ids() {
        sqlx::query(
            "INSERT INTO standing_bans (app, user_id, since, admin, reason, case_no, renew_at)
             VALUES ($1, $2, $3, $4, COALESCE((SELECT reason FROM audit WHERE id = $5), ''), $6, $3)
             ON CONFLICT (app, user_id) DO UPDATE SET
                 since = excluded.since, admin = excluded.admin, reason = excluded.reason,
                 case_no = excluded.case_no, renew_at = excluded.renew_at, tries = 0,
                 stopped_at = NULL, stopped = NULL
             WHERE standing_bans.stopped_at IS NOT NULL",
        )
        .bind(order.app)
        .bind(user_id)
        .bind(now)
        .bind(order.admin)
        .bind(entry)
        .bind(order.case)
        .execute(&mut *transaction)
        .await?;
    }
    Ok(())
}

/// Moves the renewal of standing bans to before `end`, when the ban that was just set ends.
pub(super) async fn reschedule(
    transaction: &mut SqliteConnection,
    app: &str,
    users: &[&str],
    end: i64,
) -> Result<(), Error> {
    if users.is_empty() {
        return Ok(());
    }
    let mut sql = QueryBuilder::<Sqlite>::new("UPDATE standing_bans SET renew_at = ");
    sql.push_bind(end - RENEWED_BEFORE_MILLIS).push(", tries = 0 WHERE app = ").push_bind(app);
    sql.push(" AND stopped_at IS NULL AND user_id");
    push_in(&mut sql, users.iter().copied());
    sql.build().execute(transaction).await?;
    Ok(())
}

/// Stops the standing bans of those who have one, and tells the consoles. The ban itself stays.
pub(crate) async fn stop(
    transaction: &mut SqliteConnection,
    app: &str,
    users: &[&str],
    why: StandingBanEnd,
    now: i64,
) -> Result<(), Error> {
    if users.is_empty() {
        return Ok(());
    }
    let mut sql = QueryBuilder::<Sqlite>::new("UPDATE standing_bans SET stopped_at = ");
    sql.push_bind(now).push(", stopped = ").push_bind(why.name()).push(" WHERE app = ");
    sql.push_bind(app).push(" AND stopped_at IS NULL AND user_id");
    push_in(&mut sql, users.iter().copied());
    sql.push(" RETURNING user_id");
    let stopped: Vec<String> = sql.build_query_scalar().fetch_all(&mut *transaction).await?;
    for user_id in stopped {
        let event = Event::StandingStopped(StandingBanStopped { user_id, why });
        events::publish(transaction, app, &event, now).await?;
    }
    Ok(())
}

/// The same without a call to Nexconn: writes it down as done, and returns the number of its entry in the audit log.
pub(crate) async fn stop_by(
    shared: &Shared,
    intent: &Intent<'_>,
    why: StandingBanEnd,
) -> Result<i64, Error> {
    let mut transaction = shared.database.write().await?;
    let entry = audit::done(&mut transaction, intent).await?;
    stop(&mut transaction, intent.app, intent.user_ids, why, intent.at).await?;
    audit::publish(&mut transaction, intent.app, entry, intent.at).await?;
    transaction.commit().await?;
    shared.events.wake();
    Ok(entry)
}

/// Stops the standing bans of apps that this gateway serves no longer: it could not renew them.
pub(crate) async fn stop_of_removed_apps(shared: &Shared) -> Result<(), Error> {
    let mut transaction = shared.database.write().await?;
    let active: Vec<(String, String)> =
        sqlx::query_as("SELECT app, user_id FROM standing_bans WHERE stopped_at IS NULL")
            .fetch_all(&mut *transaction)
            .await?;
    let now = shared.clock.now();
    for (app, user_id) in active {
        if shared.config.apps.iter().all(|known| known.slug != app) {
            tracing::warn!(app, user_id, "a standing ban stops: its app is configured no longer");
            stop(&mut transaction, &app, &[&user_id], StandingBanEnd::Stopped, now).await?;
        }
    }
    transaction.commit().await?;
    Ok(())
}
