//! Out of the database's log as well: it holds the pages as they were.

use std::time::Duration;

use tokio::sync::watch;

use crate::gateway::Shared;

/// A log that others still read is tried again after this time.
const RETRY: Duration = Duration::from_millis(200);

/// Tells that something was erased.
#[derive(Debug)]
pub(crate) struct Erasures(watch::Sender<()>);

impl Erasures {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(()))
    }

    /// To be called once an erasure is committed.
    pub(crate) fn wake(&self) {
        self.0.send_replace(());
    }
}

/// Empties the database's log at the start, for an erasure of an earlier process, and after each
/// erasure, until the gateway stops: closing the database empties it then.
pub(crate) async fn run(shared: Shared) {
    let mut erased = shared.erasures.0.subscribe();
    loop {
        erased.borrow_and_update();
        loop {
            match shared.database.empty_log().await {
                Ok(true) => break,
                Ok(false) => {}
                Err(error) => {
                    tracing::error!(%error, "the log of the database could not be emptied after an erasure");
                }
            }
            tokio::select! {
                () = shared.stopping.cancelled() => return,
                () = tokio::time::sleep(RETRY) => {}
            }
        }
        tokio::select! {
            () = shared.stopping.cancelled() => return,
            woken = erased.changed() => if woken.is_err() { return },
        }
    }
}
