use nexconn_api::local::{DeliveryError, SetWebhookRequest, Webhook};
use nexconn_api::webhooks::Event;
use sqlx::SqliteConnection;

use crate::Error;

/// What is sent where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    /// None while webhooks are off.
    pub(crate) url: Option<String>,
    events: Vec<Event>,
    activation_type: String,
    /// Delivery rests until then.
    pub(crate) paused_until: Option<i64>,
}

impl Settings {
    /// Under which name an event is sent; none when it is not.
    pub(crate) fn name_of(&self, event: Event) -> Option<&str> {
        let sent = self.url.is_some() && self.events.contains(&event);
        sent.then_some(match event {
            Event::ActivationState => &self.activation_type,
            Event::ConnectionStatus | Event::ProfileUpdate | Event::Friendship => event.name(),
        })
    }
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    url: Option<String>,
    events: String,
    activation_type: String,
    dropped: i64,
    paused_until: Option<i64>,
    last_delivered_at: Option<i64>,
    last_error_at: Option<i64>,
    last_error: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
struct State {
    #[sqlx(flatten)]
    row: Row,
    pending: i64,
}

async fn row(database: &mut SqliteConnection) -> sqlx::Result<Row> {
    sqlx::query_as(
        "SELECT url, events, activation_type, dropped, paused_until, last_delivered_at, last_error_at, last_error
         FROM webhook",
    )
    .fetch_one(database)
    .await
}

/// What is sent where.
pub(crate) async fn settings(database: &mut SqliteConnection) -> Result<Settings, Error> {
    let Row { url, events, activation_type, paused_until, .. } = row(database).await?;
    Ok(Settings { url, events: serde_json::from_str(&events)?, activation_type, paused_until })
}

/// Settings and state as callers see them.
pub(crate) async fn state(database: &mut SqliteConnection, now: i64) -> Result<Webhook, Error> {
    // One statement, which sees one state: what was posted meanwhile is counted in all or in none.
    let State { row, pending } =
        sqlx::query_as("SELECT *, (SELECT count(*) FROM outbox) AS pending FROM webhook")
            .fetch_one(database)
            .await?;
    let last_error = row.last_error_at.zip(row.last_error);
    Ok(Webhook {
        url: row.url,
        events: serde_json::from_str(&row.events)?,
        activation_type: row.activation_type,
        pending: pending.unsigned_abs(),
        dropped: row.dropped.unsigned_abs(),
        paused_until: row.paused_until.filter(|until| *until > now),
        last_delivered_at: row.last_delivered_at,
        last_error: last_error.map(|(at, message)| DeliveryError { at, message }),
    })
}

/// Sends every event to an address, unless a caller chose something else.
pub(crate) async fn send_to(database: &mut SqliteConnection, url: &str) -> Result<(), Error> {
    let is_chosen: bool =
        sqlx::query_scalar("SELECT chosen FROM webhook").fetch_one(&mut *database).await?;
    if is_chosen {
        return Ok(());
    }
    let request = SetWebhookRequest {
        url: Some(url.to_owned()),
        events: Event::ALL.to_vec(),
        activation_type: None,
    };
    set(database, &request).await
}

/// Notes that a caller chose the settings.
pub(crate) async fn mark_chosen(database: &mut SqliteConnection) -> sqlx::Result<()> {
    sqlx::query("UPDATE webhook SET chosen = 1").execute(database).await?;
    Ok(())
}

/// Takes new settings. At another address, delivery begins anew.
pub(crate) async fn set(
    database: &mut SqliteConnection,
    request: &SetWebhookRequest,
) -> Result<(), Error> {
    let activation_type = request.activation_type.as_deref();
    sqlx::query(
        "UPDATE webhook SET url = $1, events = $2, activation_type = $3,
             timeouts = CASE WHEN url IS $1 THEN timeouts ELSE 0 END,
             paused_until = CASE WHEN url IS $1 THEN paused_until END,
             last_error_at = CASE WHEN url IS $1 THEN last_error_at END,
             last_error = CASE WHEN url IS $1 THEN last_error END",
    )
    .bind(&request.url)
    .bind(serde_json::to_string(&request.events)?)
    .bind(activation_type.unwrap_or(Event::ActivationState.name()))
    .execute(database)
    .await?;
    Ok(())
}

/// Notes a delivery.
pub(crate) async fn delivered(database: &mut SqliteConnection, now: i64) -> sqlx::Result<()> {
    sqlx::query("UPDATE webhook SET last_delivered_at = $1, timeouts = 0")
        .bind(now)
        .execute(database)
        .await?;
    Ok(())
}

/// Notes a try that failed with an answer, or without a connection.
pub(crate) async fn failed(
    database: &mut SqliteConnection,
    message: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE webhook SET last_error_at = $1, last_error = $2, timeouts = 0")
        .bind(now)
        .bind(message)
        .execute(database)
        .await?;
    Ok(())
}

/// Notes a try that nobody answered in time; the `limit`-th in a row lets delivery rest until `rest_until`.
pub(crate) async fn timed_out(
    database: &mut SqliteConnection,
    message: &str,
    now: i64,
    limit: u32,
    rest_until: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE webhook SET last_error_at = $1, last_error = $2,
             timeouts = CASE WHEN timeouts + 1 >= $3 THEN 0 ELSE timeouts + 1 END,
             paused_until = CASE WHEN timeouts + 1 >= $3 THEN $4 ELSE paused_until END",
    )
    .bind(now)
    .bind(message)
    .bind(limit)
    .bind(rest_until)
    .execute(database)
    .await?;
    Ok(())
}

/// Counts webhooks that will not be delivered.
pub(crate) async fn count_dropped(database: &mut SqliteConnection, more: u64) -> sqlx::Result<()> {
    sqlx::query("UPDATE webhook SET dropped = dropped + $1")
        .bind(i64::try_from(more).unwrap_or(i64::MAX))
        .execute(database)
        .await?;
    Ok(())
}
