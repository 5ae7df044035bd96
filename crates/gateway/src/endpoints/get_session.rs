use nexconn_api::admin::{AppRole, GetSession, GetSessionRequest, Session};

use super::{Context, Handle};
use crate::Error;
use crate::gateway::State;
use crate::sessions::store::SignedIn;

impl Handle for GetSession {
    const BEFORE_PASSWORD: bool = true;

    async fn handle(context: &mut Context, _: GetSessionRequest) -> Result<Session, Error> {
        Ok(session_of(&context.shared, context.signed_in()?))
    }
}

/// A session as the console sees it.
pub(super) fn session_of(state: &State, session: &SignedIn) -> Session {
    let apps = state.config.apps.iter();
    let role =
        |slug: &str| Some(AppRole { app: slug.to_owned(), role: session.roles.in_app(slug)? });
    Session {
        email: session.email.clone(),
        has_password: !session.password_due,
        roles: apps.filter_map(|app| role(&app.slug)).collect(),
        expires_at: session.expires_at,
    }
}
