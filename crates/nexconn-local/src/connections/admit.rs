//! Whether a client is let in.

use std::net::SocketAddr;
use std::sync::Arc;

use nexconn_api::client::{ClientFrame, DEVICE_ID_BYTES, Os, ServiceFrame};
use nexconn_api::{Code, Secret};

use super::{Entry, sessions};
use crate::Error;
use crate::app::App;
use crate::friendships;
use crate::service::Service;
use crate::store::sessions::Session;
use crate::store::{access_tokens, bans, friend_requests, messages};

/// A client that was let in.
#[derive(Debug)]
pub(super) struct Admitted {
    pub(super) app: Arc<App>,
    pub(super) entry: Entry,
    pub(super) os: Os,
    /// Messages and requests for friendship that waited for the user.
    pub(super) waited: Vec<ServiceFrame>,
}

/// Lets a client in, or says with which code it is refused. Where several apply, the first of this order
/// is told: token invalid, user soft-deleted, token expired, user banned.
pub(super) async fn admit(
    service: &Service,
    frame: ClientFrame,
    peer: SocketAddr,
) -> Result<Admitted, Error> {
    let ClientFrame::Connect { app_key, access_token, device_id, os } = frame else {
        return Err(refused(MALFORMED, "the first frame must be of type connect"));
    };
    if device_id.is_empty() || device_id.len() > DEVICE_ID_BYTES {
        return Err(refused(MALFORMED, "deviceId must have 1 to 64 bytes"));
    }
    let app = service.apps.get(&app_key).ok_or_else(invalid_token)?;
    let device = Device { id: device_id, os, peer };
    let (entry, waited) = enter(service, app, &access_token, device).await?;
    Ok(Admitted { app: Arc::clone(app), entry, os, waited })
}

/// What connects.
struct Device {
    id: String,
    os: Os,
    peer: SocketAddr,
}

/// Malformed client information, in Nexconn's codes for clients.
pub(super) const MALFORMED: Code = Code(31002);

/// Checks and enters under the app's one write transaction: a ban or a deletion that is committed later finds the
/// connection and cuts it, one that was committed before is seen here.
async fn enter(
    service: &Service,
    app: &App,
    token: &Secret,
    device: Device,
) -> Result<(Entry, Vec<ServiceFrame>), Error> {
    let mut transaction = app.database.write().await?;
    let now = service.clock.now();
    let issued =
        access_tokens::find(&mut transaction, token, now).await?.ok_or_else(invalid_token)?;
    if issued.soft_deleted {
        return Err(refused(Code::SOFT_DELETED, "the user is soft-deleted"));
    }
    if issued.expired {
        return Err(refused(Code::EXPIRED_TOKEN, "the access token has expired"));
    }
    if bans::is_banned(&mut transaction, &issued.user_id, now).await? {
        return Err(refused(Code::BANNED, "the user is banned"));
    }
    let messages = messages::take(&mut transaction, &issued.user_id, now).await?;
    let requests = friend_requests::waiting_for(&mut transaction, &issued.user_id, now).await?;
    let waited = messages.into_iter().map(super::messages::frame);
    let waited = waited.chain(requests.into_iter().map(friendships::request_frame)).collect();
    let entry = app.connections.add(issued.user_id, device.id);
    let session = Session {
        id: entry.session.to_string(),
        user_id: entry.user_id.clone(),
        device_id: entry.device_id.clone(),
        os: device.os.name().to_owned(),
        client_ip: device.peer.to_string(),
    };
    let begun = match sessions::begin(&mut transaction, session, now).await {
        Ok(()) => app.commit(transaction).await.map_err(Error::from),
        Err(error) => Err(error),
    };
    if begun.is_err() {
        app.connections.remove(&entry);
    }
    begun.map(|()| (entry, waited))
}

fn invalid_token() -> Error {
    refused(Code::INVALID_TOKEN, "the access token is invalid, or of another App Key")
}

fn refused(code: Code, message: &str) -> Error {
    Error::refused(code, message)
}
