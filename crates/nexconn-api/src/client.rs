//! The connection of an app's client to nexconn-local: JSON frames over a WebSocket.
//!
//! These frames are ours: Nexconn's client protocol is private, and its SDKs cannot connect here.
//! Only the codes are Nexconn's.
//!
//! The first frame asks to be connected. From then on a client makes calls, each with an id of its own, and the service
//! answers each with that id and tells what others do.

mod call;
mod event;

pub use call::{CallResult, ClientCall, ClientFriend};
pub use event::FriendEvent;

use serde::{Deserialize, Serialize};

use crate::nexconn::{UserExtProfile, UserProfile};
use crate::{Code, Secret};

/// Path of the WebSocket.
pub const CONNECT_PATH: &str = "/client/connect";
/// Longest id of a device, in bytes.
pub const DEVICE_ID_BYTES: usize = 64;
/// Largest frame a client may send, in bytes.
pub const FRAME_BYTES: usize = 64 * 1024;

/// What a client sends. The first frame is [`ClientFrame::Connect`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ClientFrame {
    /// Asks to be connected.
    Connect {
        /// The app.
        app_key: String,
        /// The user's access token.
        access_token: Secret,
        /// 1 to [`DEVICE_ID_BYTES`] bytes; a user may have several devices.
        device_id: String,
        /// What the device runs.
        os: Os,
    },
    /// Asks for something; answered by [`ServiceFrame::Answer`]. Calls of a connection are taken one after the other.
    Call {
        /// Chosen by the client, to know the answer by.
        id: u32,
        /// What is asked for.
        call: ClientCall,
    },
    /// Ends the connection.
    Disconnect,
}

/// What a device runs, in the words of [webhooks](crate::webhooks).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Os {
    /// iOS.
    #[serde(rename = "iOS")]
    Ios,
    /// Android.
    Android,
    /// A browser, or anything else that connects by a `WebSocket`.
    #[default]
    Websocket,
}

impl Os {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ios => "iOS",
            Self::Android => "Android",
            Self::Websocket => "Websocket",
        }
    }

    /// The one with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Ios, Self::Android, Self::Websocket].into_iter().find(|os| os.name() == name)
    }
}

/// What the service sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ServiceFrame {
    /// The client is connected.
    Connected {
        /// As whom.
        user_id: String,
        /// Id of this connection.
        session_id: String,
    },
    /// The client is not connected; the service closes the socket.
    Refused {
        /// Why, as Nexconn's SDKs tell it.
        code: Code,
        /// The same in English.
        message: String,
    },
    /// The connection is cut; the service closes the socket.
    Disconnected {
        /// Why, as Nexconn's SDKs tell it.
        code: Code,
        /// The same in English.
        message: String,
    },
    /// The answer to a call.
    Answer {
        /// Of the call.
        id: u32,
        /// [`Code::SUCCESS`], or why it was not done, as Nexconn's SDKs tell it.
        code: Code,
        /// The same in English, where it was not done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<String>,
        /// What a call that asks for something comes to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        result: Option<CallResult>,
    },
    /// A direct message for this user.
    Message {
        /// Who wrote it.
        from: String,
        /// Its text.
        text: String,
        /// When the service took it, in Unix milliseconds. It may have waited for this user to connect.
        sent_at: i64,
        /// Unique.
        message_id: String,
    },
    /// Something changed between this user and another.
    Friend {
        /// What.
        event: FriendEvent,
        /// The other user; none where it is about all friends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        user_id: Option<String>,
        /// What was said with a request.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        extra: Option<String>,
        /// When, in Unix milliseconds.
        time: i64,
    },
    /// A hosted profile changed: this user's own, or a friend's.
    Profile {
        /// Whose.
        user_id: String,
        /// The basic profile as it is now, of a friend name and picture alone; none where nothing of it is set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        user_profile: Option<UserProfile>,
        /// The custom attributes as they are now; none for a friend, or where there are none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        user_ext_profile: Option<UserExtProfile>,
        /// When, in Unix milliseconds.
        time: i64,
    },
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn reads<T: serde::de::DeserializeOwned + Serialize>(written: &Value) -> T {
        let read: T = serde_json::from_value(written.clone()).expect("read");
        assert_eq!(&serde_json::to_value(&read).expect("written"), written);
        read
    }

    #[test]
    fn a_call_has_an_id_and_its_answer_has_the_same() {
        let call =
            json!({"type": "call", "id": 7, "call": {"type": "sendText", "to": "b", "text": "hi"}});
        let ClientFrame::Call { id, call } = reads(&call) else { panic!("a call") };
        assert_eq!((id, call), (7, ClientCall::SendText { to: "b".into(), text: "hi".into() }));
        let result = json!({"type": "sent", "messageId": "m", "sentAt": 1});
        let answer = json!({"type": "answer", "id": 7, "code": 0, "result": result});
        assert!(matches!(reads(&answer), ServiceFrame::Answer { id: 7, code: Code(0), .. }));
        let refused = json!({"type": "answer", "id": 7, "code": 405, "message": "blocked"});
        assert!(matches!(reads(&refused), ServiceFrame::Answer { result: None, .. }));
    }

    #[test]
    fn what_others_do_is_told_without_empty_fields() {
        let cleared = json!({"type": "friend", "event": "cleared", "time": 1});
        assert!(matches!(reads(&cleared), ServiceFrame::Friend { user_id: None, .. }));
        let profile =
            json!({"type": "profile", "userId": "a", "userProfile": {"name": "A"}, "time": 1});
        assert!(matches!(reads(&profile), ServiceFrame::Profile { user_ext_profile: None, .. }));
    }
}
