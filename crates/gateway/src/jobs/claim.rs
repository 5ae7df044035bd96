//! Taking the next users of a job, with the intents of their calls, and finding those again that an earlier runner took.

use nexconn_api::Code;
use nexconn_api::admin::{ItemNote, ItemState, JobAction};
use sqlx::{AssertSqlSafe, SqliteConnection};

use super::batch::{Batch, Item, Work};
use super::settle::{Settled, store};
use crate::calls::record_intent;
use crate::{Error, bans};

/// The columns of an [`Item`].
pub(super) const COLUMNS: &str =
    "idx, user_id, target, fields, way, until_at, step, alone <> 0 AS alone, tries";

/// Takes users for up to `calls` calls: they are marked as sent, and each call's intent is in the audit log. For users
/// that need no call, the outcome is stored.
///
/// A kick bans only where the list of bans is known.
pub(super) async fn claim(
    transaction: &mut SqliteConnection,
    work: &Work,
    calls: usize,
    list_known: bool,
    now: i64,
) -> Result<Vec<Batch>, Error> {
    let mut items = waiting(transaction, work, calls * work.pace().batch_size()).await?;
    items.retain(|item| list_known || !work.kick_bans(item));
    let (items, mut settled) = leave_out_banned(transaction, work, items, now).await?;
    let (items, erased) = leave_out_erased(work, items);
    settled.extend(erased);
    let mut found = work.batches(items, now)?;
    settled.extend(found.nothing.iter().map(|item| Settled {
        note: Some(ItemNote::NothingToUndo),
        ..Settled::of(item, ItemState::Done)
    }));
    found.batches.truncate(calls);
    for batch in &mut found.batches {
        if batch.spec.changes() {
            let order = work.order(batch, &batch.request);
            batch.entry = Some(record_intent(transaction, &order, now).await?);
        }
        let sent = batch
            .items
            .iter()
            .map(|item| Settled { entry: batch.entry, ..Settled::of(item, ItemState::Sent) });
        settled.extend(sent);
    }
    store(transaction, work, settled, ItemState::Waiting, now).await?;
    Ok(found.batches)
}

async fn waiting(
    transaction: &mut SqliteConnection,
    work: &Work,
    most: usize,
) -> Result<Vec<Item>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM job_items WHERE job_id = $1 AND state = 'waiting'
         ORDER BY step, idx LIMIT $2"
    );
    Ok(sqlx::query_as(AssertSqlSafe(sql))
        .bind(work.job)
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(transaction)
        .await?)
}

/// A kick never bans who is banned already: its minute would replace the longer ban.
async fn leave_out_banned(
    transaction: &mut SqliteConnection,
    work: &Work,
    items: Vec<Item>,
    now: i64,
) -> Result<(Vec<Item>, Vec<Settled>), Error> {
    let to_ban = items.iter().filter(|item| work.kick_bans(item));
    let to_ban: Vec<&str> = to_ban.map(|item| item.user_id.as_str()).collect();
    let banned = bans::of_users(transaction, &work.app, &to_ban, now).await?;
    let is_banned = |item: &Item| work.kick_bans(item) && banned.contains_key(&item.user_id);
    let (left_out, kept): (Vec<Item>, Vec<Item>) = items.into_iter().partition(is_banned);
    let left_out = left_out.iter().map(|item| Settled {
        note: Some(ItemNote::BannedAlready),
        ..Settled::of(item, ItemState::Done)
    });
    Ok((kept, left_out.collect()))
}

/// What was to be set for a user is erased with a soft deletion: Nexconn would refuse the user.
fn leave_out_erased(work: &Work, items: Vec<Item>) -> (Vec<Item>, Vec<Settled>) {
    let (erased, kept): (Vec<Item>, Vec<Item>) =
        items.into_iter().partition(|item| work.is_erased(item));
    let refused = |item: &Item| Settled {
        code: Some(Code::SOFT_DELETED),
        ..Settled::of(item, ItemState::Refused)
    };
    (kept, erased.iter().map(refused).collect())
}

/// Whether the next users of a kick are to be banned, for which the list of bans must have been read.
pub(super) async fn needs_list(
    connection: &mut SqliteConnection,
    work: &Work,
) -> Result<bool, Error> {
    if work.action != JobAction::Kick {
        return Ok(false);
    }
    let next = waiting(connection, work, 1).await?;
    Ok(next.first().is_some_and(|item| work.kick_bans(item)))
}

#[derive(Debug, sqlx::FromRow)]
struct Left {
    #[sqlx(flatten)]
    item: Item,
    audit_id: Option<i64>,
    at: i64,
}

/// The calls that an earlier runner of the job left without an outcome.
pub(super) async fn left_behind(
    connection: &mut SqliteConnection,
    work: &Work,
) -> Result<Vec<Batch>, Error> {
    let columns = "i.idx, i.user_id, i.target, i.fields, i.way, i.until_at, i.step,
        i.alone <> 0 AS alone, i.tries, i.audit_id";
    let sql = format!(
        "SELECT {columns}, COALESCE(a.at, i.changed_at) AS at
         FROM job_items i LEFT JOIN audit a ON a.id = i.audit_id
         WHERE i.job_id = $1 AND i.state = 'sent' ORDER BY i.audit_id, i.idx"
    );
    let left: Vec<Left> =
        sqlx::query_as(AssertSqlSafe(sql)).bind(work.job).fetch_all(connection).await?;
    let mut batches = Vec::new();
    let same_call = |a: &Left, b: &Left| a.audit_id.is_some() && a.audit_id == b.audit_id;
    for of_call in left.chunk_by(same_call) {
        let Some(first) = of_call.first() else { continue };
        let items = of_call.iter().map(|left| left.item.clone()).collect();
        batches.extend(work.again(items, first.audit_id, first.at)?);
    }
    Ok(batches)
}
