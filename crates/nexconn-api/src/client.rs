//! The connection of an app's client to nexconn-local: JSON frames over a WebSocket.
//!
//! These frames are ours: Nexconn's client protocol is private, and its SDKs cannot connect here.
//! Only the codes are Nexconn's.

use serde::{Deserialize, Serialize};

use crate::{Code, Secret};

/// Path of the WebSocket.
pub const CONNECT_PATH: &str = "/client/connect";
/// Longest id of a device, in bytes.
pub const DEVICE_ID_BYTES: usize = 64;
/// Largest frame a client may send, in bytes.
pub const FRAME_BYTES: usize = 16 * 1024;

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
}
