//! A connection of an app's client, as a console opens it at the gateway.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use reqwest::header;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::harness::{APP, Caller};

/// A frame on its way; a connection that should end and does not fails the test by this.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open one, as a console has it.
pub(crate) struct Client(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Client {
    /// Opens one, or tells the HTTP status and code of the refusal.
    pub(crate) async fn open(caller: &Caller) -> Result<Self, (u16, Value)> {
        let url = format!("{}/api/v1/apps/{APP}/client", caller.base.replacen("http", "ws", 1));
        let mut request = url.into_client_request().expect("a request");
        let headers = request.headers_mut();
        for (name, value) in [(header::ORIGIN, &caller.origin), (header::COOKIE, &caller.cookie)] {
            if let Some(value) = value {
                headers.insert(name, value.parse().expect("a value"));
            }
        }
        match connect_async(request).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(answer)) => {
                let status = answer.status().as_u16();
                let body = answer.into_body().unwrap_or_default();
                Err((status, serde_json::from_slice(&body).unwrap_or_default()))
            }
            Err(error) => panic!("{error}"),
        }
    }

    pub(crate) async fn say(&mut self, frame: Value) {
        self.0.send(Message::text(frame.to_string())).await.expect("sent");
    }

    async fn next(&mut self) -> Message {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.0.next()).await;
            let message = message.expect("something in time").expect("not the end");
            match message.expect("no broken connection") {
                Message::Ping(_) | Message::Pong(_) => {}
                message => return message,
            }
        }
    }

    pub(crate) async fn told(&mut self) -> Value {
        match self.next().await {
            Message::Text(text) => serde_json::from_str(&text).expect("json"),
            other => panic!("no frame: {other:?}"),
        }
    }

    pub(crate) async fn closed_with(&mut self) -> u16 {
        match self.next().await {
            Message::Close(Some(CloseFrame { code, .. })) => code.into(),
            other => panic!("not closed: {other:?}"),
        }
    }
}

pub(crate) fn connect(token: &str) -> Value {
    json!({"type": "connect", "appKey": "", "accessToken": token, "deviceId": "web-1",
           "os": "Websocket"})
}
