//! The stream of events to one console.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};
use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use nexconn_api::Endpoint;
use nexconn_api::admin::EventKind;
use nexconn_api::streams::StreamEvents;

use crate::Error;
use crate::audit::events::{self, Following, Stored};
use crate::gateway::Shared;
use crate::sessions::Watch;

/// A comment is sent this often, so that nothing in between takes a quiet stream for a dead one.
const KEPT_ALIVE: Duration = Duration::from_secs(15);
/// Tells a proxy not to hold events back.
const UNBUFFERED: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));

/// Who follows what, and how far.
#[derive(Debug)]
pub(crate) struct Follower {
    shared: Shared,
    session: Watch,
    app: String,
    /// Id of the last event that was told.
    last: i64,
    /// Read and not told yet.
    waiting: VecDeque<Stored>,
}

impl Follower {
    /// Follows the events of an app behind `after`, or from now on.
    pub(crate) async fn new(
        shared: Shared,
        session: String,
        app: String,
        after: Option<i64>,
    ) -> Result<Self, Error> {
        // Before the first reading, so that no event falls in between.
        let session =
            Watch::new(shared.clone(), session, const { &StreamEvents::SPEC }, app.clone());
        let mut waiting = VecDeque::new();
        let last = if let Some(after) = after {
            after
        } else {
            let mut connection = shared.database.readers().begin().await?;
            let newest = events::newest(&mut connection, &app).await?;
            waiting.push_back(mark(EventKind::Begin, newest));
            newest
        };
        Ok(Self { shared, session, app, last, waiting })
    }

    /// The answer: every event as it comes, until the session or the gateway ends.
    pub(crate) fn into_response(self) -> Response {
        let events = stream::unfold(self, async |mut follower| {
            let event = follower.next().await.unwrap_or_else(|error| {
                tracing::error!(app = follower.app, %error, "a stream of events breaks off");
                None
            })?;
            let told = sse::Event::default().event(event.kind).id(event.id.to_string());
            Some((Ok::<_, Infallible>(told.data(event.data)), follower))
        });
        let kept_alive = KeepAlive::new().interval(KEPT_ALIVE);
        ([UNBUFFERED], Sse::new(Box::pin(events)).keep_alive(kept_alive)).into_response()
    }

    /// Waits for the next event; none once the stream ends.
    async fn next(&mut self) -> Result<Option<Stored>, Error> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                self.last = event.id;
                return Ok(Some(event));
            }
            self.session.mark_seen();
            let Some(until) = self.session.allowed_until().await? else { return Ok(None) };
            self.read().await?;
            if !self.waiting.is_empty() {
                continue;
            }
            tokio::select! {
                () = self.shared.stopping.cancelled() => return Ok(None),
                goes_on = self.session.changed(until) => if !goes_on { return Ok(None) },
            }
        }
    }

    async fn read(&mut self) -> Result<(), Error> {
        let readers = self.shared.database.readers();
        match events::following(readers, &self.app, self.last).await? {
            Following::Events(events) => self.waiting.extend(events),
            Following::Gone(newest) => self.waiting.push_back(mark(EventKind::Reset, newest)),
        }
        Ok(())
    }
}

/// An event about the stream itself. An event without data would not reach its listener.
fn mark(kind: EventKind, id: i64) -> Stored {
    Stored { id, kind: kind.name().to_owned(), data: "null".to_owned() }
}
