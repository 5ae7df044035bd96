//! A small app client for nexconn-local: connects as a user with an access token and tells what happens to the
//! connection. For tests, and for people who try things out.
//!
//! The frames are nexconn-local's own (see [`nexconn_api::client`]): this is not Nexconn's private protocol, and it
//! cannot connect to the cloud.
//!
//! *Invariant:* knows a base URL and an access token, never an App Secret.

#![warn(missing_docs)]

mod calls;

pub use calls::Message;

use std::collections::VecDeque;

use futures_util::{SinkExt, StreamExt};
use nexconn_api::client::{CONNECT_PATH, CallResult, ClientFrame, Os, ServiceFrame};
use nexconn_api::{Code, Secret};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{self, Message as Packet};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Why a client is not connected, or no longer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The service does not let this user in, or does not do what was asked for.
    #[error("refused with code {}: {message}", code.0)]
    Refused {
        /// Why, as Nexconn's SDKs tell it.
        code: Code,
        /// The same in English.
        message: String,
    },
    /// The address is not that of a plain http service.
    #[error("{0} is no address of nexconn-local; it looks like http://127.0.0.1:8081")]
    Address(String),
    /// The connection failed.
    #[error("the connection failed: {0}")]
    Socket(#[from] tungstenite::Error),
    /// The service sent what this client does not know.
    #[error("the service speaks another language; is it nexconn-local? {0}")]
    Frame(#[from] serde_json::Error),
    /// The service answered something else than was asked for.
    #[error("the service answered something else: {0:?}")]
    Answer(Option<CallResult>),
    /// The connection ended without a word.
    #[error("the connection ended")]
    Ended,
}

/// How a connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The service cut it.
    Cut {
        /// Why, as Nexconn's SDKs tell it.
        code: Code,
        /// The same in English.
        message: String,
    },
    /// It closed without a reason, as when the service stops.
    Closed,
}

/// A live connection.
#[derive(Debug)]
pub struct Connection {
    socket: Socket,
    user_id: String,
    session_id: String,
    /// Id of the last call.
    last_call: u32,
    /// What the service told while an answer was waited for.
    told: VecDeque<ServiceFrame>,
}

/// Connects a device as the user of an access token, as a browser would.
///
/// `base_url` is where nexconn-local listens, such as `http://127.0.0.1:8081`.
pub async fn connect(
    base_url: &str,
    app_key: &str,
    access_token: &Secret,
    device_id: &str,
) -> Result<Connection, Error> {
    connect_with(base_url, app_key, access_token, device_id, Os::Websocket).await
}

/// Connects a device that runs `os`; see [`connect`].
pub async fn connect_with(
    base_url: &str,
    app_key: &str,
    access_token: &Secret,
    device_id: &str,
    os: Os,
) -> Result<Connection, Error> {
    let host = base_url.strip_prefix("http://").ok_or_else(|| Error::Address(base_url.into()))?;
    let url = format!("ws://{}{CONNECT_PATH}", host.trim_end_matches('/'));
    let (mut socket, _) = connect_async(url).await?;
    let connect = ClientFrame::Connect {
        app_key: app_key.to_owned(),
        access_token: access_token.clone(),
        device_id: device_id.to_owned(),
        os,
    };
    send(&mut socket, &connect).await?;
    match next(&mut socket).await? {
        Some(ServiceFrame::Connected { user_id, session_id }) => {
            let told = VecDeque::new();
            Ok(Connection { socket, user_id, session_id, last_call: 0, told })
        }
        Some(
            ServiceFrame::Refused { code, message } | ServiceFrame::Disconnected { code, message },
        ) => Err(Error::Refused { code, message }),
        Some(_) | None => Err(Error::Ended),
    }
}

impl Connection {
    /// As whom it is connected.
    pub fn user_id(&self) -> &str {
        &self.user_id
    }

    /// Id of this connection, as webhooks tell it.
    pub fn session_id(&self) -> &str {
        &self.session_id
    }

    /// Waits for the next thing that the service tells by itself; none once the connection is closed. It may be dropped
    /// while it waits: nothing is lost.
    pub async fn told(&mut self) -> Result<Option<ServiceFrame>, Error> {
        match self.told.pop_front() {
            Some(frame) => Ok(Some(frame)),
            None => next(&mut self.socket).await,
        }
    }

    /// What the service told while answers were waited for.
    pub fn take_told(&mut self) -> Vec<ServiceFrame> {
        self.told.drain(..).collect()
    }

    /// Waits until the connection ends, passing over what is told meanwhile.
    pub async fn ended(&mut self) -> Result<End, Error> {
        loop {
            match self.told().await? {
                Some(ServiceFrame::Disconnected { code, message }) => {
                    return Ok(End::Cut { code, message });
                }
                Some(_) => {}
                None => return Ok(End::Closed),
            }
        }
    }

    /// Ends the connection, and waits until the service has closed it: the user is offline then, if this was
    /// the last device.
    pub async fn disconnect(mut self) -> Result<(), Error> {
        send(&mut self.socket, &ClientFrame::Disconnect).await?;
        while next(&mut self.socket).await?.is_some() {}
        Ok(())
    }
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

async fn send(socket: &mut Socket, frame: &ClientFrame) -> Result<(), Error> {
    Ok(socket.send(Packet::text(serde_json::to_string(frame)?)).await?)
}

/// The next frame; none once the connection is closed.
async fn next(socket: &mut Socket) -> Result<Option<ServiceFrame>, Error> {
    while let Some(message) = socket.next().await {
        match message {
            Ok(Packet::Text(text)) => return Ok(Some(serde_json::from_str(&text)?)),
            Ok(Packet::Close(_))
            | Err(
                tungstenite::Error::ConnectionClosed
                | tungstenite::Error::AlreadyClosed
                | tungstenite::Error::Protocol(
                    tungstenite::error::ProtocolError::ResetWithoutClosingHandshake,
                ),
            ) => return Ok(None),
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(None)
}
