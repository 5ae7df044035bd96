use nexconn_api::Code;
use nexconn_api::admin::Environment;
use nexconn_api::choices::DEVELOPMENT_USERS;
use nexconn_api::nexconn::{IssueAccessToken, IssueAccessTokenRequest, IssuedAccessToken};

use super::{Handle, check_not_deleted};
use crate::Error;
use crate::app::random_secret;
use crate::call::Call;
use crate::store::{access_tokens, users};

impl Handle for IssueAccessToken {
    async fn handle(
        call: &mut Call,
        request: IssueAccessTokenRequest,
    ) -> Result<IssuedAccessToken, Error> {
        let IssueAccessTokenRequest { user_id, name, avatar_url } = request;
        let now = call.now;
        check_not_deleted(call, &user_id).await?;
        let known =
            users::update(call.database(), &user_id, Some(&name), avatar_url.as_deref()).await?;
        if !known {
            check_quota(call).await?;
            let avatar_url = avatar_url.unwrap_or_default();
            users::add(call.database(), &user_id, &name, &avatar_url, now).await?;
        }
        let access_token = random_secret()?;
        access_tokens::add(call.database(), &access_token, &user_id, now).await?;
        Ok(IssuedAccessToken { user_id, access_token })
    }
}

async fn check_quota(call: &mut Call) -> Result<(), Error> {
    let limited = call.app.environment == Environment::Development;
    if limited && users::count(call.database()).await? >= DEVELOPMENT_USERS {
        let message = format!(
            "the development environment takes at most {DEVELOPMENT_USERS} registered users"
        );
        return Err(Error::refused(Code::USER_QUOTA, message));
    }
    Ok(())
}
