//! Soft deletions and restores: what was asked for through this gateway and how it stands, what
//! Nexconn's webhook tells, and the gateway's copy of Nexconn's list of soft-deleted users.
//!
//! Nexconn only accepts the work; that it is done comes by webhook. Its list holds deletions that
//! still run, so that a user in it is no confirmation; one who is missing is not deleted (any more).

mod apply;
mod follow;
mod list;
mod operations;
mod reading;
mod state;
mod store;
mod unknown;

use std::collections::HashMap;

pub(crate) use follow::{begin, end, found, settle_left_behind, shows_in_list};
pub(crate) use list::list;
pub(crate) use operations::operations;
pub(crate) use reading::{fresh, read_soon};
pub(crate) use state::{COLUMNS, DeletionColumns, all, of, push_deleted};

use crate::gateway::Shared;
use crate::reading::Readings;
use crate::{AppConfig, Error};

/// What requests share about deletions.
#[derive(Debug)]
pub(crate) struct Deletions {
    readings: HashMap<String, Readings>,
}

impl Deletions {
    pub(crate) fn new(apps: &[AppConfig]) -> Self {
        let readings = apps.iter().map(|app| (app.slug.clone(), Readings::default())).collect();
        Self { readings }
    }
}

/// Whether anything was ever told by webhook: without one, nothing is confirmed.
async fn confirms(shared: &Shared, app: &str) -> Result<bool, Error> {
    let told: i64 = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM deletion_users
                        WHERE app = $1 AND operation_id IS NOT NULL AND settled_at IS NOT NULL)",
    )
    .bind(app)
    .fetch_one(shared.database.readers())
    .await?;
    Ok(told == 1)
}
