//! States of users as rows, and the counts of their job.

use nexconn_api::Code;
use nexconn_api::admin::{ItemNote, ItemState, TOKENS_KEPT_MILLIS};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::batch::{Item, Work};
use crate::Error;
use crate::sql::push_in;

/// Users of one statement.
const AT_ONCE: usize = 500;

/// What becomes of one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) idx: i64,
    pub(super) state: ItemState,
    /// HTTP status of the answer, if one came.
    pub(super) http: Option<u16>,
    /// Business code of the answer, if one came.
    pub(super) code: Option<Code>,
    pub(super) note: Option<ItemNote>,
    pub(super) online: Option<bool>,
    /// An access token, encrypted.
    pub(super) token: Option<Vec<u8>>,
    /// Entry in the audit log of the call with this user; none leaves what is there.
    pub(super) entry: Option<i64>,
    pub(super) step: i64,
    pub(super) alone: bool,
    pub(super) tries: i64,
}

impl Settled {
    /// A user in a state, of which there is nothing else to say.
    pub(super) fn of(item: &Item, state: ItemState) -> Self {
        Self {
            idx: item.idx,
            state,
            http: None,
            code: None,
            note: None,
            online: None,
            token: None,
            entry: None,
            step: item.step,
            alone: item.alone,
            tries: item.tries,
        }
    }

    /// Whether the call with this user was done: it has its outcome, or goes on with a next step.
    pub(super) fn is_done(&self) -> bool {
        self.state == ItemState::Done
    }

    /// Whether two differ in nothing but the user.
    fn is_alike(&self, other: &Self) -> bool {
        self.token.is_none()
            && other.token.is_none()
            && Self { idx: other.idx, ..self.clone() } == *other
    }
}

/// Stores what became of users whose state was `from`.
pub(super) async fn store(
    transaction: &mut SqliteConnection,
    work: &Work,
    settled: Vec<Settled>,
    from: ItemState,
    now: i64,
) -> Result<(), Error> {
    for alike in settled.chunk_by(Settled::is_alike) {
        for some in alike.chunks(AT_ONCE) {
            let moved = update(transaction, work, some, from, now).await?;
            if let Some(first) = some.first() {
                count(transaction, work.job, from, first.state, moved).await?;
            }
        }
    }
    Ok(())
}

async fn update(
    transaction: &mut SqliteConnection,
    work: &Work,
    alike: &[Settled],
    from: ItemState,
    now: i64,
) -> Result<i64, Error> {
    let Some(first) = alike.first() else { return Ok(0) };
    let token_until = first.token.as_ref().map(|_| now + TOKENS_KEPT_MILLIS);
    let mut sql = QueryBuilder::<Sqlite>::new("UPDATE job_items SET state = ");
    sql.push_bind(first.state.name())
        .push(", http = ")
        .push_bind(first.http)
        .push(", code = ")
        .push_bind(first.code.map(|code| code.0))
        .push(", note = ")
        .push_bind(first.note.map(ItemNote::name))
        .push(", online = ")
        .push_bind(first.online.map(i64::from))
        .push(", step = ")
        .push_bind(first.step)
        .push(", alone = ")
        .push_bind(i64::from(first.alone))
        .push(", tries = ")
        .push_bind(first.tries)
        .push(", changed_at = ")
        .push_bind(now);
    if let Some(entry) = first.entry {
        sql.push(", audit_id = ").push_bind(entry);
    }
    if let Some(token) = &first.token {
        sql.push(", token = ").push_bind(token.clone());
        sql.push(", token_until = ").push_bind(token_until);
    }
    if first.state == ItemState::Done && !work.compares_values() {
        // Names are profile text: not kept longer than they are needed.
        sql.push(", fields = NULL");
    }
    sql.push(" WHERE job_id = ").push_bind(work.job);
    sql.push(" AND state = ").push_bind(from.name()).push(" AND idx");
    push_in(&mut sql, alike.iter().map(|one| one.idx));
    let updated = sql.build().execute(transaction).await?;
    Ok(i64::try_from(updated.rows_affected()).unwrap_or(i64::MAX))
}

/// Forgets what was set for those who are done: it was kept to be compared.
pub(super) async fn forget_values(
    transaction: &mut SqliteConnection,
    job: i64,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE job_items SET fields = NULL
         WHERE job_id = $1 AND state = 'done' AND fields IS NOT NULL",
    )
    .bind(job)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Keeps the job's counts in step.
pub(super) async fn count(
    transaction: &mut SqliteConnection,
    job: i64,
    from: ItemState,
    to: ItemState,
    moved: i64,
) -> Result<(), Error> {
    if from == to || moved == 0 {
        return Ok(());
    }
    let mut sql = QueryBuilder::<Sqlite>::new("UPDATE jobs SET ");
    // The names of states are those of the columns.
    sql.push(format!("{0} = {0} - ", from.name())).push_bind(moved);
    sql.push(format!(", {0} = {0} + ", to.name())).push_bind(moved);
    sql.push(" WHERE id = ").push_bind(job);
    sql.build().execute(transaction).await?;
    Ok(())
}
