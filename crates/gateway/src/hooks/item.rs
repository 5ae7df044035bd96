//! What is kept of an event until it is applied: no more than that needs.

use nexconn_api::admin::{HookRefusal, HookSettings, Relation, RelationChanged};
use nexconn_api::webhooks::{
    ActivationStateItem, ConnectionChange, ConnectionStatusItem, Envelope, Event as Kind,
    FriendshipItem, ProfileUpdateItem,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::directory::DeviceChange;

/// Longest type and id of an event, in bytes.
const NAME_BYTES: usize = 256;

/// An event.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) id: String,
    /// Its type.
    pub(super) kind: String,
    /// None where the gateway does nothing with events of this type.
    pub(super) items: Option<Vec<Item>>,
}

/// One thing that happened, by the gateway's clock.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Item {
    Device(DeviceChange),
    Activation(ActivationStateItem),
    /// Of profiles and friendships it is kept whose changed, and nothing of what they hold.
    Relation(RelationChanged),
}

/// Whether the gateway does something with events of a type.
pub(super) fn is_applied(kind: &str, settings: &HookSettings) -> bool {
    const APPLIED: [&str; 3] =
        [Kind::ConnectionStatus.name(), Kind::ProfileUpdate.name(), Kind::Friendship.name()];
    APPLIED.contains(&kind) || kind == settings.activation_type
}

/// Reads the body of a request.
pub(super) fn read(body: &[u8], settings: &HookSettings) -> Result<Event, HookRefusal> {
    let envelope: Envelope<Value> =
        serde_json::from_slice(body).map_err(|_| HookRefusal::Unreadable)?;
    let is_name = |text: &str| (1..=NAME_BYTES).contains(&text.len());
    if !is_name(&envelope.id) || !is_name(&envelope.kind) {
        return Err(HookRefusal::Unreadable);
    }
    let items = if envelope.kind == settings.activation_type {
        Some(items(envelope.data, Item::Activation)?)
    } else if envelope.kind == Kind::ConnectionStatus.name() {
        Some(items(envelope.data, |item| Item::Device(device(item)))?)
    } else if envelope.kind == Kind::ProfileUpdate.name() {
        Some(items(envelope.data, |item| Item::Relation(profile(&item)))?)
    } else if envelope.kind == Kind::Friendship.name() {
        Some(items(envelope.data, |item| Item::Relation(friendship(&item)))?)
    } else {
        None
    };
    Ok(Event { id: envelope.id, kind: envelope.kind, items })
}

fn items<T: DeserializeOwned>(
    data: Vec<Value>,
    item: impl Fn(T) -> Item,
) -> Result<Vec<Item>, HookRefusal> {
    let read = |value| serde_json::from_value(value).map(&item);
    data.into_iter().map(read).collect::<Result<_, _>>().map_err(|_| HookRefusal::Unreadable)
}

/// Address and system of the device are not kept.
fn device(item: ConnectionStatusItem) -> DeviceChange {
    DeviceChange {
        user_id: item.user_id,
        session: item.session_id.unwrap_or_default(),
        connected: item.status == ConnectionChange::Connected,
        at: item.time,
    }
}

fn profile(item: &ProfileUpdateItem) -> RelationChanged {
    RelationChanged::of(Relation::Profile, &[&item.operator_id])
}

fn friendship(item: &FriendshipItem) -> RelationChanged {
    RelationChanged::of(Relation::Friends, &[&item.user_id, &item.to_user_id])
}

