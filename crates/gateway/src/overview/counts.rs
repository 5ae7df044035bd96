//! The counts of an app now.

use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::app_state::{Service, quota};
use crate::bans::push_banned;
use crate::deletions::push_deleted;
use crate::gateway::Shared;
use crate::{AppConfig, Error};
use nexconn_api::admin::UserQuota;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Registered,
    Online,
    Banned,
    Deleted,
}

impl What {
    pub(super) const ALL: [Self; 4] = [Self::Registered, Self::Online, Self::Banned, Self::Deleted];

    /// Its name in the database.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Online => "online",
            Self::Banned => "banned",
            Self::Deleted => "deleted",
        }
    }
}

/// A count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) count: u64,
    /// Whether there may not be more.
    pub(super) exact: bool,
    /// As of when, in Unix milliseconds.
    pub(super) as_of: i64,
}

/// Every count; none where it was never told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counts {
    pub(super) quota: UserQuota,
    online: Option<Counted>,
    banned: Option<Counted>,
    deleted: Option<Counted>,
}

impl Counts {
    /// Counts what the service of the app told, and what the gateway knows. The list of bans is not
    /// read here.
    pub(super) async fn of(
        shared: &Shared,
        app: &AppConfig,
        service: Option<&Service>,
    ) -> Result<Self, Error> {
        let now = shared.clock.now();
        let readers = shared.database.readers();
        let quota = quota(readers, app, service, now).await?;
        let mut connection = readers.begin().await?;
        let told = |Service { state, at }: &Service| Counted {
            count: state.soft_deleted_users.into(),
            exact: true,
            as_of: *at,
        };
        Ok(Self {
            quota,
            online: online(&mut connection, &app.slug).await?,
            banned: banned(&mut connection, &app.slug, now).await?,
            deleted: match service {
                Some(service) => Some(told(service)),
                None => deleted(&mut connection, &app.slug).await?,
            },
        })
    }

    pub(super) fn get(&self, what: What) -> Option<Counted> {
        match what {
            What::Registered => Some(Counted {
                count: self.quota.registered,
                exact: self.quota.exact,
                as_of: self.quota.at,
            }),
            What::Online => self.online,
            What::Banned => self.banned,
            What::Deleted => self.deleted,
        }
    }
}

/// Users that were online when it was learnt last; none where it never was of anybody.
async fn online(connection: &mut SqliteConnection, app: &str) -> Result<Option<Counted>, Error> {
    let (online, as_of): (i64, Option<i64>) = sqlx::query_as(
        "SELECT COUNT(CASE WHEN online = 1 THEN 1 END), MAX(online_at) FROM users WHERE app = $1",
    )
    .bind(app)
    .fetch_one(connection)
    .await?;
    Ok(as_of.map(|as_of| Counted { count: number(online), exact: false, as_of }))
}

/// Banned users by the copy of Nexconn's list; none where it never was read.
async fn banned(
    connection: &mut SqliteConnection,
    app: &str,
    now: i64,
) -> Result<Option<Counted>, Error> {
    let read_at: Option<Option<i64>> =
        sqlx::query_scalar("SELECT bans_read_at FROM app_facts WHERE app = $1")
            .bind(app)
            .fetch_optional(&mut *connection)
            .await?;
    let Some(as_of) = read_at.flatten() else { return Ok(None) };
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT COUNT(*) FROM bans b WHERE b.app = ");
    sql.push_bind(app);
    push_banned(&mut sql, now);
    let banned: i64 = sql.build_query_scalar().fetch_one(connection).await?;
    Ok(Some(Counted { count: number(banned), exact: true, as_of }))
}

/// Soft-deleted users by the copy of Nexconn's list; none where it never was read.
async fn deleted(connection: &mut SqliteConnection, app: &str) -> Result<Option<Counted>, Error> {
    let read_at: Option<Option<i64>> =
        sqlx::query_scalar("SELECT deletions_read_at FROM app_facts WHERE app = $1")
            .bind(app)
            .fetch_optional(&mut *connection)
            .await?;
    let Some(as_of) = read_at.flatten() else { return Ok(None) };
    let mut sql =
        QueryBuilder::<Sqlite>::new("SELECT COUNT(*) FROM deleted_users d WHERE d.app = ");
    sql.push_bind(app);
    push_deleted(&mut sql);
    let deleted: i64 = sql.build_query_scalar().fetch_one(connection).await?;
    Ok(Some(Counted { count: number(deleted), exact: true, as_of }))
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}
