//! The one place that sends: no endpoint, no type, so that it is compiled once.

use std::{cell::Cell, rc::Rc, time::Duration};

use gloo_net::http::{Method, RequestBuilder, Response};
use leptos::prelude::*;
use serde_json::Value;
use web_sys::{AbortController, RequestCredentials};

use super::{ApiError, Cause};
use crate::state::GatewayState;

/// Longer than the gateway takes for its own tries.
const TIMEOUT: Duration = Duration::from_secs(30);

/// An answer of the gateway, of whatever status.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Raw {
    pub(super) http: u16,
    pub(super) body: Value,
}

/// Sends one request. Dropping the future takes it back.
pub(super) async fn send(
    gateway: GatewayState,
    method: nexconn_api::spec::Method,
    path: &str,
    body: Option<&Value>,
) -> Result<Raw, ApiError> {
    let address = gateway.address.get_untracked();
    let cause = match Cause::of_address(&address) {
        Some(cause) => cause,
        None => match transmit(&[&address, path].concat(), method, body).await {
            Ok((raw, millis)) => {
                gateway.answered(millis);
                return Ok(raw);
            }
            Err(Failure::Timeout) => Cause::Timeout,
            Err(Failure::NotAGateway { http }) => Cause::NotAGateway { http },
            Err(Failure::NoAnswer) => Cause::of_failure(&address).await,
        },
    };
    gateway.failed(cause.clone());
    Err(ApiError::Network(cause))
}

enum Failure {
    Timeout,
    NoAnswer,
    NotAGateway { http: u16 },
}

async fn transmit(
    url: &str,
    method: nexconn_api::spec::Method,
    body: Option<&Value>,
) -> Result<(Raw, u32), Failure> {
    let limit = Limit::start();
    let failure = |cause: gloo_net::Error| {
        leptos::logging::warn!("{url}: {cause}");
        if limit.is_over() { Failure::Timeout } else { Failure::NoAnswer }
    };
    let request = RequestBuilder::new(url)
        .method(named(method))
        .credentials(RequestCredentials::Include)
        .abort_signal(limit.controller.as_ref().map(AbortController::signal).as_ref());
    let request = match body {
        Some(body) => request.header("Content-Type", "application/json").body(body.to_string()),
        None => request.build(),
    };
    let start = js_sys::Date::now();
    let answer: Response = request.map_err(failure)?.send().await.map_err(failure)?;
    let millis = elapsed(start);
    let text = answer.text().await.map_err(failure)?;
    let http = answer.status();
    let body = serde_json::from_str(&text).map_err(|_| Failure::NotAGateway { http })?;
    Ok((Raw { http, body }, millis))
}

/// Ends a request that takes too long, or whose future was dropped.
struct Limit {
    controller: Option<AbortController>,
    timer: Option<TimeoutHandle>,
    over: Rc<Cell<bool>>,
}

impl Limit {
    fn start() -> Self {
        let controller = AbortController::new().ok();
        let over = Rc::new(Cell::new(false));
        let timer = {
            let (controller, over) = (controller.clone(), Rc::clone(&over));
            let end = move || {
                over.set(true);
                if let Some(controller) = controller {
                    controller.abort();
                }
            };
            set_timeout_with_handle(end, TIMEOUT).ok()
        };
        Self { controller, timer, over }
    }

    fn is_over(&self) -> bool {
        self.over.get()
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        if let Some(timer) = &self.timer {
            timer.clear();
        }
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}

fn named(method: nexconn_api::spec::Method) -> Method {
    use nexconn_api::spec::Method as Declared;
    match method {
        Declared::Get => Method::GET,
        Declared::Post => Method::POST,
        Declared::Put => Method::PUT,
        Declared::Delete => Method::DELETE,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most the time limit, and clamped"
)]
fn elapsed(start: f64) -> u32 {
    (js_sys::Date::now() - start).clamp(0.0, 3_600_000.0) as u32
}
