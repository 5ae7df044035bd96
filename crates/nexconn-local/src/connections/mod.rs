//! The connections of an app's clients: who is connected with which device, and cutting them.

mod admit;
mod calls;
mod messages;
pub(crate) mod sessions;
mod socket;

pub(crate) use socket::connect;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use nexconn_api::Code;
use nexconn_api::client::ServiceFrame;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

/// Most frames that wait for one client to take them.
const FRAMES_WAITING: usize = 256;

/// The live connections of one app.
#[derive(Debug, Default)]
pub(crate) struct Connections(Mutex<HashMap<String, Devices>>);

/// A user's live connections, by device.
type Devices = HashMap<String, Live>;

/// One live connection.
#[derive(Debug)]
struct Live {
    session: Uuid,
    cut: oneshot::Sender<Code>,
    told: mpsc::Sender<ServiceFrame>,
}

/// A connection's own side of its entry.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) user_id: String,
    pub(super) device_id: String,
    pub(super) session: Uuid,
    /// Why the connection is cut, once it is.
    pub(super) cut: oneshot::Receiver<Code>,
    /// What the client is to be told.
    pub(super) told: mpsc::Receiver<ServiceFrame>,
}

impl Connections {
    /// Cuts every connection of a user.
    pub(crate) fn cut(&self, user_id: &str, code: Code) {
        let devices = self.lock().remove(user_id);
        devices.into_iter().flatten().for_each(|(_, live)| live.end(code));
    }

    /// Tells every client of a user something; false where there is none to take it.
    pub(crate) fn tell(&self, user_id: &str, frame: &ServiceFrame) -> bool {
        let users = self.lock();
        let mut taken = false;
        for live in users.get(user_id).into_iter().flat_map(HashMap::values) {
            match live.told.try_send(frame.clone()) {
                Ok(()) => taken = true,
                Err(error) => {
                    tracing::warn!(session = %live.session, %error, "a client was not told");
                }
            }
        }
        taken
    }

    /// Adds a connection. An older one of the same device is replaced.
    pub(super) fn add(&self, user_id: String, device_id: String) -> Entry {
        let (sender, cut) = oneshot::channel();
        let (telling, told) = mpsc::channel(FRAMES_WAITING);
        let session = Uuid::new_v4();
        let live = Live { session, cut: sender, told: telling };
        let older = self.lock().entry(user_id.clone()).or_default().insert(device_id.clone(), live);
        if let Some(older) = older {
            older.end(Code::REPLACED);
        }
        Entry { user_id, device_id, session, cut, told }
    }

    /// Removes a connection that has ended, unless another one has taken its place.
    pub(super) fn remove(&self, entry: &Entry) {
        let mut users = self.lock();
        let Some(devices) = users.get_mut(&entry.user_id) else { return };
        if devices.get(&entry.device_id).is_some_and(|live| live.session == entry.session) {
            devices.remove(&entry.device_id);
        }
        if devices.is_empty() {
            users.remove(&entry.user_id);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Devices>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Live {
    fn end(self, code: Code) {
        if self.cut.send(code).is_err() {
            tracing::debug!(session = %self.session, "a connection had ended before it was cut");
        }
    }
}
