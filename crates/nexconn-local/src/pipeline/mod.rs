//! Everything around a handler, once, in this order: route, signature, body, JSON, check, rate,
//! transaction, handler, commit, answer.

pub(crate) mod answer;
mod authenticate;
mod body;
mod json;
pub(crate) mod rate;
mod request_id;
pub(crate) mod route;

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use nexconn_api::nexconn::profile_key;
use nexconn_api::{Spec, check, choices, describe};
use serde_json::{Map, Value};

use self::answer::Answered;
use self::body::ReadBody;
use crate::call::Call;
use crate::service::Service;
use crate::{Error, app::App};

/// Answers one request.
pub(crate) async fn answer(State(service): State<Arc<Service>>, request: Request) -> Response {
    let started = Instant::now();
    let (parts, body) = request.into_parts();
    let request_id = request_id::of(&parts.headers);
    // The body is read whatever becomes of the request: a client that is still sending would see a
    // broken connection instead of the answer.
    let body = body::read(body).await;
    let path = parts.uri.path().to_owned();
    // A task of its own: a client that hangs up does not stop a change half-way.
    let clock = service.clock.clone();
    let outcome =
        tokio::spawn(run(service, parts, body)).await.unwrap_or_else(|ended| Err(ended.into()));
    let now = clock.now();
    answer::build(outcome, &answer::About { path: &path, request_id: &request_id, started, now })
}

async fn run(service: Arc<Service>, parts: Parts, body: ReadBody) -> Result<Answered, Error> {
    let route = service.routes.find(parts.uri.path(), &parts.method)?;
    let app = authenticate::app(&service.apps, &parts.headers)?;
    let fields = fields(route.spec, &parts.headers, body)?;
    take_rate(&service, &app, route.spec, &fields)?;
    let mut call = Call::begin(Arc::clone(&service), app, route.spec.changes()).await?;
    let body = (route.run)(&mut call, Value::Object(fields)).await?;
    let code = call.code;
    call.commit().await?;
    Ok(Answered { code, body })
}

fn fields(spec: &Spec, headers: &HeaderMap, body: ReadBody) -> Result<Map<String, Value>, Error> {
    let fields = json::object(headers, &body?)?;
    check_fields(spec, &fields)?;
    Ok(fields)
}

/// Refuses a request that breaks its declaration.
pub(crate) fn check_fields(spec: &Spec, fields: &Map<String, Value>) -> Result<(), Error> {
    let violations = check(spec, fields);
    let Some(first) = violations.first() else { return Ok(()) };
    let code = choices::code_of(spec, &violations);
    let refused = Error::refused(code, describe::sentence(&violations));
    Err(match profile_key(first) {
        Some(key) => refused.about_key(key),
        None => refused,
    })
}

fn take_rate(
    service: &Service,
    app: &App,
    spec: &'static Spec,
    fields: &Map<String, Value>,
) -> Result<(), Error> {
    if service.config.rate_limits {
        app.rates.take(spec, fields, service.clock.now())
    } else {
        Ok(())
    }
}
