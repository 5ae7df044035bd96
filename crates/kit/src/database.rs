//! A `SQLite` database: many readers, one writer, nothing acknowledged before it is on the disk.

use std::path::Path;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, Transaction};

/// How long a statement waits for another's lock.
const BUSY: Duration = Duration::from_secs(10);
/// How long emptying the log waits for readers.
const READERS_WAITED_FOR: Duration = Duration::from_millis(250);
/// Connections for reading.
const READERS: u32 = 4;

/// An open database.
#[derive(Debug, Clone)]
pub struct Database {
    readers: SqlitePool,
    writer: SqlitePool,
}

/// Why a database does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be opened or is no database.
    #[error("the database cannot be opened; check the data folder and its permissions: {0}")]
    Open(#[from] sqlx::Error),
    /// It was written by a newer version, or a migration failed.
    #[error("the database does not fit this version: {0}")]
    Migrate(#[from] MigrateError),
}

impl Database {
    /// Opens the file, creating it where it is missing, and brings it up to date.
    ///
    /// Deleted content is overwritten (`secure_delete`), so that what was erased is gone from the
    /// file and not only from its rows.
    pub async fn open(path: &Path, migrations: &Migrator) -> Result<Self, OpenError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            .pragma("secure_delete", "ON");
        let writer =
            SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        migrations.run(&writer).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.read_only(true))
            .await?;
        Ok(Self { readers, writer })
    }

    /// Connections that only read.
    pub fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// Begins the one write transaction there can be; waits for an earlier one to end. It is
    /// rolled back unless committed.
    pub async fn write(&self) -> sqlx::Result<Transaction<'static, Sqlite>> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// Empties the write-ahead log into the database file, so that what was erased is not in the log either. Waits
    /// shortly for whoever is reading, since nobody can write meanwhile; false where a reader took longer, and the
    /// log still holds what was written before.
    pub async fn empty_log(&self) -> sqlx::Result<bool> {
        let mut writer = self.writer.acquire().await?;
        wait_for_locks(&mut writer, READERS_WAITED_FOR).await?;
        let emptied =
            sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *writer).await;
        wait_for_locks(&mut writer, BUSY).await?;
        emptied.map(|busy: bool| !busy)
    }

    /// Closes every connection; the database is one file afterwards.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Sets how long statements of a connection wait for another's lock.
async fn wait_for_locks(connection: &mut SqliteConnection, time: Duration) -> sqlx::Result<()> {
    let sql = format!("PRAGMA busy_timeout = {}", time.as_millis());
    sqlx::query(AssertSqlSafe(sql)).execute(connection).await?;
    Ok(())
}
