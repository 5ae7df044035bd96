use nexconn_api::nexconn::{
    BANS_A_PAGE, BannedUser, BannedUsers, ListBannedUsers, ListBannedUsersRequest, UNPAGED_BANS,
};
use nexconn_api::wire::TextTime;

use super::{Handle, offset};
use crate::Error;
use crate::call::Call;
use crate::store::bans;

impl Handle for ListBannedUsers {
    async fn handle(
        call: &mut Call,
        request: ListBannedUsersRequest,
    ) -> Result<BannedUsers, Error> {
        let (offset, limit) = part(&request);
        let now = call.now;
        let zone = call.service.config.text_time_offset_minutes;
        let bans = bans::list(call.database(), now, offset, limit).await?;
        let told = |(user_id, ends_at)| BannedUser {
            user_id,
            ban_expires_at: TextTime::write(ends_at, zone),
        };
        Ok(BannedUsers { banned_users: bans.into_iter().map(told).collect() })
    }
}

/// Which bans are asked for: how many to pass over, and how many to tell.
fn part(request: &ListBannedUsersRequest) -> (i64, i64) {
    match request.page {
        None | Some(0) => (0, i64::try_from(UNPAGED_BANS).unwrap_or(i64::MAX)),
        Some(page) => {
            let size = request.page_size.unwrap_or(BANS_A_PAGE);
            (offset(page, size), size)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_page_there_are_no_pages() {
        let of = |page, page_size| part(&ListBannedUsersRequest { page, page_size });
        assert_eq!(of(None, Some(2)), (0, 1000));
        assert_eq!(of(Some(0), None), (0, 1000));
        assert_eq!(of(Some(1), None), (0, 50));
        assert_eq!(of(Some(3), Some(2)), (4, 2));
        assert_eq!(of(Some(i64::MAX), Some(i64::MAX)), (i64::MAX, i64::MAX));
    }
}
