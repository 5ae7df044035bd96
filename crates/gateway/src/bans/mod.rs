//! Bans: the gateway's copy of Nexconn's list, what it learns from its own calls, and the bans that it
//! renews.

mod apply;
mod ends;
mod follow;
mod list;
mod reading;
mod renewals;
pub(crate) mod standing;
mod state;
mod store;
mod zone;

use std::collections::HashMap;

use tokio::sync::watch;

pub(crate) use ends::run as run_ends;
pub(crate) use follow::{follow, note};
pub(crate) use list::list;
pub(crate) use reading::{fresh, read_soon};
pub(crate) use renewals::run as run_renewals;
pub(crate) use state::{BanColumns, COLUMNS, all, of, of_users, push_banned};
pub(crate) use zone::measure as measure_zone;

use crate::AppConfig;
use crate::gateway::State;
use crate::reading::Readings;

/// What requests and background tasks share about bans.
#[derive(Debug)]
pub(crate) struct Bans {
    readings: HashMap<String, Readings>,
    changed: watch::Sender<()>,
}

impl Bans {
    pub(crate) fn new(apps: &[AppConfig]) -> Self {
        let readings = apps.iter().map(|app| (app.slug.clone(), Readings::default())).collect();
        Self { readings, changed: watch::Sender::new(()) }
    }

    /// Wakes the tasks that wait for the next end and the next renewal.
    pub(crate) fn wake(&self) {
        self.changed.send_replace(());
    }
}

/// Waits until bans changed or the next step is due. False when the gateway stops.
async fn wait(shared: &State, changed: &mut watch::Receiver<()>, next: Option<i64>) -> bool {
    tokio::select! {
        // A gateway that stops begins nothing, however late it is.
        biased;
        () = shared.stopping.cancelled() => false,
        woken = changed.changed() => woken.is_ok(),
        () = shared.clock.sleep_until(next.unwrap_or(i64::MAX)) => true,
    }
}
