//! The route. It is the one place where no admin calls but Nexconn: a signature stands for session, role and origin.

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::post;
use nexconn_api::admin::HOOK_PATH;

use super::take::{Posted, take};
use crate::Error;
use crate::gateway::Shared;
use crate::http::{answer, body, request_id};

/// The address that is given to Nexconn.
pub(crate) fn routes() -> Router<Shared> {
    Router::new().route(HOOK_PATH, post(arrive))
}

/// Answers 200 once the request is stored. Whatever else is answered makes Nexconn send it again.
async fn arrive(
    State(shared): State<Shared>,
    path: Result<Path<String>, PathRejection>,
    mut request: Request,
) -> Response {
    let request_id = request_id::of(&request);
    let answered = async {
        let Path(slug) = path.map_err(|_| Error::Unreadable("the address is not valid UTF-8"))?;
        let app = shared.config.apps.iter().find(|app| app.slug == slug);
        let app = app.ok_or(Error::NotFound("app"))?;
        let query = request.uri().query().unwrap_or_default().to_owned();
        let posted = Posted { query: &query, body: &body::bytes(&mut request)? };
        take(&shared, app, posted).await
    };
    match answered.await {
        Ok(()) => answer::json(200, &serde_json::json!({})),
        Err(error) => answer::error(&error, &request_id),
    }
}
