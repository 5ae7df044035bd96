//! Sends signed calls to Nexconn: keep-alive within its limits, a backup for reads, and an honest
//! word on whether a change may have taken effect.

mod attempt;
mod budget;
mod clients;
mod clocks;
mod health;
mod look;
mod preference;
mod secret;
mod send;
mod socket;

use std::collections::HashMap;
use std::sync::Arc;

use kit::Clock;

pub(crate) use budget::Priority;
pub(crate) use health::APP_REFUSED;
pub(crate) use send::{Delivery, Outgoing, Upstream};
pub(crate) use socket::Socket;

use crate::config::Tuning;
use crate::{AppConfig, Error};

/// The service of each app, by slug.
#[derive(Debug)]
pub(crate) struct Upstreams(HashMap<String, Upstream>);

impl Upstreams {
    /// Prepares a client for each app.
    pub(crate) fn new(
        apps: &[AppConfig],
        tuning: Tuning,
        clock: &Arc<dyn Clock>,
    ) -> Result<Self, Error> {
        clients::install_tls();
        let one =
            |app: &AppConfig| Ok((app.slug.clone(), Upstream::new(app, tuning, clock.clone())?));
        apps.iter().map(one).collect::<Result<_, _>>().map(Self)
    }

    /// The service of one app.
    pub(crate) fn of(&self, slug: &str) -> Result<&Upstream, Error> {
        self.0.get(slug).ok_or(Error::NotFound("app"))
    }
}
