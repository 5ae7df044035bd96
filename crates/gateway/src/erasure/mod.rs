//! Erasing what the gateway holds of a user whose soft deletion is done.
//!
//! In one transaction, and then in bytes: the database overwrites what it deletes, and its log, which
//! holds earlier states, is emptied as soon as nobody reads them any more. Whatever was on its way at
//! that moment asks [`erased_since`] before it writes something down.

mod bytes;
mod copies;
mod events;
mod reasons;
mod record;
mod rows;
mod since;

pub(crate) use bytes::{Erasures, run};
pub(crate) use copies::erase_copies;
pub(crate) use record::record;
pub(crate) use since::{erased_since, is_erased};

use nexconn_api::admin::ErasedCounts;
use sqlx::SqliteConnection;

use crate::{Error, hooks};

/// What is to be erased, and why.
#[derive(Debug)]
pub(crate) struct Erasure<'a> {
    /// Slug of the app.
    pub(crate) app: &'a str,
    pub(crate) user_id: &'a str,
    /// The soft deletion.
    pub(crate) run: Option<i64>,
    /// E-mail of the owner on whose word it is; none where Nexconn confirmed.
    pub(crate) by: Option<&'a str>,
    /// Whether Nexconn told that the deletion is done.
    pub(crate) confirmed: bool,
    pub(crate) now: i64,
}

/// Erases what is held of a user, and returns the number of the record of it. [`Erasures::wake`] is to be
/// called once it is committed.
///
/// A reason that was written for several users may be about this one: it is erased wherever it stands.
pub(crate) async fn erase(
    transaction: &mut SqliteConnection,
    erasure: &Erasure<'_>,
) -> Result<i64, Error> {
    let Erasure { app, user_id, now, .. } = *erasure;
    let events = events::erase(transaction, app, user_id).await?;
    let reasons = reasons::erase(transaction, app, user_id).await?;
    let answers = rows::answers(transaction, app, user_id).await?;
    let erased = ErasedCounts {
        events,
        reasons: reasons.entries,
        answers,
        directory: rows::directory(transaction, app, user_id).await?,
        undo_values: rows::undo_values(transaction, app, user_id).await?,
        job_rows: reasons.jobs + rows::job_items(transaction, app, user_id).await?,
        bans: reasons.bans + rows::bans(transaction, app, user_id, now).await?,
        webhooks: hooks::erase(transaction, app, user_id).await?,
    };
    record::write(transaction, erasure, erased).await
}
