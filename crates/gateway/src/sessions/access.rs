//! The one place that decides whether a request may do what it asks for.

use nexconn_api::Spec;
use nexconn_api::spec::Role;

use crate::endpoints::Context;
use crate::sessions::store::SignedIn;
use crate::{AppConfig, Error};

/// Checks session, password and role for an endpoint.
///
/// An app that the admin has no role in is answered as if it were not there.
pub(crate) fn check(
    context: &Context,
    spec: &Spec,
    app: Option<&str>,
    before_password: bool,
) -> Result<(), Error> {
    if spec.role == Role::Anyone {
        return Ok(());
    }
    let session = context.signed_in()?;
    if session.password_due && !before_password {
        return Err(Error::PasswordRequired);
    }
    let held = match app {
        None => Role::Viewer,
        Some(slug) => {
            find_app(context, slug)?;
            held_in(session, slug)?
        }
    };
    suffices(held, spec)
}

/// Whether a session that passed [`check`] may go on in an app.
pub(crate) fn check_again(session: &SignedIn, spec: &Spec, app: &str) -> Result<(), Error> {
    suffices(held_in(session, app)?, spec)
}

fn held_in(session: &SignedIn, app: &str) -> Result<Role, Error> {
    session.roles.in_app(app).ok_or(Error::NotFound("app"))
}

fn suffices(held: Role, spec: &Spec) -> Result<(), Error> {
    if held < spec.role { Err(Error::Forbidden { needed: spec.role }) } else { Ok(()) }
}

/// The app with that slug.
pub(crate) fn find_app<'a>(context: &'a Context, slug: &str) -> Result<&'a AppConfig, Error> {
    let apps = &context.shared.config.apps;
    apps.iter().find(|app| app.slug == slug).ok_or(Error::NotFound("app"))
}
