//! Where such a job stands, and the users it found, as rows.

use std::collections::HashSet;

use nexconn_api::admin::{FillList, ItemNote, RefusedList};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::Place;
use crate::sql::push_in;
use crate::{Error, directory};

pub(super) async fn begin(
    transaction: &mut SqliteConnection,
    job: i64,
    place: Place,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO fills (job_id, list, page) VALUES ($1, $2, $3)")
        .bind(job)
        .bind(place.list.name())
        .bind(place.page)
        .execute(transaction)
        .await?;
    Ok(())
}

/// The page that comes next.
pub(super) async fn place(connection: &mut SqliteConnection, job: i64) -> Result<Place, Error> {
    let (list, page): (String, i64) =
        sqlx::query_as("SELECT list, page FROM fills WHERE job_id = $1")
            .bind(job)
            .fetch_one(connection)
            .await?;
    let list = FillList::from_name(&list)
        .ok_or_else(|| Error::Internal(format!("job {job} walks no known list")))?;
    Ok(Place { list, page })
}

pub(super) async fn go_on(
    transaction: &mut SqliteConnection,
    job: i64,
    place: Place,
) -> Result<(), Error> {
    sqlx::query("UPDATE fills SET list = $1, page = $2 WHERE job_id = $3")
        .bind(place.list.name())
        .bind(place.page)
        .bind(job)
        .execute(transaction)
        .await?;
    Ok(())
}

/// The lists that Nexconn refused to tell.
pub(super) async fn refused(
    connection: &mut SqliteConnection,
    job: i64,
) -> Result<Vec<RefusedList>, Error> {
    let json: Option<String> = sqlx::query_scalar("SELECT refused FROM fills WHERE job_id = $1")
        .bind(job)
        .fetch_optional(connection)
        .await?;
    let read = |json: String| serde_json::from_str(&json);
    let refused = json.map(read).transpose();
    refused.map(Option::unwrap_or_default).map_err(|error| Error::Internal(error.to_string()))
}

pub(super) async fn refuse(
    transaction: &mut SqliteConnection,
    job: i64,
    list: RefusedList,
) -> Result<(), Error> {
    let mut refused = refused(transaction, job).await?;
    refused.push(list);
    let json = serde_json::to_string(&refused).map_err(|e| Error::Internal(e.to_string()))?;
    sqlx::query("UPDATE fills SET refused = $1 WHERE job_id = $2")
        .bind(json)
        .bind(job)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Stores users that were found, each once in a job, and lets the directory know them.
pub(super) async fn found(
    transaction: &mut SqliteConnection,
    (app, job): (&str, i64),
    users: &[String],
    now: i64,
) -> Result<(), Error> {
    let before = in_job(transaction, job, users).await?;
    let mut seen = HashSet::new();
    let new: Vec<&str> = users
        .iter()
        .map(String::as_str)
        .filter(|user| !before.contains(*user) && seen.insert(*user))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    let known = in_directory(transaction, app, &new).await?;
    let count: i64 = sqlx::query_scalar("SELECT done FROM jobs WHERE id = $1")
        .bind(job)
        .fetch_one(&mut *transaction)
        .await?;
    let mut sql = QueryBuilder::<Sqlite>::new(
        "INSERT INTO job_items (job_id, idx, app, user_id, state, note, changed_at) ",
    );
    sql.push_values((count..).zip(&new), |mut row, (index, user)| {
        let note = known.contains(*user).then_some(ItemNote::KnownBefore.name());
        row.push_bind(job).push_bind(index).push_bind(app).push_bind(*user);
        row.push_bind("done").push_bind(note).push_bind(now);
    });
    sql.build().execute(&mut *transaction).await?;
    sqlx::query("UPDATE jobs SET done = done + $1 WHERE id = $2")
        .bind(i64::try_from(new.len()).unwrap_or(i64::MAX))
        .bind(job)
        .execute(&mut *transaction)
        .await?;
    directory::know(transaction, app, &new, now).await
}

async fn in_job(
    connection: &mut SqliteConnection,
    job: i64,
    users: &[String],
) -> Result<HashSet<String>, Error> {
    if users.is_empty() {
        return Ok(HashSet::new());
    }
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT user_id FROM job_items WHERE job_id = ");
    sql.push_bind(job).push(" AND user_id");
    push_in(&mut sql, users.iter().map(String::as_str));
    let found: Vec<String> = sql.build_query_scalar().fetch_all(connection).await?;
    Ok(found.into_iter().collect())
}

async fn in_directory(
    connection: &mut SqliteConnection,
    app: &str,
    users: &[&str],
) -> Result<HashSet<String>, Error> {
    let mut sql = QueryBuilder::<Sqlite>::new("SELECT user_id FROM users WHERE app = ");
    sql.push_bind(app).push(" AND user_id");
    push_in(&mut sql, users.iter().copied());
    let found: Vec<String> = sql.build_query_scalar().fetch_all(connection).await?;
    Ok(found.into_iter().collect())
}
