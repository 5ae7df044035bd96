//! One call, with what may be tried again.

use std::ops::Deref;
use std::sync::Arc;

use kit::Clock;
use nexconn_api::admin::UpstreamAnswer;
use nexconn_api::{Secret, Spec};

use super::attempt::{Attempt, Key, attempt};
use super::budget::{Budget, Priority};
use super::clients::Clients;
use super::health::Health;
use super::preference::Preference;
use super::secret::AppSecret;
use crate::config::Tuning;
use crate::{AppConfig, Error};

/// HTTP status of a call over Nexconn's rate limit; such a call was not done.
const RATE_LIMITED: u16 = 429;

/// A call to send.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outgoing<'a> {
    /// The endpoint.
    pub(crate) spec: &'static Spec,
    /// The request as JSON.
    pub(crate) body: &'a str,
    /// How many users of it count towards the rate of its endpoint.
    pub(crate) users: usize,
    pub(crate) request_id: &'a str,
    pub(crate) priority: Priority,
}

impl Outgoing<'_> {
    /// Whether it changes something, and so must not be sent twice.
    fn changes(&self) -> bool {
        self.spec.changes()
    }
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Delivery {
    /// Nexconn answered.
    Answered(UpstreamAnswer),
    /// Nothing reached Nexconn.
    NotSent,
    /// It was sent, so that a change may have taken effect, and no answer came.
    Unknown,
}

/// The service of one app: its two servers and the connections to them.
#[derive(Debug)]
pub(crate) struct Upstream {
    app_key: String,
    secret: AppSecret,
    pub(super) servers: Vec<String>,
    pub(super) clients: Clients,
    budget: Budget,
    pub(super) preference: Preference,
    pub(super) health: Health,
    tuning: Tuning,
    pub(super) clock: Arc<dyn Clock>,
}

impl Upstream {
    pub(super) fn new(
        app: &AppConfig,
        tuning: Tuning,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, Error> {
        let servers: Vec<String> =
            std::iter::once(&app.base_url).chain(&app.backup_url).cloned().collect();
        let clients = Clients::new(tuning, &servers)?;
        Ok(Self {
            app_key: app.app_key.clone(),
            secret: AppSecret::new(app.app_secret.clone()),
            health: Health::new(servers.len()),
            servers,
            clients,
            budget: Budget::default(),
            preference: Preference::default(),
            tuning,
            clock,
        })
    }

    /// Sends a call within the documented rate; where that is exceeded all the same, a few times more.
    pub(crate) async fn send(&self, call: Outgoing<'_>) -> Result<Delivery, Error> {
        let mut pauses = self.tuning.rate_limit_pauses.iter();
        loop {
            let sent = self.send_once(call).await?;
            match (&sent, pauses.next()) {
                (Delivery::Answered(answer), Some(pause)) if answer.http == RATE_LIMITED => {
                    let (request_id, path) = (call.request_id, call.spec.path);
                    tracing::warn!(
                        request_id,
                        path,
                        "Nexconn says that a path is called over its rate"
                    );
                    self.budget.exceeded(call.spec);
                    tokio::time::sleep(*pause).await;
                }
                _ => return Ok(sent),
            }
        }
    }

    /// Asks the preferred server, then the other: for a read after any failure, for a change only
    /// where nothing was sent.
    async fn send_once(&self, call: Outgoing<'_>) -> Result<Delivery, Error> {
        let mut failing = Delivery::NotSent;
        for index in self.order() {
            match self.attempt(index, call).await? {
                Attempt::Answered(answer) if answer.http < 500 => {
                    return Ok(Delivery::Answered(answer));
                }
                Attempt::Answered(answer) if call.changes() => {
                    self.preference.failed(index > 0, self.clock.now());
                    return Ok(Delivery::Answered(answer));
                }
                Attempt::Lost if call.changes() => {
                    self.preference.failed(index > 0, self.clock.now());
                    return Ok(Delivery::Unknown);
                }
                Attempt::Answered(answer) => failing = Delivery::Answered(answer),
                Attempt::Lost if failing == Delivery::NotSent => failing = Delivery::Unknown,
                Attempt::Lost | Attempt::NotSent => {}
            }
            self.preference.failed(index > 0, self.clock.now());
        }
        Ok(failing)
    }

    /// Sends a call to one server, once. While the App Secret is being replaced it waits.
    pub(super) async fn attempt(&self, index: usize, call: Outgoing<'_>) -> Result<Attempt, Error> {
        self.budget.take(call.spec, call.users, call.priority).await;
        let secret = self.secret.signing().await;
        self.attempt_with(index, call, &secret).await
    }

    /// Sends the one call that replaces the App Secret, and signs with the new one from then on. No
    /// other call is on its way meanwhile. The answer is returned without it.
    pub(crate) async fn replace_secret(
        &self,
        call: Outgoing<'_>,
        new: impl FnOnce(&mut UpstreamAnswer) -> Option<Secret>,
    ) -> Result<(Delivery, Option<Secret>), Error> {
        let mut secret = self.secret.replacing().await;
        Ok(match self.attempt_with(self.first(), call, &secret).await? {
            Attempt::NotSent => (Delivery::NotSent, None),
            Attempt::Lost => (Delivery::Unknown, None),
            Attempt::Answered(mut answer) => {
                let found = new(&mut answer);
                if let Some(new) = &found {
                    *secret = new.clone();
                }
                (Delivery::Answered(answer), found)
            }
        })
    }

    /// The App Secret, for as long as the value is held: it is not replaced meanwhile.
    pub(crate) async fn secret(&self) -> impl Deref<Target = Secret> {
        self.secret.signing().await
    }

    async fn attempt_with(
        &self,
        index: usize,
        call: Outgoing<'_>,
        app_secret: &Secret,
    ) -> Result<Attempt, Error> {
        let client = self.clients.next()?;
        let key = Key { app_key: &self.app_key, app_secret };
        let attempted = attempt(&client, key, &self.servers[index], &call, &*self.clock).await?;
        self.health.note(index, &attempted, self.clock.now());
        Ok(attempted.attempt)
    }

    fn order(&self) -> impl Iterator<Item = usize> + use<> {
        let (count, first) = (self.servers.len(), self.first());
        (0..count).map(move |step| (first + step) % count)
    }

    /// The server that is asked first.
    pub(super) fn first(&self) -> usize {
        usize::from(self.servers.len() > 1 && self.preference.is_backup(self.clock.now()))
    }
}
