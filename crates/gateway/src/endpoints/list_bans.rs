use nexconn_api::admin::{BanPage, ListBans, ListBansRequest};

use super::{Context, Handle};
use crate::{Error, bans};

impl Handle for ListBans {
    async fn handle(context: &mut Context, request: ListBansRequest) -> Result<BanPage, Error> {
        bans::list(&context.shared, &request, context.now).await
    }
}
