use nexconn_api::nexconn::{
    BLOCKED_A_PAGE, BlockedUsers, GetUserBlocklist, GetUserBlocklistRequest,
};

use super::{Handle, check_has_blocklists, cursor};
use crate::Error;
use crate::call::Call;
use crate::store::blocklist;

impl Handle for GetUserBlocklist {
    async fn handle(
        call: &mut Call,
        request: GetUserBlocklistRequest,
    ) -> Result<BlockedUsers, Error> {
        check_has_blocklists(call).await?;
        let after = cursor::read(request.page_token.as_deref())?;
        let size = request.page_size.unwrap_or(BLOCKED_A_PAGE);
        let latest_first = request.order != Some(1);
        let database = call.database();
        // One more than the page tells whether there is another.
        let mut found =
            blocklist::list(database, &request.user_id, latest_first, after, size + 1).await?;
        let has_more = found.len() > usize::try_from(size).unwrap_or(usize::MAX);
        if has_more {
            found.pop();
        }
        let last = found.last().filter(|_| has_more).map(|(position, _)| cursor::write(*position));
        Ok(BlockedUsers::page(found.into_iter().map(|(_, id)| id).collect(), last))
    }
}
