use serde::{Deserialize, Serialize};

/// A device of a user came online or went offline: a change, not a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConnectionStatusItem {
    /// What happened. (The status that the REST API tells means the opposite: there, `1` is online.)
    pub status: ConnectionChange,
    /// The user.
    pub user_id: String,
    /// What the device runs: `iOS`, `Android`, `Websocket`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub os: Option<String>,
    /// Unix milliseconds.
    pub time: i64,
    /// Where the device connected from: `ip:port`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_ip: Option<String>,
    /// The connection, one a device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
}

/// What happened to a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum ConnectionChange {
    /// It began.
    #[serde(rename = "0")]
    Connected,
    /// It ended: closed, lost, replaced or cut by a ban.
    #[serde(rename = "1")]
    Disconnected,
    /// It ended because the user was logged out, as a soft delete does.
    #[serde(rename = "2")]
    LoggedOut,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_known_is_left_out() {
        let lost = json!({"status": "1", "userId": "u", "time": 7});
        let item: ConnectionStatusItem = serde_json::from_value(lost.clone()).expect("read");
        assert_eq!(item.status, ConnectionChange::Disconnected);
        assert_eq!(serde_json::to_value(item).expect("written"), lost);
        let whole = json!({"status": "0", "userId": "u", "os": "Websocket", "time": 7,
            "clientIp": "10.0.0.7:50000", "sessionId": "s"});
        let item: ConnectionStatusItem = serde_json::from_value(whole.clone()).expect("read");
        assert_eq!(serde_json::to_value(item).expect("written"), whole);
    }
}
