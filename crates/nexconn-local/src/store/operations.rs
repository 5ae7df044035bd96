use nexconn_api::{Code, webhooks};
use sqlx::SqliteConnection;

/// What an operation does with its users, numbered as the webhook tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[repr(i32)]
pub(crate) enum OperationType {
    SoftDelete = 0,
    Restore = 1,
}

impl From<OperationType> for webhooks::Operation {
    fn from(operation_type: OperationType) -> Self {
        match operation_type {
            OperationType::SoftDelete => Self::SoftDelete,
            OperationType::Restore => Self::Restore,
        }
    }
}

/// An operation that was accepted and is not finished.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Operation {
    /// Its place in the order of acceptance.
    pub(crate) position: i64,
    pub(crate) id: String,
    pub(crate) kind: OperationType,
    /// Unix milliseconds.
    pub(crate) requested_at: i64,
}

/// Accepts an operation; returns its position.
pub(crate) async fn add(
    database: &mut SqliteConnection,
    operation_id: &str,
    operation_type: OperationType,
    now: i64,
) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "INSERT INTO operations (operation_id, operation_type, requested_at) VALUES ($1, $2, $3)
         RETURNING position",
    )
    .bind(operation_id)
    .bind(operation_type)
    .bind(now)
    .fetch_one(database)
    .await
}

/// Adds a user to an operation with what will come of it.
pub(crate) async fn add_item(
    database: &mut SqliteConnection,
    position: i64,
    user_id: &str,
    code: Code,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO operation_items (position, user_id, code) VALUES ($1, $2, $3)")
        .bind(position)
        .bind(user_id)
        .bind(code.0)
        .execute(database)
        .await?;
    Ok(())
}

/// The first operation that is not finished.
pub(crate) async fn first(database: &mut SqliteConnection) -> sqlx::Result<Option<Operation>> {
    sqlx::query_as(
        "SELECT position, operation_id AS id, operation_type AS kind, requested_at FROM operations
         ORDER BY position LIMIT 1",
    )
    .fetch_optional(database)
    .await
}

/// The users of an operation, each with what comes of it.
pub(crate) async fn items(
    database: &mut SqliteConnection,
    position: i64,
) -> sqlx::Result<Vec<(String, i32)>> {
    sqlx::query_as("SELECT user_id, code FROM operation_items WHERE position = $1 ORDER BY user_id")
        .bind(position)
        .fetch_all(database)
        .await
}

/// What the last unfinished operation does with a user, of those that will do something.
pub(crate) async fn last_of(
    database: &mut SqliteConnection,
    user_id: &str,
) -> sqlx::Result<Option<OperationType>> {
    sqlx::query_scalar(
        "SELECT o.operation_type FROM operation_items i JOIN operations o USING (position)
         WHERE i.user_id = $1 AND i.code = 0 ORDER BY i.position DESC LIMIT 1",
    )
    .bind(user_id)
    .fetch_optional(database)
    .await
}

/// Lets unfinished operations find no such user any more.
pub(crate) async fn forget_user(
    database: &mut SqliteConnection,
    user_id: &str,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE operation_items SET code = $2 WHERE user_id = $1")
        .bind(user_id)
        .bind(Code::NO_SUCH_USER.0)
        .execute(database)
        .await?;
    Ok(())
}

/// Removes an operation that is finished.
pub(crate) async fn remove(database: &mut SqliteConnection, position: i64) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM operations WHERE position = $1")
        .bind(position)
        .execute(database)
        .await?;
    Ok(())
}
