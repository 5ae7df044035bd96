//! How long a session may go on with something that lasts.

use nexconn_api::Spec;
use tokio::sync::watch;

use super::access;
use super::store::{self, SignedIn};
use crate::Error;
use crate::gateway::Shared;

/// Looks after something that lasts, such as a stream: whether its session may still go on with it. That is no use
/// of the session: a console left open overnight is signed out.
#[derive(Debug)]
pub(crate) struct Watch {
    shared: Shared,
    /// Digest that names the session.
    session: String,
    spec: &'static Spec,
    app: String,
    woken: watch::Receiver<()>,
}

impl Watch {
    /// Watches over a session that uses an endpoint in an app.
    pub(crate) fn new(shared: Shared, session: String, spec: &'static Spec, app: String) -> Self {
        let woken = shared.events.subscribe();
        Self { shared, session, spec, app, woken }
    }

    /// Takes note of all that has happened so far: [`Watch::changed`] waits for what comes after.
    pub(crate) fn mark_seen(&mut self) {
        self.woken.borrow_and_update();
    }

    /// When the session ends unless it is used, in Unix milliseconds; none where it has ended or lost its role.
    pub(crate) async fn allowed_until(&self) -> Result<Option<i64>, Error> {
        let readers = self.shared.database.readers();
        let session = store::look(readers, &self.session, self.shared.clock.now()).await?;
        let allowed =
            |session: &SignedIn| access::check_again(session, self.spec, &self.app).is_ok();
        Ok(session.filter(allowed).map(|session| session.expires_at))
    }

    /// Waits until `until`, or until something has happened that may have changed it; false once nothing can.
    pub(crate) async fn changed(&mut self, until: i64) -> bool {
        tokio::select! {
            () = self.shared.clock.sleep_until(until) => true,
            woken = self.woken.changed() => woken.is_ok(),
        }
    }

    /// Waits until the session may no longer go on.
    pub(crate) async fn ended(&mut self) -> Result<(), Error> {
        loop {
            self.mark_seen();
            let Some(until) = self.allowed_until().await? else { return Ok(()) };
            if !self.changed(until).await {
                return Ok(());
            }
        }
    }
}
