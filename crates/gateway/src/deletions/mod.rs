//! Soft deletions and restores: what was asked for through this gateway and how it stands, what
//! Nexconn's webhook tells, and the gateway's copy of Nexconn's list of soft-deleted users.
//!
//! Nexconn only accepts the work; that it is done comes by webhook. Its list holds deletions that
//! still run, so that a user in it is no confirmation; one who is missing is not deleted (any more).

mod apply;
mod confirm;
mod follow;
mod list;
mod operations;
mod reading;
mod state;
mod store;
mod unknown;

use std::collections::HashMap;

pub(crate) use confirm::confirmed;
pub(crate) use follow::{begin, end, found, settle_left_behind, shows_in_list};
pub(crate) use list::list;
pub(crate) use operations::operations;
pub(crate) use reading::{fresh, read_soon};
pub(crate) use state::{COLUMNS, DeletionColumns, all, of, push_deleted};

use sqlx::SqliteConnection;

use crate::gateway::Shared;
use crate::reading::Readings;
use crate::{AppConfig, Error, hooks};

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

/// Notes that a user was registered by a call that began after what is held of them was erased: nobody is
/// registered while deleted, so that they were restored meanwhile.
pub(crate) async fn registered_again(
    transaction: &mut SqliteConnection,
    app: &str,
    user_id: &str,
    began: i64,
) -> Result<(), Error> {
    let seq = store::next_seq(transaction, app).await?;
    store::restored(transaction, app, user_id, began, seq).await
}

/// Whether a webhook ever came: without one, nothing is confirmed.
async fn confirms(shared: &Shared, app: &str) -> Result<bool, Error> {
    let mut connection = shared.database.readers().acquire().await?;
    Ok(hooks::newest(&mut connection, app).await?.is_some())
}
