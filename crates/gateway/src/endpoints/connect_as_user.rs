use axum::extract::ws::WebSocketUpgrade;
use axum::response::Response;
use nexconn_api::Endpoint;
use nexconn_api::client::FRAME_BYTES;
use nexconn_api::sockets::{ConnectAsUser, ConnectAsUserRequest};

use super::{Context, Socket};
use crate::Error;
use crate::http::relay::Relay;
use crate::sessions::{Watch, access};

impl Socket for ConnectAsUser {
    fn open(
        context: &Context,
        request: ConnectAsUserRequest,
        upgrade: WebSocketUpgrade,
    ) -> Result<Response, Error> {
        let ConnectAsUserRequest { app } = request;
        let known = access::find_app(context, &app)?;
        if !known.has_console {
            return Err(Error::NotFound("path for this app"));
        }
        let shared = context.shared.clone();
        let session = context.signed_in()?.digest.clone();
        let session =
            Watch::new(shared.clone(), session, const { &ConnectAsUser::SPEC }, app.clone());
        let relay = Relay { session, app, app_key: known.app_key.clone(), shared: shared.clone() };
        Ok(upgrade
            .max_message_size(FRAME_BYTES)
            .max_frame_size(FRAME_BYTES)
            .on_upgrade(move |console| shared.tasks.track_future(relay.run(console))))
    }
}
