//! Connections as the database knows them, so that their beginning and end are told by webhook: each once, whatever
//! ends them, even a crash of the service.

use nexconn_api::webhooks::{ConnectionChange, ConnectionStatusItem};
use sqlx::SqliteConnection;

use crate::Error;
use crate::store::sessions::{self, Session};
use crate::webhooks::{Occurrence, emit};

/// Notes that a connection begins, and ends the older one of the same device.
pub(super) async fn begin(
    transaction: &mut SqliteConnection,
    session: Session,
    now: i64,
) -> Result<(), Error> {
    let (user_id, device_id) = (&session.user_id, &session.device_id);
    let older = sessions::take_of_device(&mut *transaction, user_id, device_id).await?;
    if let Some(older) = older {
        tell(&mut *transaction, older, ConnectionChange::Disconnected, now).await?;
    }
    sessions::add(&mut *transaction, &session).await?;
    tell(transaction, session, ConnectionChange::Connected, now).await
}

/// Notes that a connection has ended, unless that was noted already.
pub(super) async fn end(
    transaction: &mut SqliteConnection,
    session_id: &str,
    now: i64,
) -> Result<(), Error> {
    match sessions::take(&mut *transaction, session_id).await? {
        Some(session) => tell(transaction, session, ConnectionChange::Disconnected, now).await,
        None => Ok(()),
    }
}

/// Notes that every connection of a user ends.
pub(crate) async fn end_of_user(
    transaction: &mut SqliteConnection,
    user_id: &str,
    change: ConnectionChange,
    now: i64,
) -> Result<(), Error> {
    for session in sessions::take_of_user(&mut *transaction, user_id).await? {
        tell(&mut *transaction, session, change, now).await?;
    }
    Ok(())
}

/// Notes that every connection has ended: the service stops, or has crashed.
pub(crate) async fn end_all(transaction: &mut SqliteConnection, now: i64) -> Result<(), Error> {
    for session in sessions::take_all(&mut *transaction).await? {
        tell(&mut *transaction, session, ConnectionChange::Disconnected, now).await?;
    }
    Ok(())
}

async fn tell(
    transaction: &mut SqliteConnection,
    session: Session,
    status: ConnectionChange,
    time: i64,
) -> Result<(), Error> {
    let item = ConnectionStatusItem {
        status,
        user_id: session.user_id,
        os: Some(session.os),
        time,
        client_ip: Some(session.client_ip),
        session_id: Some(session.id),
    };
    emit(transaction, Occurrence::Connection(item)).await
}
