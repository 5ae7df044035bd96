use nexconn_api::local::{RefreshAppSecret, RefreshAppSecretRequest, RefreshedAppSecret};

use super::Handle;
use crate::Error;
use crate::app::random_secret;
use crate::call::Call;
use crate::store::access_tokens;

impl Handle for RefreshAppSecret {
    async fn handle(
        call: &mut Call,
        _: RefreshAppSecretRequest,
    ) -> Result<RefreshedAppSecret, Error> {
        access_tokens::remove_all(call.database()).await?;
        let app_secret = random_secret()?;
        call.replace_secret_when_committed(app_secret.clone()).await;
        Ok(RefreshedAppSecret { app_secret })
    }
}
