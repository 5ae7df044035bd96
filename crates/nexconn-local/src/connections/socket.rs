//! One connection from its first frame to its end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{ConnectInfo, State};
use axum::response::Response;
use nexconn_api::Code;
use nexconn_api::client::{ClientFrame, FRAME_BYTES, ServiceFrame};
use tokio::time::{MissedTickBehavior, interval, timeout};

use super::admit::{Admitted, MALFORMED, admit};
use super::{Entry, calls, sessions};
use crate::Error;
use crate::app::App;
use crate::service::Service;

/// How long a client may take for its first frame.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a client is asked whether it is still there. One that is silent for two of these is gone.
const PING: Duration = Duration::from_secs(30);
/// How long a frame may take to be sent.
const SENDING: Duration = Duration::from_secs(10);

/// Takes a client's connection.
pub(crate) async fn connect(
    State(service): State<Arc<Service>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgrade
        .max_message_size(FRAME_BYTES)
        .max_frame_size(FRAME_BYTES)
        .on_upgrade(move |socket| serve(service, socket, peer))
}

async fn serve(service: Arc<Service>, mut socket: WebSocket, peer: SocketAddr) {
    let Some(frame) = first_frame(&mut socket).await else { return };
    match admit(&service, frame, peer).await {
        Ok(admitted) => live(&service, socket, admitted).await,
        Err(error) => {
            if !error.is_refusal() {
                tracing::error!(%error, "a client could not be connected");
            }
            let refusal = error.into_refusal();
            tracing::info!(code = refusal.code.0, "a client was refused");
            let frame = ServiceFrame::Refused { code: refusal.code, message: refusal.message };
            part(&mut socket, &frame).await;
        }
    }
}

/// The first frame; none where the client went away or sent something else.
async fn first_frame(socket: &mut WebSocket) -> Option<ClientFrame> {
    let Ok(Some(Ok(Message::Text(text)))) = timeout(PATIENCE, socket.recv()).await else {
        return None;
    };
    if let Ok(frame) = serde_json::from_str(&text) {
        return Some(frame);
    }
    let message = "the first frame must be JSON of type connect".to_owned();
    part(socket, &ServiceFrame::Refused { code: MALFORMED, message }).await;
    None
}

async fn live(service: &Arc<Service>, mut socket: WebSocket, admitted: Admitted) {
    let Admitted { app, mut entry, os, waited } = admitted;
    let connected = ServiceFrame::Connected {
        user_id: entry.user_id.clone(),
        session_id: entry.session.to_string(),
    };
    let mut stopping = service.stopping.subscribe();
    let mut pings = interval(PING);
    pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    pings.reset();
    let mut unanswered = 0;
    let mut here = send(&mut socket, &connected).await;
    for frame in waited {
        here = here && send(&mut socket, &frame).await;
    }
    while here {
        tokio::select! {
            biased;
            cut = &mut entry.cut => {
                if let Ok(code) = cut {
                    // What was told before stands before.
                    while let Ok(frame) = entry.told.try_recv()
                        && send(&mut socket, &frame).await
                    {}
                    let message = cut_message(code).to_owned();
                    part(&mut socket, &ServiceFrame::Disconnected { code, message }).await;
                }
                here = false;
            }
            () = async { drop(stopping.wait_for(|stopping| *stopping).await) } => {
                close(&mut socket).await;
                here = false;
            }
            Some(frame) = entry.told.recv() => here = send(&mut socket, &frame).await,
            _ = pings.tick() => {
                unanswered += 1;
                here = unanswered <= 2 && send_message(&mut socket, Message::Ping(Vec::new().into())).await;
            }
            frame = socket.recv() => {
                unanswered = 0;
                here = match frame {
                    Some(Ok(Message::Text(text))) => match serde_json::from_str(&text) {
                        Ok(ClientFrame::Disconnect) => false,
                        Ok(ClientFrame::Call { id, call }) => {
                            let client = calls::Client { app: &app, entry: &entry, os };
                            match calls::answer(service, &client, id, call).await {
                                Some(answer) => send(&mut socket, &answer).await,
                                // Why the connection ends is about to be told.
                                None => true,
                            }
                        }
                        Ok(ClientFrame::Connect { .. }) => true,
                        Err(error) => match calls::unreadable(&text, &error) {
                            Some(answer) => send(&mut socket, &answer).await,
                            None => true,
                        },
                    },
                    Some(Ok(Message::Close(_)) | Err(_)) | None => false,
                    Some(Ok(_)) => true,
                };
            }
        }
    }
    app.connections.remove(&entry);
    match note_end(service, &app, &entry).await {
        // A service that stops notes the end of every connection by itself.
        Ok(()) | Err(Error::Database(sqlx::Error::PoolClosed)) => {}
        // The next start notes it: the session is still stored as open.
        Err(error) => tracing::error!(%error, "the end of a connection could not be noted"),
    }
}

async fn note_end(service: &Service, app: &App, entry: &Entry) -> Result<(), Error> {
    let mut transaction = app.database.write().await?;
    sessions::end(&mut transaction, &entry.session.to_string(), service.clock.now()).await?;
    Ok(app.commit(transaction).await?)
}

fn cut_message(code: Code) -> &'static str {
    match code {
        Code::CUT_BY_BAN => "the user was banned",
        Code::SOFT_DELETED => "the user was soft-deleted",
        Code::INVALID_TOKEN => "the user was removed",
        Code::REPLACED => "the same device connected again",
        _ => "the connection was cut",
    }
}

/// Sends a last frame and closes.
async fn part(socket: &mut WebSocket, frame: &ServiceFrame) {
    if send(socket, frame).await {
        close(socket).await;
    }
}

async fn close(socket: &mut WebSocket) {
    send_message(socket, Message::Close(None)).await;
}

async fn send(socket: &mut WebSocket, frame: &ServiceFrame) -> bool {
    match serde_json::to_string(frame) {
        Ok(text) => send_message(socket, Message::Text(text.into())).await,
        Err(error) => {
            tracing::error!(%error, "a frame could not be written");
            false
        }
    }
}

/// Sends, and says whether the client is still there.
async fn send_message(socket: &mut WebSocket, message: Message) -> bool {
    matches!(timeout(SENDING, socket.send(message)).await, Ok(Ok(())))
}
