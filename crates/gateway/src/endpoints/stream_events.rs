use axum::response::Response;
use nexconn_api::streams::{StreamEvents, StreamEventsRequest};

use super::{Context, Stream};
use crate::Error;
use crate::http::stream::Follower;

impl Stream for StreamEvents {
    async fn stream(context: Context, request: StreamEventsRequest) -> Result<Response, Error> {
        let session = context.signed_in()?.digest.clone();
        let StreamEventsRequest { app, after } = request;
        Ok(Follower::new(context.shared, session, app, after).await?.into_response())
    }
}
