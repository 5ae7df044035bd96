//! Webhooks: what happens to users is told to the app's address.
//!
//! What is to be told is stored by [`emit`], in the transaction that makes it true, so that a crash neither loses nor
//! invents one. A [`Sender`] for each app posts what is stored, apart from every request.

mod post;
mod sender;
mod settle;

pub(crate) use sender::Sender;

use nexconn_api::webhooks::{
    ActivationStateItem, ConnectionStatusItem, Envelope, Event, FriendshipItem, ProfileUpdateItem,
};
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
    /// A hosted profile was changed or cleared.
    Profile(ProfileUpdateItem),
    /// Something changed between two users.
    Friendship(FriendshipItem),
}

impl Occurrence {
    fn event(&self) -> Event {
        match self {
            Self::Connection(_) => Event::ConnectionStatus,
            Self::Activation(_) => Event::ActivationState,
            Self::Profile(_) => Event::ProfileUpdate,
            Self::Friendship(_) => Event::Friendship,
        }
    }

    fn user_id(&self) -> &str {
        match self {
            Self::Connection(item) => &item.user_id,
            Self::Activation(item) => &item.user_id,
            Self::Profile(item) => &item.operator_id,
            Self::Friendship(item) => &item.user_id,
        }
    }

    fn time(&self) -> i64 {
        match self {
            Self::Connection(item) => item.time,
            Self::Activation(item) => item.time,
            Self::Profile(item) => item.time,
            Self::Friendship(item) => item.time,
        }
    }
}

/// Most items of one webhook.
const ITEMS: usize = 100;

/// Stores a webhook in the transaction that makes its content true, where the app has an address and the event is
/// switched on. Whoever commits wakes the sender: [`App::commit`](crate::app::App::commit) does both.
pub(crate) async fn emit(
    transaction: &mut SqliteConnection,
    occurrence: Occurrence,
) -> Result<(), Error> {
    emit_all(transaction, &[occurrence]).await
}

/// Stores what happened at once to one user, all of one kind, in as few webhooks as there may be.
pub(crate) async fn emit_all(
    transaction: &mut SqliteConnection,
    occurrences: &[Occurrence],
) -> Result<(), Error> {
    let Some(first) = occurrences.first() else { return Ok(()) };
    let settings = webhook::settings(&mut *transaction).await?;
    let event = first.event();
    let Some(kind) = settings.name_of(event) else { return Ok(()) };
    for data in occurrences.chunks(ITEMS) {
        let envelope = Envelope {
            kind: kind.to_owned(),
            id: Uuid::new_v4().to_string(),
            time: first.time(),
            data: data.iter().collect(),
        };
        let body = serde_json::to_string(&envelope)?;
        outbox::add(&mut *transaction, first.user_id(), event, &body, first.time()).await?;
    }
    Ok(())
}
