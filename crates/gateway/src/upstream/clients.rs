//! HTTP clients within Nexconn's limits on keep-alive: under 55 s idle, under 80 requests a
//! connection.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use kit::is_loopback;
use reqwest::{Client, Url, redirect, retry};

use crate::Error;
use crate::config::Tuning;

/// How long a connection may lie idle.
const IDLE: Duration = Duration::from_secs(50);
/// Requests one client makes. None of its connections can carry more than all of them.
const REQUESTS: u32 = 79;

/// Hands out a client, a new one after [`REQUESTS`] requests. The connections of the old one close
/// when its last request ends.
#[derive(Debug)]
pub(super) struct Clients {
    tuning: Tuning,
    loopback: bool,
    current: Mutex<(Client, u32)>,
}

impl Clients {
    /// Clients for a service at these base URLs.
    pub(super) fn new(tuning: Tuning, bases: &[String]) -> Result<Self, Error> {
        let host = |base: &String| Url::parse(base).ok()?.host_str().map(is_loopback);
        let loopback = bases.iter().all(|base| host(base) == Some(true));
        Ok(Self { tuning, loopback, current: Mutex::new((build(tuning, loopback)?, 0)) })
    }

    /// The client of the next request.
    pub(super) fn next(&self) -> Result<Client, Error> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if current.1 >= REQUESTS {
            *current = (build(self.tuning, self.loopback)?, 0);
        }
        current.1 += 1;
        Ok(current.0.clone())
    }
}

/// Makes ring the cryptography of this process's TLS.
pub(super) fn install_tls() {
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        tracing::debug!("TLS had its cryptography already");
    }
}

/// A client that never repeats a request by itself. For a service on loopback it needs neither the
/// system's certificates nor its proxy.
fn build(tuning: Tuning, loopback: bool) -> Result<Client, Error> {
    let mut client = Client::builder()
        .http1_only()
        .user_agent(concat!("nexconn-admin/", env!("CARGO_PKG_VERSION")))
        .pool_idle_timeout(IDLE)
        .connect_timeout(tuning.upstream_connect_timeout)
        .timeout(tuning.upstream_timeout)
        .redirect(redirect::Policy::none())
        .retry(retry::never());
    if loopback {
        client = client.no_proxy().tls_certs_only([]);
    }
    client.build().map_err(|error| {
        Error::Config(format!("no HTTP client can be made; install ca-certificates: {error}"))
    })
}
