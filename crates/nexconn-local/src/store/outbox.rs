use nexconn_api::webhooks::Event;
use sqlx::SqliteConnection;

/// A webhook that no earlier one of its user stands before.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Waiting {
    pub(crate) number: i64,
    /// The envelope as JSON.
    pub(crate) body: String,
    /// Tries that failed.
    pub(crate) tries: u32,
    /// When it may be tried next, in Unix milliseconds.
    pub(crate) due_at: i64,
}

/// Adds a webhook behind all that wait.
pub(crate) async fn add(
    database: &mut SqliteConnection,
    user_id: &str,
    event: Event,
    body: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO outbox (user_id, event, body, due_at) VALUES ($1, $2, $3, $4)")
        .bind(user_id)
        .bind(event.name())
        .bind(body)
        .bind(now)
        .execute(database)
        .await?;
    Ok(())
}

/// The first webhook of each user, those that are due first in front.
pub(crate) async fn first_of_each(
    database: &mut SqliteConnection,
    limit: usize,
) -> sqlx::Result<Vec<Waiting>> {
    sqlx::query_as(
        "SELECT number, body, tries, due_at FROM outbox
         WHERE number IN (SELECT min(number) FROM outbox GROUP BY user_id)
         ORDER BY due_at, number LIMIT $1",
    )
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(database)
    .await
}

/// Lets one wait until `due_at` after another failed try.
pub(crate) async fn put_off(
    database: &mut SqliteConnection,
    number: i64,
    due_at: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE outbox SET tries = tries + 1, due_at = $2 WHERE number = $1")
        .bind(number)
        .bind(due_at)
        .execute(database)
        .await?;
    Ok(())
}

/// Removes one; false when it was gone.
pub(crate) async fn remove(database: &mut SqliteConnection, number: i64) -> sqlx::Result<bool> {
    let removed = sqlx::query("DELETE FROM outbox WHERE number = $1").bind(number);
    Ok(removed.execute(database).await?.rows_affected() > 0)
}

/// Removes the oldest of more than `most`, and says how many there were.
pub(crate) async fn trim(database: &mut SqliteConnection, most: u32) -> sqlx::Result<u64> {
    let removed = sqlx::query(
        "DELETE FROM outbox
         WHERE number <= (SELECT number FROM outbox ORDER BY number DESC LIMIT 1 OFFSET $1)",
    )
    .bind(most)
    .execute(database)
    .await?;
    Ok(removed.rows_affected())
}

/// Removes those of an event, and says how many there were.
pub(crate) async fn remove_all_of(
    database: &mut SqliteConnection,
    event: Event,
) -> sqlx::Result<u64> {
    let removed = sqlx::query("DELETE FROM outbox WHERE event = $1").bind(event.name());
    Ok(removed.execute(database).await?.rows_affected())
}
