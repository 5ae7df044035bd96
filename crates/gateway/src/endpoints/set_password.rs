use nexconn_api::admin::{SetPassword, SetPasswordRequest};
use nexconn_api::wire::Done;
use nexconn_api::{Endpoint, Rule, Secret, Violation};

use super::{Context, Handle};
use crate::sessions::store;
use crate::sessions::store::SignedIn;
use crate::sessions::throttle::Subject;
use crate::{Error, audit};

impl Handle for SetPassword {
    const BEFORE_PASSWORD: bool = true;

    async fn handle(context: &mut Context, request: SetPasswordRequest) -> Result<Done, Error> {
        let session = context.signed_in()?;
        if !session.password_due {
            confirm(context, session, request.current.as_ref()).await?;
        }
        let hash = context.shared.passwords.hash(&request.password).await?;
        let mut transaction = context.shared.database.write().await?;
        sqlx::query("UPDATE admins SET password = $1 WHERE id = $2")
            .bind(hash)
            .bind(session.admin)
            .execute(&mut *transaction)
            .await?;
        store::keep_only(&mut transaction, session).await?;
        let action = SetPassword::SPEC.path;
        audit::own(&mut transaction, &session.email, action, &context.request_id, context.now)
            .await?;
        transaction.commit().await?;
        // The streams of the sessions that ended do too.
        context.shared.events.wake();
        Ok(Done)
    }
}

/// Asks for the current password, so that an unlocked screen is not enough to take an account over.
async fn confirm(
    context: &Context,
    session: &SignedIn,
    current: Option<&Secret>,
) -> Result<(), Error> {
    let wrong = |rule| Error::Invalid(vec![Violation::new("current", rule)]);
    let current = current.ok_or_else(|| wrong(Rule::Missing))?;
    let subjects = [Subject::email_from(&session.email, context.address)];
    context.shared.throttle.admit(&subjects, context.now)?;
    let stored: Option<String> = sqlx::query_scalar("SELECT password FROM admins WHERE id = $1")
        .bind(session.admin)
        .fetch_one(context.shared.database.readers())
        .await?;
    if !context.shared.passwords.verify(stored, current).await? {
        return Err(wrong(Rule::Mismatch));
    }
    context.shared.throttle.forgive(&subjects);
    Ok(())
}
