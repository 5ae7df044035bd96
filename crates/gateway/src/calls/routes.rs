//! The routes of the endpoints that are forwarded, and what happens around each of them.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::response::Response;
use axum::routing::post;
use nexconn_api::{Spec, admin, local, nexconn};

use super::{change, envelope, read};
use crate::Error;
use crate::endpoints::Context;
use crate::gateway::Shared;
use crate::http::{answer, body, request_id};
use crate::sessions::access;

/// One route per endpoint and alias of the `nexconn` and `local` tables that may be forwarded: what is
/// not there is not.
pub(crate) fn routes() -> Router<Shared> {
    let all = nexconn::SPECS.iter().chain(local::SPECS);
    all.copied().filter(|spec| spec.forwarded).fold(Router::new(), |router, spec| {
        std::iter::once(&spec.path).chain(spec.aliases).fold(router, |router, path| {
            let path = format!("{}/apps/{{app}}{path}", admin::BASE);
            router.route(&path, post(move |s, p, a, r| run(spec, s, p, a, r)))
        })
    })
}

async fn run(
    spec: &'static Spec,
    State(shared): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Response {
    let request_id = request_id::of(&request);
    let answered = async {
        let Path(app) = path.map_err(|_| Error::Unreadable("the address is not valid UTF-8"))?;
        let id = request_id.clone();
        let context = Context::of(shared, peer, request.headers(), id).await?;
        access::check(&context, spec, Some(&app), false)?;
        let has_console = access::find_app(&context, &app)?.has_console;
        if is_local(spec) && !has_console {
            return Err(Error::NotFound("path for this app"));
        }
        let call = envelope::open(spec, body::object(request)?)?;
        if spec.changes() {
            change::run(context, spec, app, call).await
        } else {
            read::run(&context, spec, &app, &call.request).await
        }
    };
    answered.await.unwrap_or_else(|error| answer::error(&error, &request_id))
}

/// Whether an endpoint is of nexconn-local's own API, which only some apps have.
fn is_local(spec: &Spec) -> bool {
    local::SPECS.iter().any(|local| local.path == spec.path)
}
