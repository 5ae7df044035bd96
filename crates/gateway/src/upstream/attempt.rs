//! One request to one server.

use std::time::Duration;

use kit::Clock;
use nexconn_api::Secret;
use nexconn_api::admin::UpstreamAnswer;
use nexconn_api::signing::{REQUEST_ID, sign};
use reqwest::{Client, Response, header};
use serde_json::Value;
use tokio::time::Instant;

use super::clocks::Reading;
use super::send::Outgoing;
use crate::{Error, random};

/// Largest answer that is read, in bytes.
const ANSWER_BYTES: usize = 8 * 1024 * 1024;

/// How one request ended.
#[derive(Debug)]
pub(super) enum Attempt {
    /// An answer came.
    Answered(UpstreamAnswer),
    /// There was no connection: nothing was sent.
    NotSent,
    /// It was sent, at least in part, and no whole answer came.
    Lost,
}

/// How one request ended, with what it tells of the server besides.
#[derive(Debug)]
pub(super) struct Attempted {
    pub(super) attempt: Attempt,
    /// How long it took.
    pub(super) took: Duration,
    /// What it tells of the clocks.
    pub(super) clocks: Option<Reading>,
}

/// What signs a call.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key<'a> {
    pub(super) app_key: &'a str,
    pub(super) app_secret: &'a Secret,
}

/// Signs the call with a fresh nonce, sends it and reads the answer.
pub(super) async fn attempt(
    client: &Client,
    key: Key<'_>,
    base: &str,
    call: &Outgoing<'_>,
    clock: &dyn Clock,
) -> Result<Attempted, Error> {
    let (sent_at, started) = (clock.now(), Instant::now());
    let url = format!("{}{}", base.trim_end_matches('/'), call.spec.path);
    let signed = sign(key.app_key, key.app_secret, &random::nonce()?, sent_at);
    let mut request = client
        .post(url)
        .header(REQUEST_ID, call.request_id)
        .header(header::CONTENT_TYPE, "application/json")
        .body(call.body.to_owned());
    for (name, value) in signed.headers() {
        request = request.header(name, value);
    }
    let mut clocks = None;
    let attempt = match request.send().await {
        Ok(response) => {
            clocks = Reading::of(response.headers(), sent_at, clock.now());
            read(response, call).await
        }
        Err(error) => {
            let sent = !error.is_connect() && !error.is_builder();
            let error = error.without_url();
            let request_id = call.request_id;
            tracing::warn!(request_id, base, sent, ?error, "Nexconn did not answer");
            if sent { Attempt::Lost } else { Attempt::NotSent }
        }
    };
    Ok(Attempted { attempt, took: started.elapsed(), clocks })
}

/// Reads an answer up to its limit. One that is too large or no JSON counts as one without body.
async fn read(mut response: Response, call: &Outgoing<'_>) -> Attempt {
    let http = response.status().as_u16();
    let mut bytes = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() <= ANSWER_BYTES => {
                bytes.extend_from_slice(&chunk);
            }
            Ok(Some(_)) => {
                tracing::warn!(request_id = call.request_id, http, "the answer is over 8 MB");
                return Attempt::Answered(UpstreamAnswer { http, body: Value::Null });
            }
            Ok(None) => break,
            Err(error) => {
                let error = error.without_url();
                tracing::warn!(request_id = call.request_id, http, ?error, "the answer broke off");
                return Attempt::Lost;
            }
        }
    }
    let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    Attempt::Answered(UpstreamAnswer { http, body })
}
