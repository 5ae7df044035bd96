//! One call on its way through a handler.

use std::sync::Arc;

use nexconn_api::client::{Os, ServiceFrame};
use nexconn_api::webhooks::ConnectionChange;
use nexconn_api::{Code, Secret};
use sqlx::{Sqlite, SqliteConnection, Transaction};
use tokio::sync::OwnedMutexGuard;

use crate::Error;
use crate::app::App;
use crate::connections::sessions;
use crate::service::Service;

/// What a handler works with.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) app: Arc<App>,
    pub(crate) service: Arc<Service>,
    /// Unix milliseconds; one instant for the whole call.
    pub(crate) now: i64,
    /// The code of the answer to a call that is done.
    pub(crate) code: Code,
    /// What the device runs whose client asks; none where a server asks.
    pub(crate) client_os: Option<Os>,
    /// Shows one state of the database from beginning to end.
    transaction: Transaction<'static, Sqlite>,
    /// Whether that transaction may change something.
    changes: bool,
    effects: Effects,
}

/// What follows once a change is permanent.
#[derive(Debug, Default)]
struct Effects {
    /// Users whose connections are cut, and what their clients are told.
    cut: Vec<(String, Code)>,
    /// Users whose clients are told something.
    told: Vec<(String, ServiceFrame)>,
    /// Whether there is a new operation.
    has_operation: bool,
    new_secret: Option<NewSecret>,
}

/// A secret that replaces the app's. One such call at a time: the last to answer holds the one that counts.
#[derive(Debug)]
struct NewSecret {
    secret: Secret,
    _turn: OwnedMutexGuard<()>,
}

impl Call {
    /// Begins the app's one write transaction for a call that changes something, else one that only reads. The time
    /// is read then, so that it never runs against the order of the changes.
    pub(crate) async fn begin(
        service: Arc<Service>,
        app: Arc<App>,
        changes: bool,
    ) -> Result<Self, Error> {
        let transaction = if changes {
            app.database.write().await?
        } else {
            app.database.readers().begin().await?
        };
        let now = service.clock.now();
        Ok(Self {
            app,
            service,
            now,
            code: Code::SUCCESS,
            client_os: None,
            transaction,
            changes,
            effects: Effects::default(),
        })
    }

    /// The app's database.
    pub(crate) fn database(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }

    /// Ends a user's connections: their end is told by webhook, and they are cut with `code` once the change is
    /// committed.
    pub(crate) async fn cut(&mut self, user_id: String, code: Code) -> Result<(), Error> {
        let now = self.now;
        let change = match code {
            Code::SOFT_DELETED => ConnectionChange::LoggedOut,
            _ => ConnectionChange::Disconnected,
        };
        sessions::end_of_user(self.database(), &user_id, change, now).await?;
        self.effects.cut.push((user_id, code));
        Ok(())
    }

    /// Tells every client of a user something once the change is committed.
    pub(crate) fn tell(&mut self, user_id: String, frame: ServiceFrame) {
        self.effects.told.push((user_id, frame));
    }

    /// Has the app's operations looked at when the change is committed.
    pub(crate) fn operate_when_committed(&mut self) {
        self.effects.has_operation = true;
    }

    /// Goes by a new App Secret when the change is committed.
    pub(crate) async fn replace_secret_when_committed(&mut self, secret: Secret) {
        let turn = Arc::clone(&self.service.apps_file).lock_owned().await;
        self.effects.new_secret = Some(NewSecret { secret, _turn: turn });
    }

    /// Makes what the call changed permanent. Dropped without it, a call changes nothing.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        if self.changes {
            self.app.commit(self.transaction).await?;
        }
        let Effects { cut, told, has_operation, new_secret } = self.effects;
        for (user_id, frame) in &told {
            self.app.connections.tell(user_id, frame);
        }
        for (user_id, code) in &cut {
            self.app.connections.cut(user_id, *code);
        }
        if has_operation {
            self.app.operation_accepted.notify_one();
        }
        if let Some(new) = new_secret {
            self.app.replace_secret(&self.service.config.data, new.secret).await?;
        }
        Ok(())
    }
}
