//! One call on its way through a handler.

use std::sync::Arc;

use nexconn_api::{Code, Spec};
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
    /// Users whose connections are cut once the change is permanent.
    cut: Vec<String>,
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
        Ok(Self { app, service, now, connection, cut: Vec::new() })
    }

    /// The app's database.
    pub(crate) fn database(&mut self) -> &mut SqliteConnection {
        match &mut self.connection {
            Connection::Reader(connection) => connection,
            Connection::Writer(transaction) => transaction,
        }
    }

    /// Cuts a user's connections with [`Code::CUT_BY_BAN`] when the change is committed.
    pub(crate) fn cut_when_committed(&mut self, user_id: String) {
        self.cut.push(user_id);
    }

    /// Makes what the call changed permanent. Dropped without it, a call changes nothing.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        if let Connection::Writer(transaction) = self.connection {
            transaction.commit().await?;
        }
        for user_id in &self.cut {
            self.app.connections.cut(user_id, Code::CUT_BY_BAN);
        }
        Ok(())
    }
}
