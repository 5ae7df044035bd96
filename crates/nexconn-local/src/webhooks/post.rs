//! One try to deliver one webhook.

use std::time::Duration;

use nexconn_api::signing;
use nexconn_api::webhooks::signature::{self, ParameterNames};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, StatusCode, Url, redirect, retry};

use crate::app::App;

/// How long a connection may lie idle.
const IDLE: Duration = Duration::from_secs(50);

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was answered with HTTP 200.
    Delivered,
    /// No answer came in time.
    TimedOut(String),
    /// Another answer came, or there was no connection.
    Failed(String),
}

/// Posts webhooks; keeps connections for the next one.
#[derive(Debug)]
pub(super) struct Poster {
    timeout: Duration,
    /// A client, and whether it is for this machine only.
    client: Option<(Client, bool)>,
}

impl Poster {
    /// Gives up a try that is not answered within `timeout`.
    pub(super) fn new(timeout: Duration) -> Self {
        Self { timeout, client: None }
    }

    /// A try to post `body` to `url` at `now`, signed by the app.
    pub(super) fn attempt(
        &mut self,
        app: &App,
        url: &str,
        body: String,
        now: i64,
    ) -> impl Future<Output = Outcome> + Send + use<> {
        let prepared = self.client(url).and_then(|client| {
            let nonce = nonce().map_err(|error| error.to_string())?;
            let signed = signing::sign(&app.key, &app.secret(), &nonce, now);
            let url = signature::sign(url, &ParameterNames::default(), &signed);
            Ok(client.post(url).header(CONTENT_TYPE, "application/json").body(body))
        });
        let timeout = self.timeout;
        async move {
            let request = match prepared {
                Ok(request) => request,
                Err(message) => return Outcome::Failed(message),
            };
            match request.send().await {
                Ok(answer) if answer.status() == StatusCode::OK => Outcome::Delivered,
                Ok(answer) => Outcome::Failed(format!("HTTP {}", answer.status().as_u16())),
                Err(error) if error.is_timeout() => {
                    Outcome::TimedOut(format!("no answer within {timeout:?}"))
                }
                Err(error) => Outcome::Failed(root_cause(error)),
            }
        }
    }

    fn client(&mut self, url: &str) -> Result<Client, String> {
        let host = Url::parse(url).map_err(|error| format!("no URL: {error}"))?;
        let loopback = host.host_str().is_some_and(kit::is_loopback);
        match &self.client {
            Some((client, of_loopback)) if *of_loopback == loopback => Ok(client.clone()),
            _ => {
                let client = build(self.timeout, loopback)
                    .map_err(|error| format!("no HTTP client; install ca-certificates: {error}"))?;
                self.client = Some((client.clone(), loopback));
                Ok(client)
            }
        }
    }
}

/// A client that follows no redirect and repeats nothing by itself. On loopback it needs neither the system's
/// certificates nor its proxy.
fn build(timeout: Duration, loopback: bool) -> reqwest::Result<Client> {
    let mut client = Client::builder()
        .http1_only()
        .user_agent(concat!("nexconn-local/", env!("CARGO_PKG_VERSION")))
        .pool_idle_timeout(IDLE)
        .timeout(timeout)
        .redirect(redirect::Policy::none())
        .retry(retry::never());
    if loopback {
        client = client.no_proxy().tls_certs_only([]);
    }
    client.build()
}

/// Up to 18 decimal digits, new each time.
fn nonce() -> Result<String, getrandom::Error> {
    Ok((getrandom::u64()? % 1_000_000_000_000_000_000).to_string())
}

/// What lies at the bottom of a failure, without the address, which carries a signature.
fn root_cause(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut cause: &dyn std::error::Error = &error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    if error.is_connect() { format!("no connection: {cause}") } else { cause.to_string() }
}
