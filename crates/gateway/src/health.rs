//! Whether the gateway lives, and whether it can work.

use axum::extract::State;
use axum::http::StatusCode;

use crate::gateway::Shared;

/// The process answers.
pub(crate) async fn live() -> &'static str {
    "ok"
}

/// The database answers too.
pub(crate) async fn ready(State(shared): State<Shared>) -> (StatusCode, &'static str) {
    match sqlx::query("SELECT 1").execute(shared.database.readers()).await {
        Ok(_) => (StatusCode::OK, "ok"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
        }
    }
}
