//! Webhooks: what Nexconn posts to an app's address when something happens to its users
//! (documentation: `webhook/overview` and `webhook/events/user`).
//!
//! Each is a POST of an [`Envelope`] in JSON, with signature parameters in its URL
//! ([`signature`]). Null and empty fields are left out of an item.

mod activation;
mod connection;
mod event;
mod friendship;
mod profile_update;
pub mod signature;

pub use activation::{ActivationStateItem, Operation};
pub use connection::{ConnectionChange, ConnectionStatusItem};
pub use event::{EVENT_NAMES, Event, TYPE_BYTES};
pub use friendship::{FriendshipChange, FriendshipItem};
pub use profile_update::{ProfileChange, ProfileUpdateItem};

use serde::{Deserialize, Serialize};

/// One webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "EnvelopeOf{T}"))]
pub struct Envelope<T> {
    /// What happened: the name of an [`Event`], or another that this version does not know.
    #[serde(rename = "type")]
    pub kind: String,
    /// Unique; the same again when it is posted again.
    pub id: String,
    /// When it happened, in Unix milliseconds.
    pub time: i64,
    /// Usually one item; several are allowed.
    pub data: Vec<T>,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn the_documented_webhook_is_read_and_written_to_the_letter() {
        let documented = json!({
            "type": "user:activation_state",
            "id": "550e8400-e29b-41d4-a716-446655440002",
            "time": 1_730_192_400_000_i64,
            "data": [{
                "userId": "user_001",
                "operateId": "op_20241029_001",
                "operationType": 0,
                "code": "0",
                "time": 1_730_192_400_000_i64
            }]
        });
        let read: Envelope<ActivationStateItem> =
            serde_json::from_value(documented.clone()).expect("read");
        assert_eq!(read.kind, Event::ActivationState.name());
        assert_eq!(read.data[0].operation_type, Operation::SoftDelete);
        assert!(read.data[0].succeeded());
        assert_eq!(serde_json::to_value(read).expect("written"), documented);
    }

    #[test]
    fn items_that_are_not_known_yet_can_be_kept_as_json() {
        let other = json!({"type": "user:other", "id": "1", "time": 2, "data": [{"a": null}]});
        let read: Envelope<Value> = serde_json::from_value(other.clone()).expect("read");
        assert_eq!(serde_json::to_value(read).expect("written"), other);
    }
}
