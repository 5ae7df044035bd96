use nexconn_api::admin::{CreateSession, CreateSessionRequest, Session};
use nexconn_api::{Endpoint, Secret};

use super::get_session::session_of;
use super::{Context, Handle};
use crate::sessions::throttle::Subject;
use crate::sessions::{cookie, invite, roles, store};
use crate::{Error, audit};

impl Handle for CreateSession {
    async fn handle(
        context: &mut Context,
        request: CreateSessionRequest,
    ) -> Result<Session, Error> {
        let cookie = match (request.code, request.email, request.password) {
            (Some(code), _, _) => exchange(context, &code).await?,
            (None, Some(email), Some(password)) => sign_in(context, &email, &password).await?,
            _ => return Err(Error::Unauthenticated),
        };
        cookie::set(context, &cookie)?;
        let session = store::find(&context.shared.database, &cookie, context.now).await?;
        Ok(session_of(&context.shared, &session.ok_or(Error::Unauthenticated)?))
    }
}

/// Takes a one-time code: the admin gets the invite's role and must choose a password next.
async fn exchange(context: &Context, code: &Secret) -> Result<String, Error> {
    let subjects = [Subject::address(context.address)];
    context.shared.throttle.admit(&subjects, context.now)?;
    let mut transaction = context.shared.database.write().await?;
    let invited = invite::take(&mut transaction, code.reveal(), context.now).await?;
    let admin: i64 = sqlx::query_scalar(
        "INSERT INTO admins (email, created_at) VALUES ($1, $2)
         ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id",
    )
    .bind(&invited.email)
    .bind(context.now)
    .fetch_one(&mut *transaction)
    .await?;
    roles::grant(&mut transaction, admin, &invited.role).await?;
    let cookie = begin(context, &mut transaction, admin, &invited.email, true).await?;
    transaction.commit().await?;
    context.shared.throttle.forgive(&subjects);
    Ok(cookie)
}

/// Signs in with a password. Whatever is wrong, the answer and the time it takes are the same.
async fn sign_in(context: &Context, email: &str, password: &Secret) -> Result<String, Error> {
    let email = email.to_lowercase();
    let subjects = [
        Subject::email_from(&email, context.address),
        Subject::Email(email.clone()),
        Subject::address(context.address),
    ];
    context.shared.throttle.admit(&subjects, context.now)?;
    let admin: Option<(i64, Option<String>)> =
        sqlx::query_as("SELECT id, password FROM admins WHERE email = $1")
            .bind(&email)
            .fetch_optional(context.shared.database.readers())
            .await?;
    let (admin, stored) = admin.map_or((None, None), |(id, stored)| (Some(id), stored));
    let fits = context.shared.passwords.verify(stored, password).await?;
    let Some(admin) = admin.filter(|_| fits) else {
        tracing::warn!(
            request_id = context.request_id,
            address = %context.address,
            "sign-in refused"
        );
        return Err(Error::Unauthenticated);
    };
    let mut transaction = context.shared.database.write().await?;
    let cookie = begin(context, &mut transaction, admin, &email, false).await?;
    transaction.commit().await?;
    context.shared.throttle.forgive(&subjects);
    Ok(cookie)
}

/// Begins the session in place of the one that the request carries.
async fn begin(
    context: &Context,
    transaction: &mut sqlx::SqliteConnection,
    admin: i64,
    email: &str,
    password_due: bool,
) -> Result<String, Error> {
    if let Some(earlier) = &context.session {
        store::end(transaction, &earlier.digest).await?;
    }
    let action = CreateSession::SPEC.path;
    audit::own(transaction, email, action, &context.request_id, context.now).await?;
    store::begin(transaction, admin, password_due, context.now).await
}
