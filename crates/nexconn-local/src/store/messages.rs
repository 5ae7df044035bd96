//! Direct messages that wait for their receivers to connect.

use nexconn_api::choices::{MESSAGE_WAITS, MESSAGES_WAITING};
use sqlx::SqliteConnection;

/// A direct message.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Message {
    /// Unique.
    pub(crate) id: String,
    pub(crate) sender_id: String,
    pub(crate) text: String,
    /// Unix milliseconds.
    pub(crate) sent_at: i64,
}

/// Keeps a message for its receiver. What has waited too long goes, of whomever, and so do the receiver's oldest
/// where too many wait.
pub(crate) async fn keep(
    database: &mut SqliteConnection,
    receiver_id: &str,
    message: &Message,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO messages (message_id, sender_id, receiver_id, text, sent_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&message.id)
    .bind(&message.sender_id)
    .bind(receiver_id)
    .bind(&message.text)
    .bind(message.sent_at)
    .execute(&mut *database)
    .await?;
    sqlx::query("DELETE FROM messages WHERE sent_at <= $1")
        .bind(message.sent_at.saturating_sub(MESSAGE_WAITS))
        .execute(&mut *database)
        .await?;
    sqlx::query(
        "DELETE FROM messages WHERE receiver_id = $1 AND position <= (
             SELECT position FROM messages WHERE receiver_id = $1
             ORDER BY position DESC LIMIT 1 OFFSET $2)",
    )
    .bind(receiver_id)
    .bind(MESSAGES_WAITING)
    .execute(database)
    .await?;
    Ok(())
}

/// Takes out what waits for a user, in the order in which it was sent.
pub(crate) async fn take(
    database: &mut SqliteConnection,
    receiver_id: &str,
    now: i64,
) -> sqlx::Result<Vec<Message>> {
    let waiting = sqlx::query_as(
        "SELECT message_id AS id, sender_id, text, sent_at FROM messages
         WHERE receiver_id = $1 AND sent_at > $2 ORDER BY position",
    )
    .bind(receiver_id)
    .bind(now.saturating_sub(MESSAGE_WAITS))
    .fetch_all(&mut *database)
    .await?;
    remove_for(database, receiver_id).await?;
    Ok(waiting)
}

/// Removes what waits for a user.
pub(crate) async fn remove_for(
    database: &mut SqliteConnection,
    receiver_id: &str,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM messages WHERE receiver_id = $1")
        .bind(receiver_id)
        .execute(database)
        .await?;
    Ok(())
}
