//! The connection of an app's client, relayed between a console and the app's service. What the two say to each
//! other is neither kept nor logged.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use futures_util::{SinkExt, StreamExt};
use nexconn_api::client::{CONNECT_PATH, ClientFrame};
use nexconn_api::sockets::{GATEWAY_STOPS, SERVICE_GONE, SESSION_ENDED};
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_tungstenite::tungstenite;

use crate::Error;
use crate::gateway::Shared;
use crate::sessions::Watch;
use crate::upstream::Socket;

/// How long a console may take for its first frame.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a console is asked whether it is still there. One that is silent for two of these is gone.
const PING: Duration = Duration::from_secs(30);
/// How long a frame may take to be sent.
const SENDING: Duration = Duration::from_secs(10);
/// Closed as agreed, in the words of RFC 6455.
const NORMAL: u16 = 1000;

/// Who talks to whom.
#[derive(Debug)]
pub(crate) struct Relay {
    pub(crate) shared: Shared,
    pub(crate) session: Watch,
    /// Slug of the app.
    pub(crate) app: String,
    /// Its App Key.
    pub(crate) app_key: String,
}

/// Why a relay ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// The console is gone; there is nobody to tell.
    Console,
    /// The service has said its last.
    Service,
    /// The service went away without a word, or never answered.
    Lost,
    Session,
    Stop,
}

impl Relay {
    /// Relays until either side, the session or the gateway ends.
    pub(crate) async fn run(mut self, mut console: WebSocket) {
        let end = match self.carry(&mut console).await {
            Ok(end) => end,
            Err(Error::UpstreamUnreachable) => End::Lost,
            Err(error) => {
                tracing::error!(app = self.app, %error, "a client's connection breaks off");
                End::Lost
            }
        };
        let closing = match end {
            End::Console => return,
            End::Service => (NORMAL, ""),
            End::Lost => (SERVICE_GONE, "the service cannot be reached"),
            End::Session => (SESSION_ENDED, "the session has ended"),
            End::Stop => (GATEWAY_STOPS, "the gateway stops"),
        };
        let frame = CloseFrame { code: closing.0, reason: closing.1.into() };
        send(&mut console, Message::Close(Some(frame))).await;
    }

    async fn carry(&mut self, console: &mut WebSocket) -> Result<End, Error> {
        let Ok(Some(Ok(Message::Text(first)))) = timeout(PATIENCE, console.recv()).await else {
            return Ok(End::Console);
        };
        let mut service = self.shared.upstreams.of(&self.app)?.open_socket(CONNECT_PATH).await?;
        if !pass(&mut service, self.with_app_key(&first)?).await {
            return Ok(End::Lost);
        }
        let mut pings = interval(PING);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        pings.reset();
        let mut unanswered = 0;
        let session = self.session.ended();
        tokio::pin!(session);
        let end = loop {
            tokio::select! {
                ended = &mut session => break ended.map(|()| End::Session),
                () = self.shared.stopping.cancelled() => break Ok(End::Stop),
                _ = pings.tick() => {
                    unanswered += 1;
                    if unanswered > 2 || !send(console, Message::Ping(Vec::new().into())).await {
                        break Ok(End::Console);
                    }
                }
                said = console.recv() => {
                    unanswered = 0;
                    match said {
                        Some(Ok(Message::Text(text))) => {
                            if !pass(&mut service, text.as_str().to_owned()).await {
                                break Ok(End::Lost);
                            }
                        }
                        Some(Ok(Message::Close(_)) | Err(_)) | None => break Ok(End::Console),
                        Some(Ok(_)) => {}
                    }
                }
                said = service.next() => match said {
                    Some(Ok(tungstenite::Message::Text(text))) => {
                        if !send(console, Message::Text(text.as_str().into())).await {
                            break Ok(End::Console);
                        }
                    }
                    Some(Ok(tungstenite::Message::Close(_))) => break Ok(End::Service),
                    Some(Err(_)) | None => break Ok(End::Lost),
                    Some(Ok(_)) => {}
                },
            }
        };
        // Answers what the service said last, or says that the console is gone.
        if timeout(SENDING, service.close(None)).await.is_err() {
            tracing::debug!(app = self.app, "the service did not take the end of a connection");
        }
        end
    }

    /// The first frame with the app's own key: whoever may connect in one app cannot do so in another.
    fn with_app_key(&self, first: &str) -> Result<String, Error> {
        let Ok(ClientFrame::Connect { access_token, device_id, os, .. }) =
            serde_json::from_str(first)
        else {
            // The service says what is wrong with it.
            return Ok(first.to_owned());
        };
        let app_key = self.app_key.clone();
        let frame = ClientFrame::Connect { app_key, access_token, device_id, os };
        serde_json::to_string(&frame).map_err(|error| Error::Internal(error.to_string()))
    }
}

/// Sends to the service, and says whether it is still there.
async fn pass(service: &mut Socket, text: String) -> bool {
    matches!(timeout(SENDING, service.send(tungstenite::Message::text(text))).await, Ok(Ok(())))
}

/// Sends to the console, and says whether it is still there.
async fn send(console: &mut WebSocket, message: Message) -> bool {
    matches!(timeout(SENDING, console.send(message)).await, Ok(Ok(())))
}
