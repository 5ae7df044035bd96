//! One call on its way through a handler.

use std::sync::Arc;

use nexconn_api::Spec;
use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection, Transaction};

use crate::Error;
use crate::app::App;
use crate::service::Service;

/// What a handler works with.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) app: Arc<App>,
    pub(crate) service: Arc<Service>,
    /// Unix milliseconds; one instant for the whole call.
    pub(crate) now: i64,
    connection: Connection,
}

#[derive(Debug)]
enum Connection {
    Reader(PoolConnection<Sqlite>),
    Writer(Transaction<'static, Sqlite>),
}

impl Call {
    /// Begins the app's one write transaction for a call that changes something, else takes a
    /// connection that only reads. The time is read then, so that it never runs against the order
    /// of the changes.
    pub(crate) async fn begin(
        service: Arc<Service>,
        app: Arc<App>,
        spec: &Spec,
    ) -> Result<Self, Error> {
        let connection = if spec.changes() {
            Connection::Writer(app.database.write().await?)
        } else {
            Connection::Reader(app.database.readers().acquire().await?)
        };
        let now = service.clock.now();
        Ok(Self { app, service, now, connection })
    }

    /// The app's database.
    pub(crate) fn database(&mut self) -> &mut SqliteConnection {
        match &mut self.connection {
            Connection::Reader(connection) => connection,
            Connection::Writer(transaction) => transaction,
        }
    }

    /// Makes what the call changed permanent. Dropped without it, a call changes nothing.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        if let Connection::Writer(transaction) = self.connection {
            transaction.commit().await?;
        }
        Ok(())
    }
}
