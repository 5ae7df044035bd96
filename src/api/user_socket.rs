use std::fmt;
use std::rc::Rc;

use nexconn_api::Endpoint;
use nexconn_api::client::{ClientFrame, ServiceFrame};
use nexconn_api::locate::locate;
use nexconn_api::sockets::{ConnectAsUser, ConnectAsUserRequest};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CloseEvent, MessageEvent, WebSocket};

use super::Client;
use super::client::fields_of;

/// What comes of a connection as a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SocketNews {
    /// The service says something.
    Said(ServiceFrame),
    /// It is closed, with this code (RFC 6455, and [`nexconn_api::sockets`]). Nothing comes after.
    Closed(u16),
}

/// A connection as a user, through the gateway; closed when dropped.
pub struct UserSocket {
    socket: WebSocket,
    _opened: Closure<dyn Fn()>,
    _said: Closure<dyn Fn(MessageEvent)>,
    _closed: Closure<dyn Fn(CloseEvent)>,
}

impl fmt::Debug for UserSocket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("UserSocket").finish_non_exhaustive()
    }
}

impl UserSocket {
    /// Opens one in an app; `first` is what it says first, `on_news` is called for all that comes.
    pub fn open(
        client: Client,
        app: String,
        first: &ClientFrame,
        on_news: impl Fn(SocketNews) + 'static,
    ) -> Result<Self, JsValue> {
        let path =
            locate(const { &ConnectAsUser::SPEC }, fields_of(&ConnectAsUserRequest { app })).path;
        let address = client.socket_address(&path).ok_or("the gateway has no address")?;
        let socket = WebSocket::new(&address)?;
        let first = written(first)?;
        let opening = socket.clone();
        let opened = Closure::<dyn Fn()>::new(move || {
            if let Err(cause) = opening.send_with_str(&first) {
                leptos::logging::warn!("a connection is closed already: {cause:?}");
            }
        });
        let on_news = Rc::new(on_news);
        let told = Rc::clone(&on_news);
        let said = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            match serde_json::from_str(&event.data().as_string().unwrap_or_default()) {
                Ok(frame) => told(SocketNews::Said(frame)),
                Err(cause) => leptos::logging::warn!("a frame cannot be read: {cause}"),
            }
        });
        let closed = Closure::<dyn Fn(CloseEvent)>::new(move |event: CloseEvent| {
            on_news(SocketNews::Closed(event.code()));
        });
        socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(said.as_ref().unchecked_ref()));
        socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
        Ok(Self { socket, _opened: opened, _said: said, _closed: closed })
    }

    /// Says something, and whether it could be said.
    pub fn say(&self, frame: &ClientFrame) -> bool {
        let is_open = self.socket.ready_state() == WebSocket::OPEN;
        is_open && written(frame).and_then(|text| self.socket.send_with_str(&text)).is_ok()
    }
}

impl Drop for UserSocket {
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        if let Err(cause) = self.socket.close() {
            leptos::logging::warn!("a connection cannot be closed: {cause:?}");
        }
    }
}

fn written(frame: &ClientFrame) -> Result<String, JsValue> {
    serde_json::to_string(frame).map_err(|cause| cause.to_string().into())
}
