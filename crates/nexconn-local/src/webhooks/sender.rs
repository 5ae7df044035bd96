//! The task that delivers an app's webhooks: several at once, one at a time for each user.

use std::collections::HashSet;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use nexconn_api::choices::WEBHOOKS_WAITING;
use tokio::sync::watch;
use tokio::time::timeout;

use super::post::Poster;
use super::settle::{Landed, settle};
use crate::app::App;
use crate::store::{outbox, webhook};
use crate::{Error, ServiceClock};

/// Webhooks that are being posted at once.
const AT_ONCE: usize = 16;
/// How long a stop waits for answers. What is not answered by then is posted again after the next start.
const STOP: Duration = Duration::from_secs(2);
/// How long it rests after the database failed.
const AFTER_FAULT: Duration = Duration::from_secs(1);

/// Delivers the webhooks of one app.
pub(crate) struct Sender {
    app: Arc<App>,
    clock: ServiceClock,
    poster: Poster,
    flights: FuturesUnordered<Pin<Box<dyn Future<Output = Landed> + Send>>>,
    /// The numbers of those in flight.
    in_flight: HashSet<i64>,
}

impl Sender {
    /// A sender that gives up a try after `patience`.
    pub(crate) fn new(app: Arc<App>, clock: ServiceClock, patience: Duration) -> Self {
        let (flights, in_flight) = (FuturesUnordered::new(), HashSet::new());
        Self { app, clock, poster: Poster::new(patience), flights, in_flight }
    }

    /// Delivers until `stopping` is true or its holder gone, then waits a little for what is in flight.
    pub(crate) async fn run(mut self, mut stopping: watch::Receiver<bool>) {
        loop {
            let next = self.launch().await;
            let clock = self.clock.clone();
            let due = async {
                match next {
                    Ok(Some(at)) => clock.sleep_until(at).await,
                    Ok(None) => std::future::pending().await,
                    Err(error) => rest(&error).await,
                }
            };
            let settled = tokio::select! {
                () = async { drop(stopping.wait_for(|stopping| *stopping).await) } => break,
                Some(landed) = self.flights.next() => self.settle(landed).await,
                () = self.app.committed.notified() => Ok(()),
                () = due => Ok(()),
            };
            if let Err(error) = settled {
                rest(&error).await;
            }
        }
        self.finish().await;
    }

    /// Posts what is due, as far as there is room. Returns when the next one will be due.
    async fn launch(&mut self) -> Result<Option<i64>, Error> {
        let now = self.clock.now();
        let mut database = self.app.database.readers().acquire().await?;
        let settings = webhook::settings(&mut database).await?;
        let Some(url) = settings.url else { return Ok(None) };
        if let Some(until) = settings.paused_until.filter(|until| *until > now) {
            return Ok(Some(until));
        }
        // Those in flight are among them.
        for waiting in outbox::first_of_each(&mut database, 2 * AT_ONCE).await? {
            if self.in_flight.contains(&waiting.number) {
                continue;
            }
            if self.in_flight.len() == AT_ONCE {
                return Ok(None);
            }
            if waiting.due_at > now {
                return Ok(Some(waiting.due_at));
            }
            self.in_flight.insert(waiting.number);
            let body = waiting.body.clone();
            let attempt = self.poster.attempt(&self.app, &url, body, now);
            let landed = async { Landed { webhook: waiting, outcome: attempt.await } };
            self.flights.push(Box::pin(landed));
        }
        Ok(None)
    }

    /// Stores how tries ended: this one, and whichever have ended by now. Keeps the outbox within its bounds.
    async fn settle(&mut self, landed: Landed) -> Result<(), Error> {
        let mut all = vec![landed];
        while let Some(Some(landed)) = self.flights.next().now_or_never() {
            all.push(landed);
        }
        for landed in &all {
            self.in_flight.remove(&landed.webhook.number);
        }
        let mut transaction = self.app.database.write().await?;
        let now = self.clock.now();
        for landed in &all {
            if settle(&mut transaction, landed, now).await? {
                tracing::warn!(app_key = self.app.key, outcome = ?landed.outcome, "a webhook is dropped");
            }
        }
        let too_many = outbox::trim(&mut transaction, WEBHOOKS_WAITING).await?;
        if too_many > 0 {
            tracing::warn!(app_key = self.app.key, too_many, "webhooks are dropped");
            webhook::count_dropped(&mut transaction, too_many).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Waits for what is in flight, so that it is not posted again without need.
    async fn finish(mut self) {
        let landing = async {
            while let Some(landed) = self.flights.next().await {
                if let Err(error) = self.settle(landed).await {
                    tracing::error!(%error, "it is not stored how a webhook ended");
                }
            }
        };
        if timeout(STOP, landing).await.is_err() {
            tracing::info!("webhooks are unanswered; they are posted again after the next start");
        }
    }
}

/// Waits until the database may have recovered.
async fn rest(error: &Error) {
    tracing::error!(%error, "webhooks wait for the database");
    tokio::time::sleep(AFTER_FAULT).await;
}
