//! One request to one server.

use nexconn_api::admin::UpstreamAnswer;
use nexconn_api::signing::{REQUEST_ID, sign};
use reqwest::{Client, Response, header};
use serde_json::Value;

use super::send::Outgoing;
use crate::{AppConfig, Error, random};

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

/// Signs the call with a fresh nonce, sends it and reads the answer.
pub(super) async fn attempt(
    client: &Client,
    app: &AppConfig,
    base: &str,
    call: &Outgoing<'_>,
    now: i64,
) -> Result<Attempt, Error> {
    let url = format!("{}{}", base.trim_end_matches('/'), call.spec.path);
    let signed = sign(&app.app_key, &app.app_secret, &random::nonce()?, now);
    let mut request = client
        .post(url)
        .header(REQUEST_ID, call.request_id)
        .header(header::CONTENT_TYPE, "application/json")
        .body(call.body.to_owned());
    for (name, value) in signed.headers() {
        request = request.header(name, value);
    }
    Ok(match request.send().await {
        Ok(response) => read(response, call).await,
        Err(error) => {
            let sent = !error.is_connect() && !error.is_builder();
            let error = error.without_url();
            let request_id = call.request_id;
            tracing::warn!(request_id, base, sent, ?error, "Nexconn did not answer");
            if sent { Attempt::Lost } else { Attempt::NotSent }
        }
    })
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
