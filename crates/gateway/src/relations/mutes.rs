use std::collections::HashSet;

use nexconn_api::nexconn::{
    ChannelType, ListChannelTypeMute, ListChannelTypeMuteRequest, MUTED_AT_MOST,
};

use super::{Asker, told};
use crate::Error;
use crate::calls::Asked;

/// A longer list is not read: it has no search, and the change itself would wait.
const PAGES: i64 = 100;

/// Who is muted in direct channels, of all users. Whoever moves between two pages while they are read may be missed.
pub(crate) async fn muted(asker: Asker<'_>) -> Result<Asked<HashSet<String>>, Error> {
    let mut found = HashSet::new();
    for page in 0..PAGES {
        let offset = page * MUTED_AT_MOST;
        let request = ListChannelTypeMuteRequest {
            channel_type: ChannelType::Person,
            page_size: Some(MUTED_AT_MOST),
            offset: Some(offset),
        };
        let page = told!(asker.ask::<ListChannelTypeMute>(&request).await?);
        if page.total_count > PAGES * MUTED_AT_MOST {
            break;
        }
        let is_last = page.muted_user_ids.is_empty() || offset + MUTED_AT_MOST >= page.total_count;
        found.extend(page.muted_user_ids);
        if is_last {
            return Ok(Asked::Told(found));
        }
    }
    Ok(Asked::Unreachable)
}
