//! One file on its way.

use std::future::Future;

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use futures_util::stream;
use nexconn_api::admin::AuditOutcome;
use nexconn_api::wire::TextTime;
use nexconn_api::{Spec, csv};
use serde_json::{Map, Value};
use tokio::sync::mpsc;

use super::cells::Rows;
use crate::Error;
use crate::audit::{self, Ending, Intent};
use crate::endpoints::Context;
use crate::gateway::Shared;

/// Pieces that are read ahead of the browser.
const AHEAD: usize = 1;

/// What is exported, in a piece at a time.
pub(super) trait Source: Send + 'static {
    /// The next rows; none behind the last.
    fn next(&mut self, shared: &Shared)
    -> impl Future<Output = Result<Option<Rows>, Error>> + Send;
}

/// A file to send.
#[derive(Debug)]
pub(super) struct File<'a> {
    pub(super) spec: &'static Spec,
    pub(super) app: &'a str,
    /// What is in it, as its name says.
    pub(super) what: &'a str,
    /// Whom it is about, where that is one user.
    pub(super) user: Option<&'a str>,
}

/// Where the pieces of a file go, or why it breaks off.
type Pieces = mpsc::Sender<Result<String, Error>>;

/// Sends a file. Its first rows are read before, so that what cannot be read at all is answered with an error.
pub(super) async fn begin(
    context: &Context,
    file: File<'_>,
    mut source: impl Source,
) -> Result<Response, Error> {
    let shared = &context.shared;
    let first = source.next(shared).await?.unwrap_or_default();
    let entry = intend(context, &file).await?;
    let (pieces, mut received) = mpsc::channel(AHEAD);
    shared.tasks.spawn(write(shared.clone(), (file.app.to_owned(), entry), source, first, pieces));
    let body = stream::poll_fn(move |waker| received.poll_recv(waker));
    let mut response = Response::new(Body::from_stream(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(csv::MEDIA_TYPE));
    let day: String = TextTime::write(context.now, 0).0.chars().take(10).collect();
    let name = format!("attachment; filename=\"{}-{}-{day}.csv\"", file.app, file.what);
    let name = HeaderValue::from_str(&name).map_err(|e| Error::Internal(e.to_string()))?;
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// Writes down that a file is about to leave.
async fn intend(context: &Context, file: &File<'_>) -> Result<i64, Error> {
    let subjects: Vec<&str> = file.user.into_iter().collect();
    let intent = Intent {
        app: file.app,
        at: context.now,
        admin: &context.signed_in()?.email,
        action: file.spec.path,
        user_ids: &subjects,
        reason: None,
        case: None,
        request_id: &context.request_id,
        details: &Map::new(),
        job: None,
        undoes: None,
    };
    let mut transaction = context.shared.database.write().await?;
    let entry = audit::begin(&mut transaction, &intent).await?;
    transaction.commit().await?;
    Ok(entry)
}

/// Hands the pieces over one by one, and writes down how that ended.
async fn write(
    shared: Shared,
    (app, entry): (String, i64),
    mut source: impl Source,
    first: Rows,
    pieces: Pieces,
) {
    let mut rows = 0;
    let outcome = tokio::select! {
        () = shared.stopping.cancelled() => AuditOutcome::Unknown,
        outcome = hand_over(&shared, &mut source, first, &pieces, &mut rows) => outcome,
    };
    if outcome == AuditOutcome::Unknown {
        tracing::info!(entry, rows, "a file was broken off");
    }
    if let Err(error) = settle(&shared, &app, entry, outcome, rows).await {
        tracing::error!(entry, %error, "how a file ended could not be written down");
    }
}

async fn hand_over(
    shared: &Shared,
    source: &mut impl Source,
    first: Rows,
    pieces: &Pieces,
    handed: &mut u64,
) -> AuditOutcome {
    let mut next = Some(first);
    while let Some(rows) = next {
        let (text, count) = rows.into_parts();
        if !text.is_empty() && pieces.send(Ok(text)).await.is_err() {
            return AuditOutcome::Unknown;
        }
        *handed += count;
        let read = tokio::select! {
            () = pieces.closed() => return AuditOutcome::Unknown,
            read = source.next(shared) => read,
        };
        match read {
            Ok(more) => next = more,
            Err(error) => {
                tracing::error!(%error, "the list of a file cannot be read on");
                // Whether it is still waited for makes no difference.
                drop(pieces.send(Err(error)).await);
                return AuditOutcome::Unknown;
            }
        }
    }
    AuditOutcome::Done
}

async fn settle(
    shared: &Shared,
    app: &str,
    entry: i64,
    outcome: AuditOutcome,
    rows: u64,
) -> Result<(), Error> {
    let mut transaction = shared.database.write().await?;
    let details = Map::from_iter([("rows".to_owned(), Value::from(rows))]);
    audit::note(&mut transaction, entry, details).await?;
    let ending = Ending { outcome, http: None, code: None };
    audit::finish(&mut transaction, entry, ending).await?;
    audit::publish(&mut transaction, app, entry, shared.clock.now()).await?;
    transaction.commit().await?;
    shared.events.wake();
    Ok(())
}
