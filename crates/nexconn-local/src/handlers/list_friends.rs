use nexconn_api::nexconn::{FRIENDS_A_PAGE, Friends, ListFriends, ListFriendsRequest};

use super::{Handle, check_registered, cursor};
use crate::Error;
use crate::call::Call;
use crate::store::friends::{self, Part};

impl Handle for ListFriends {
    async fn handle(call: &mut Call, request: ListFriendsRequest) -> Result<Friends, Error> {
        check_registered(call, &request.user_id).await?;
        let size = request.page_size.unwrap_or(FRIENDS_A_PAGE);
        let part = Part {
            latest_first: request.order == Some(1),
            after: cursor::read(request.page_token.as_deref())?,
            // One more tells whether there is another page.
            size: size + 1,
        };
        let mut found = friends::list(call.database(), &request.user_id, part).await?;
        let full = usize::try_from(size).unwrap_or(usize::MAX);
        let has_more = found.len() > full;
        found.truncate(full);
        let last = found.last().map(|(number, _)| *number);
        Ok(Friends {
            page_token: last.filter(|_| has_more).map(cursor::write),
            total_count: friends::count(call.database(), &request.user_id).await?,
            friends: found.into_iter().map(|(_, friend)| friend).collect(),
        })
    }
}
