//! What happens around every handler of the gateway's own endpoints: session, role, fields, answer.

use std::future::Future;
use std::net::SocketAddr;

use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{ConnectInfo, FromRequestParts, RawPathParams, Request, State};
use axum::http::header;
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use nexconn_api::Endpoint;
use nexconn_api::spec::Method;

use super::Context;
use crate::Error;
use crate::gateway::Shared;
use crate::http::origin::{Sender, sender};
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

/// An endpoint of which the gateway writes the answer bit by bit.
pub(crate) trait Stream: Endpoint {
    /// Begins the answer to a request that has passed session, role and check.
    fn stream(
        context: Context,
        request: Self::Request,
    ) -> impl Future<Output = Result<Response, Error>> + Send;
}

/// An endpoint that is a `WebSocket`.
pub(crate) trait Socket: Endpoint {
    /// Opens it for a request that has passed session, role, origin and check.
    fn open(
        context: &Context,
        request: Self::Request,
        upgrade: WebSocketUpgrade,
    ) -> Result<Response, Error>;
}

/// The route of an endpoint: its method, and the handler with everything around it.
pub(crate) fn route<E: Handle>() -> MethodRouter<Shared> {
    on(filter(E::SPEC.method), run::<E>)
}

/// The same for an answer that is written bit by bit.
pub(crate) fn stream_route<E: Stream>() -> MethodRouter<Shared> {
    on(filter(E::SPEC.method), run_stream::<E>)
}

/// The same for a `WebSocket`.
pub(crate) fn socket_route<E: Socket>() -> MethodRouter<Shared> {
    on(filter(E::SPEC.method), run_socket::<E>)
}

const fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Delete => MethodFilter::DELETE,
    }
}

/// Where a request is sent, and by whom.
type Arrival =
    (State<Shared>, ConnectInfo<SocketAddr>, Result<RawPathParams, RawPathParamsRejection>);

async fn run<E: Handle>(
    state: State<Shared>,
    peer: ConnectInfo<SocketAddr>,
    path: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
) -> Response {
    let request_id = request_id::of(&request);
    let answered = async {
        let (mut context, request) =
            admit::<E>((state, peer, path), request, E::BEFORE_PASSWORD).await?;
        let body = E::handle(&mut context, request).await?;
        let mut response = answer::json(200, &body);
        if let Some(cookie) = context.set_cookie {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Ok(response)
    };
    answered.await.unwrap_or_else(|error| answer::error(&error, &request_id))
}

async fn run_stream<E: Stream>(
    state: State<Shared>,
    peer: ConnectInfo<SocketAddr>,
    path: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
) -> Response {
    let request_id = request_id::of(&request);
    let answered = async {
        let (context, request) = admit::<E>((state, peer, path), request, false).await?;
        E::stream(context, request).await
    };
    answered.await.unwrap_or_else(|error| answer::error(&error, &request_id))
}

async fn run_socket<E: Socket>(
    state: State<Shared>,
    peer: ConnectInfo<SocketAddr>,
    path: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
) -> Response {
    let request_id = request_id::of(&request);
    let (mut head, body) = request.into_parts();
    let upgrade = WebSocketUpgrade::from_request_parts(&mut head, &state.0).await;
    // No browser asks beforehand whether it may open one, and none hides what comes from it.
    let is_own = matches!(sender(&state.0, &head.headers), Sender::Own | Sender::Console(_));
    let request = Request::from_parts(head, body);
    let answered = async {
        let (context, request) = admit::<E>((state, peer, path), request, false).await?;
        if !is_own {
            return Err(Error::ForeignOrigin);
        }
        let upgrade = upgrade.map_err(|_| Error::Unreadable("this address takes a WebSocket"))?;
        E::open(&context, request, upgrade)
    };
    answered.await.unwrap_or_else(|error| answer::error(&error, &request_id))
}

/// Checks session, role and fields.
async fn admit<E: Endpoint>(
    (State(shared), ConnectInfo(peer), path): Arrival,
    request: Request,
    before_password: bool,
) -> Result<(Context, E::Request), Error> {
    let path = path.map_err(|_| Error::Unreadable("the address is not valid UTF-8"))?;
    let id = request_id::of(&request);
    let context = Context::of(shared, peer, request.headers(), id).await?;
    let path = fields::of_path(&path);
    let app = path.iter().find(|(name, _)| name == "app").map(|(_, slug)| slug.as_str());
    access::check(&context, &E::SPEC, app, before_password)?;
    let typed = Fields::read(&E::SPEC, path, request)?.checked(&E::SPEC)?;
    Ok((context, typed))
}
