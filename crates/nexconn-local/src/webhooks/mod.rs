//! Webhooks: what happens to users is told to the app's address.
//!
//! What is to be told is stored by [`emit`], in the transaction that makes it true, so that a crash neither loses nor
//! invents one. A [`Sender`] for each app posts what is stored, apart from every request.

mod post;
mod sender;
mod settle;

pub(crate) use sender::Sender;

use nexconn_api::webhooks::{ActivationStateItem, ConnectionStatusItem, Envelope, Event};
use serde::Serialize;
use sqlx::SqliteConnection;
use uuid::Uuid;

use crate::Error;
use crate::store::{outbox, webhook};

/// Something that happened to a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Occurrence {
    /// A connection began or ended.
    Connection(ConnectionStatusItem),
    /// A soft delete or a restore came out.
    Activation(ActivationStateItem),
}

impl Occurrence {
    fn event(&self) -> Event {
        match self {
            Self::Connection(_) => Event::ConnectionStatus,
            Self::Activation(_) => Event::ActivationState,
        }
    }

    fn user_id(&self) -> &str {
        match self {
            Self::Connection(item) => &item.user_id,
            Self::Activation(item) => &item.user_id,
        }
    }

    fn time(&self) -> i64 {
        match self {
            Self::Connection(item) => item.time,
            Self::Activation(item) => item.time,
        }
    }
}

/// Stores a webhook in the transaction that makes its content true, where the app has an address and the event is
/// switched on. Whoever commits wakes the sender: [`App::commit`](crate::app::App::commit) does both.
pub(crate) async fn emit(
    transaction: &mut SqliteConnection,
    occurrence: Occurrence,
) -> Result<(), Error> {
    let settings = webhook::settings(&mut *transaction).await?;
    let event = occurrence.event();
    let Some(kind) = settings.name_of(event) else { return Ok(()) };
    let (user_id, time) = (occurrence.user_id().to_owned(), occurrence.time());
    let envelope = Envelope {
        kind: kind.to_owned(),
        id: Uuid::new_v4().to_string(),
        time,
        data: vec![occurrence],
    };
    let body = serde_json::to_string(&envelope)?;
    outbox::add(transaction, &user_id, event, &body, time).await?;
    Ok(())
}
