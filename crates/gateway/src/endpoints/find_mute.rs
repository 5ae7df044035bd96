use nexconn_api::admin::{FindMute, FindMuteRequest, FoundMute, MUTED_SEARCHED};
use nexconn_api::nexconn::MUTED_AT_MOST;

use super::{Context, Handle};
use crate::Error;
use crate::relations::{self, Asker};
use crate::upstream::Priority;

impl Handle for FindMute {
    async fn handle(context: &mut Context, request: FindMuteRequest) -> Result<FoundMute, Error> {
        let FindMuteRequest { app, user_id } = request;
        let asker = Asker { shared: &context.shared, app: &app, priority: Priority::Interactive };
        let pages = MUTED_SEARCHED / MUTED_AT_MOST;
        let [muted] = relations::are_muted(asker, [&user_id], pages).await?;
        Ok(FoundMute { muted, at: context.now })
    }
}
