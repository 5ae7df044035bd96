use std::time::Duration;

use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::admin::{EventKind, GetSession, GetSessionRequest};
use nexconn_api::locate::locate;
use nexconn_api::streams::{StreamEvents, StreamEventsRequest};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{EventSource, EventSourceInit, MessageEvent};

use super::{Live, News};
use crate::api::{Client, fields_of};
use crate::state::{CurrentApp, GatewayState, SessionContext, SessionState};

/// How long to wait where the gateway refuses the stream.
const RETRY: Duration = Duration::from_secs(5);

/// Keeps a stream open while the tab is seen and the admin is signed in. It goes on behind the last event that was
/// told; a hidden tab has none, since browsers allow few connections to one host.
pub(super) fn keep(live: Live) {
    let client = Client::here();
    let app = CurrentApp::here();
    let gateway: GatewayState = expect_context();
    let session: SessionContext = expect_context();
    let is_seen = seen();
    let is_signed_in = Memo::new(move |_| matches!(session.state(), SessionState::SignedIn(_)));
    let last = StoredValue::new(None::<i64>);
    let turn = RwSignal::new(0_u32);
    let open = StoredValue::new_local(None::<Connection>);
    let refused = move || {
        // Where the session has ended, this says so.
        leptos::task::spawn_local(async move {
            if let Err(error) = client.admin::<GetSession>(&GetSessionRequest {}).await {
                leptos::logging::warn!("the stream of events is refused: {error}");
            }
        });
        let retry = move || {
            turn.try_update(|turn| *turn += 1);
        };
        set_timeout(retry, RETRY);
    };
    Effect::new(move || {
        turn.track();
        if !is_seen.get() || !is_signed_in.get() {
            return;
        }
        let request = StreamEventsRequest { app: app.slug(), after: last.get_value() };
        let path = locate(const { &StreamEvents::SPEC }, fields_of(&request)).path;
        let url = [gateway.address.get(), path].concat();
        let took = move |id: Option<i64>, news: Option<News>| {
            if let Some(id) = id {
                last.try_set_value(Some(id));
            }
            if let Some(news) = news {
                live.tell(&news);
            }
        };
        match Connection::open(&url, took, refused) {
            Ok(connection) => open.set_value(Some(connection)),
            Err(cause) => leptos::logging::warn!("no stream of events: {cause:?}"),
        }
        on_cleanup(move || drop(open.try_update_value(Option::take)));
    });
}

/// Whether the tab is seen.
fn seen() -> Signal<bool> {
    let is_seen = RwSignal::new(!document().hidden());
    let changes = window_event_listener_untyped("visibilitychange", move |_| {
        is_seen.try_set(!document().hidden());
    });
    on_cleanup(move || changes.remove());
    is_seen.into()
}

/// An open stream; closed when dropped.
struct Connection {
    source: EventSource,
    _told: Closure<dyn Fn(MessageEvent)>,
    _failed: Closure<dyn Fn()>,
}

impl Connection {
    fn open(
        url: &str,
        took: impl Fn(Option<i64>, Option<News>) + 'static,
        refused: impl Fn() + 'static,
    ) -> Result<Self, wasm_bindgen::JsValue> {
        let init = EventSourceInit::new();
        init.set_with_credentials(true);
        let source = EventSource::new_with_event_source_init_dict(url, &init)?;
        let told = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let kind = EventKind::from_name(&event.type_());
            let data = event.data().as_string().unwrap_or_default();
            took(event.last_event_id().parse().ok(), kind.and_then(|kind| News::read(kind, &data)));
        });
        for kind in EventKind::ALL {
            source.add_event_listener_with_callback(kind.name(), told.as_ref().unchecked_ref())?;
        }
        let failing = source.clone();
        let failed = Closure::<dyn Fn()>::new(move || {
            // A lost connection the browser takes up again by itself.
            if failing.ready_state() == EventSource::CLOSED {
                refused();
            }
        });
        source.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Ok(Self { source, _told: told, _failed: failed })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.source.set_onerror(None);
        self.source.close();
    }
}
