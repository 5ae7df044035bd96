//! Standing bans as rows: who is banned until lifted, and when that is renewed.

use nexconn_api::admin::{Event, RENEWED_BEFORE_MILLIS, StandingBanEnd, StandingBanStopped};
use sqlx::SqliteConnection;

use crate::Error;
use crate::audit::{self, Intent, events};
use crate::calls::Order;
use crate::gateway::Shared;

/// Starts standing bans whose first ban was done. A user who has one already keeps it.
pub(super) async fn start(
    transaction: &mut SqliteConnection,
    order: &Order<'_>,
    now: i64,
) -> Result<(), Error> {
    for user_id in order.user_ids() {
        sqlx::query(
            "INSERT INTO standing_bans (app, user_id, since, admin, reason, case_no, renew_at)
             VALUES ($1, $2, $3, $4, $5, $6, $3)
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
        .bind(order.reason.unwrap_or_default())
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
    for user_id in users {
        sqlx::query(
            "UPDATE standing_bans SET renew_at = $1, tries = 0
             WHERE app = $2 AND user_id = $3 AND stopped_at IS NULL",
        )
        .bind(end - RENEWED_BEFORE_MILLIS)
        .bind(app)
        .bind(*user_id)
        .execute(&mut *transaction)
        .await?;
    }
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
    for user_id in users {
        let stopped = sqlx::query(
            "UPDATE standing_bans SET stopped_at = $1, stopped = $2
             WHERE app = $3 AND user_id = $4 AND stopped_at IS NULL",
        )
        .bind(now)
        .bind(why.name())
        .bind(app)
        .bind(*user_id)
        .execute(&mut *transaction)
        .await?;
        if stopped.rows_affected() > 0 {
            let event = StandingBanStopped { user_id: (*user_id).to_owned(), why };
            events::publish(transaction, app, &Event::StandingStopped(event), now).await?;
        }
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

/// Whether a user has a standing ban.
pub(crate) async fn is_standing(
    connection: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<bool, Error> {
    let found: Option<i64> = sqlx::query_scalar(
        "SELECT since FROM standing_bans
         WHERE app = $1 AND user_id = $2 AND stopped_at IS NULL",
    )
    .bind(app)
    .bind(user_id)
    .fetch_optional(connection)
    .await?;
    Ok(found.is_some())
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
