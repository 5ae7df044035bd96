//! A `WebSocket` to the service of an app.

use reqwest::{StatusCode, Upgraded, header};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::send::Upstream;
use crate::Error;

/// Largest frame that is taken from a service, in bytes: room for a list of thousands of friends.
const FRAME_BYTES: usize = 2 * 1024 * 1024;

/// An open one.
pub(crate) type Socket = WebSocketStream<Upgraded>;

impl Upstream {
    /// Opens a `WebSocket` at a path of the preferred server, over the same HTTP client as every call: with its
    /// certificates and its proxy.
    pub(crate) async fn open_socket(&self, path: &str) -> Result<Socket, Error> {
        let url = format!("{}{path}", self.servers[self.first()].trim_end_matches('/'));
        let key = generate_key();
        let request = self
            .clients
            .next()?
            .get(url)
            .header(header::CONNECTION, "Upgrade")
            .header(header::UPGRADE, "websocket")
            .header(header::SEC_WEBSOCKET_VERSION, "13")
            .header(header::SEC_WEBSOCKET_KEY, &key);
        let failed = |error: reqwest::Error| {
            tracing::warn!(error = ?error.without_url(), "no WebSocket to the service");
            Error::UpstreamUnreachable
        };
        let response = request.send().await.map_err(failed)?;
        let accepted = response.headers().get(header::SEC_WEBSOCKET_ACCEPT);
        let is_right = accepted.is_some_and(|told| *told == derive_accept_key(key.as_bytes()));
        if response.status() != StatusCode::SWITCHING_PROTOCOLS || !is_right {
            let http = response.status().as_u16();
            tracing::warn!(http, "the service takes no WebSocket");
            return Err(Error::UpstreamUnreachable);
        }
        let upgraded = response.upgrade().await.map_err(failed)?;
        let limits = WebSocketConfig::default()
            .max_message_size(Some(FRAME_BYTES))
            .max_frame_size(Some(FRAME_BYTES));
        Ok(WebSocketStream::from_raw_socket(upgraded, Role::Client, Some(limits)).await)
    }
}