impl Event {
    /// The same with times by the gateway's clock, which is `ahead` of the sender's by so many milliseconds. Nothing
    /// that is told now happened later than now.
    pub(super) fn by_our_clock(mut self, ahead: i64, now: i64) -> Self {
        for item in self.items.iter_mut().flatten() {
            let at = match item {
                Item::Device(change) => &mut change.at,
                Item::Activation(item) => &mut item.time,
                Item::Relation(_) => continue,
            };
            *at = at.saturating_add(ahead).min(now);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn event(kind: &str, data: &Value) -> Result<Event, HookRefusal> {
        let body = json!({"type": kind, "id": "e", "time": 1, "data": data}).to_string();
        read(body.as_bytes(), &HookSettings::default())
    }

    #[test]
    fn of_a_connection_no_address_and_no_system_is_kept() {
        let data = json!([{"status": "0", "userId": "u", "os": "iOS", "time": 7,
                           "clientIp": "10.0.0.7:50000", "sessionId": "s"}]);
        let items = event("user:connection_status", &data).expect("read").items.expect("applied");
        let kept = serde_json::to_value(items).expect("json");
        let only = json!({"userId": "u", "session": "s", "connected": true, "at": 7});
        assert_eq!(kept, json!([{"device": only}]));
    }

    #[test]
    fn an_unknown_type_is_an_event_of_which_nothing_is_kept() {
        let read = event("user:other", &json!([{"anything": 1}])).expect("read");
        assert_eq!((read.kind.as_str(), read.items), ("user:other", None));
    }

    #[test]
    fn of_a_profile_and_of_a_friendship_only_ids_are_kept() {
        let profile = json!([{"operatorId": "u", "operationType": 1, "time": 7,
            "userProfile": {"name": "小雨"}, "userMetaData": {"ext_city": "Lyon"}}]);
        let items = event("user:profile_update", &profile).expect("read").items.expect("applied");
        let kept = serde_json::to_value(items).expect("json");
        assert_eq!(kept, json!([{"relation": {"what": "profile", "userIds": ["u"]}}]));
        let friendship = json!([{"operationType": 1, "userId": "u", "toUserId": "v", "time": 7,
            "os": "iOS", "extra": "from the club"}]);
        let items = event("user:friendship", &friendship).expect("read").items.expect("applied");
        let kept = serde_json::to_value(items).expect("json");
        assert_eq!(kept, json!([{"relation": {"what": "friends", "userIds": ["u", "v"]}}]));
    }

    #[test]
    fn another_name_of_the_activation_event_can_be_set() {
        let parts = json!({"userId": "u", "operateId": "o", "operationType": 0, "code": "0",
                           "time": 7});
        let body = json!({"type": "user:delete_state", "id": "e", "time": 1, "data": [parts]});
        let settings =
            HookSettings { activation_type: "user:delete_state".into(), ..HookSettings::default() };
        let items = read(body.to_string().as_bytes(), &settings).expect("read").items;
        assert!(matches!(items.as_deref(), Some([Item::Activation(item)]) if item.user_id == "u"));
    }

    #[test]
    fn what_has_no_form_of_an_event_is_refused() {
        for body in ["", "[]", "{}", r#"{"type":"t","id":"","time":1,"data":[]}"#] {
            let refused = read(body.as_bytes(), &HookSettings::default());
            assert_eq!(refused, Err(HookRefusal::Unreadable), "{body}");
        }
        let strange = json!([{"status": "9", "userId": "u", "time": 7}]);
        assert_eq!(event("user:connection_status", &strange), Err(HookRefusal::Unreadable));
        assert_eq!(event("user:activation_state", &json!([{}])), Err(HookRefusal::Unreadable));
    }

    #[test]
    fn times_are_those_of_our_clock_and_never_ahead_of_it() {
        let data = json!([{"status": "0", "userId": "u", "time": 100},
                          {"status": "1", "userId": "u", "time": 100_000}]);
        let read = event("user:connection_status", &data).expect("read").by_our_clock(50, 10_000);
        let at = |item: &Item| match item {
            Item::Device(change) => change.at,
            Item::Activation(item) => item.time,
            Item::Relation(_) => unreachable!("only devices"),
        };
        let times: Vec<i64> = read.items.iter().flatten().map(at).collect();
        assert_eq!(times, [150, 10_000]);
    }
}
