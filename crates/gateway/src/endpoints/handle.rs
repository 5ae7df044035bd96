//! What happens around every handler of the gateway's own endpoints: session, role, fields, answer.

use std::future::Future;
use std::net::SocketAddr;

use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{ConnectInfo, RawPathParams, Request, State};
use axum::http::header;
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use nexconn_api::Endpoint;
use nexconn_api::spec::Method;

use super::Context;
use crate::Error;
use crate::gateway::Shared;
use crate::http::{Fields, answer, fields, request_id};
use crate::sessions::access;

/// An endpoint that the gateway answers itself.
pub(crate) trait Handle: Endpoint {
    /// Whether it works before a password is chosen.
    const BEFORE_PASSWORD: bool = false;

    /// Answers a request that has passed session, role and check.
    fn handle(
        context: &mut Context,
        request: Self::Request,
    ) -> impl Future<Output = Result<Self::Response, Error>> + Send;
}

/// The route of an endpoint: its method, and the handler with everything around it.
pub(crate) fn route<E: Handle>() -> MethodRouter<Shared> {
    let filter = match E::SPEC.method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Delete => MethodFilter::DELETE,
    };
    on(filter, run::<E>)
}

async fn run<E: Handle>(
    State(shared): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    path: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
) -> Response {
    let request_id = request_id::of(&request);
    let answered = async {
        let path = path.map_err(|_| Error::Unreadable("the address is not valid UTF-8"))?;
        let id = request_id.clone();
        let mut context = Context::of(shared, peer, request.headers(), id).await?;
        let path = fields::of_path(&path);
        let app = path.iter().find(|(name, _)| name == "app").map(|(_, slug)| slug.as_str());
        access::check(&context, &E::SPEC, app, E::BEFORE_PASSWORD)?;
        let typed = Fields::read(&E::SPEC, path, request)?.checked(&E::SPEC)?;
        let body = E::handle(&mut context, typed).await?;
        let mut response = answer::json(200, &body);
        if let Some(cookie) = context.set_cookie {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Ok(response)
    };
    answered.await.unwrap_or_else(|error| answer::error(&error, &request_id))
}
