//! What a job about blocklists, mutes, tags, profiles and friends says, compared with what Nexconn says afterwards.

use std::collections::HashMap;

use futures_util::{StreamExt, stream};
use nexconn_api::admin::{ItemNote, JOB_USERS, JobAction};
use sqlx::{AssertSqlSafe, SqliteConnection};

use super::{refuse, told_wrong};
use crate::jobs::batch::{Batch, Item, Work};
use crate::jobs::evidence::{Evidence, changed_since, of_relation};
use crate::jobs::finish::CHECKS;
use crate::jobs::read_back::{ReadBack, read_back};
use crate::jobs::runner::Runner;
use crate::jobs::{claim, lease};
use crate::{Error, deletions, undo};

/// Users of one comparison, so that the lease is renewed between two.
const USERS: usize = 1000;
/// Readings on their way at a time.
const AT_ONCE: usize = 10;

/// A user for whom a call was done.
#[derive(Debug, sqlx::FromRow)]
struct Done {
    #[sqlx(flatten)]
    item: Item,
    audit_id: i64,
}

impl Runner<'_> {
    /// Whoever is not as Nexconn said counts as refused, unless somebody changed the user meanwhile; what cannot be
    /// read stays as it was told. False where the lease is lost or the gateway stops.
    pub(in crate::jobs) async fn check_relations(&self) -> Result<bool, Error> {
        let mut after = -1;
        loop {
            let mut connection = self.shared.database.readers().acquire().await?;
            let done = done(&mut connection, self.work, after).await?;
            drop(connection);
            let Some(last) = done.last() else { return Ok(true) };
            after = last.item.idx;
            let entries = done.iter().map(|done| (done.item.idx, done.audit_id)).collect();
            // The values of users who were erased meanwhile are gone.
            let items = done.into_iter().map(|done| done.item);
            let items = items.filter(|item| !self.work.is_erased(item)).collect();
            let batches = self.work.alike(items, self.shared.clock.now())?;
            let Some(read) = self.read_all(&batches).await else { return Ok(false) };
            if !self.compare(&batches, &read, &entries).await? {
                return Ok(false);
            }
        }
    }

    /// None where the gateway stops.
    async fn read_all(&self, batches: &[Batch]) -> Option<Vec<ReadBack>> {
        let Self { shared, work, .. } = *self;
        let reading: Vec<_> =
            batches.iter().map(|batch| read_back(shared, work, batch, CHECKS)).collect();
        tokio::select! {
            () = shared.stopping.cancelled() => None,
            read = stream::iter(reading).buffered(AT_ONCE).collect() => Some(read),
        }
    }

    /// False where the lease is lost.
    async fn compare(
        &self,
        batches: &[Batch],
        read: &[ReadBack],
        entries: &HashMap<i64, i64>,
    ) -> Result<bool, Error> {
        let Self { shared, work, .. } = *self;
        let now = shared.clock.now();
        let mut transaction = shared.database.write().await?;
        if !lease::renew(&mut transaction, shared, work.job, now).await? {
            return Ok(false);
        }
        let mut wrong = 0;
        for (batch, read) in batches.iter().zip(read) {
            let not_so = |item: &&Item| of_relation(batch, item, read) == Evidence::NotDone;
            for item in batch.items.iter().filter(not_so) {
                let entry = entries.get(&item.idx).copied().unwrap_or_default();
                if is_changed_since(&mut transaction, work, batch, item, entry).await? {
                    continue;
                }
                let one = (item.idx, entry, item.subject());
                refuse(&mut transaction, work, one, ItemNote::ReadOtherwise, now).await?;
                wrong += 1;
            }
        }
        told_wrong(&mut transaction, work, wrong).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// Whether somebody changed the user or the pair since, or deleted one of them, which erases what was set.
async fn is_changed_since(
    transaction: &mut SqliteConnection,
    work: &Work,
    batch: &Batch,
    item: &Item,
    entry: i64,
) -> Result<bool, Error> {
    for user_id in std::iter::once(&item.user_id).chain(&item.target) {
        if deletions::of(transaction, &work.app, user_id).await?.is_some() {
            return Ok(true);
        }
    }
    let family = undo::family(batch.spec.path);
    changed_since(transaction, work, item.subject(), entry, family).await
}

/// Users for whom a call was done, from a position on.
async fn done(
    connection: &mut SqliteConnection,
    work: &Work,
    after: i64,
) -> Result<Vec<Done>, Error> {
    // There is one list of mutes for all: it is read once.
    let most = match work.action {
        JobAction::Mute | JobAction::Unmute => JOB_USERS,
        _ => USERS,
    };
    let sql = format!(
        "SELECT {}, audit_id FROM job_items
         WHERE job_id = $1 AND state = 'done' AND audit_id IS NOT NULL AND idx > $2
         ORDER BY idx LIMIT $3",
        claim::COLUMNS
    );
    Ok(sqlx::query_as(AssertSqlSafe(sql))
        .bind(work.job)
        .bind(after)
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?)
}
