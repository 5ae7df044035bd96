//! Erasing without Nexconn's confirmation, on an owner's word.

use nexconn_api::Endpoint;
use nexconn_api::admin::{EraseCopies, EraseCopiesRequest, ErasedCopies, ErasedUser};
use serde_json::Map;
use sqlx::SqliteConnection;

use super::{Erasure, erase};
use crate::Error;
use crate::audit::{self, Intent};
use crate::gateway::Shared;

/// Erases what is held of those users who are soft-deleted, as far as is known, and not erased yet.
pub(crate) async fn erase_copies(
    shared: &Shared,
    admin: &str,
    request_id: &str,
    request: &EraseCopiesRequest,
) -> Result<ErasedCopies, Error> {
    let app = request.app.as_str();
    let mut users: Vec<&str> = request.user_ids.iter().map(String::as_str).collect();
    users.sort_unstable();
    users.dedup();
    let now = shared.clock.now();
    let mut transaction = shared.database.write().await?;
    let intent = Intent {
        app,
        at: now,
        admin,
        action: EraseCopies::SPEC.path,
        user_ids: &users,
        reason: None,
        case: None,
        request_id,
        details: &Map::new(),
        job: None,
        undoes: None,
    };
    let entry = audit::done(&mut transaction, &intent).await?;
    let mut told = ErasedCopies { erased: Vec::new(), left: Vec::new() };
    for user_id in users {
        match waiting(&mut transaction, app, user_id).await? {
            Some(run) => {
                let by = Some(admin);
                let erasure = Erasure { app, user_id, run, by, confirmed: false, now };
                let record = erase(&mut transaction, &erasure).await?;
                told.erased.push(ErasedUser { user_id: user_id.to_owned(), record });
            }
            None => told.left.push(user_id.to_owned()),
        }
    }
    audit::publish(&mut transaction, app, entry, now).await?;
    transaction.commit().await?;
    shared.erasures.wake();
    shared.events.wake();
    Ok(told)
}

/// The run of a soft deletion whose user is not erased; none where there is no such deletion.
async fn waiting(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
) -> Result<Option<Option<i64>>, Error> {
    Ok(sqlx::query_scalar(
        "SELECT run_id FROM deleted_users
         WHERE app = $1 AND user_id = $2 AND deleted = 1 AND record_id IS NULL",
    )
    .bind(app)
    .bind(user_id)
    .fetch_optional(transaction)
    .await?)
}
