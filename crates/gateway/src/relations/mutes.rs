use std::collections::HashSet;

use nexconn_api::admin::Finding;
use nexconn_api::nexconn::{
    ChannelType, ListChannelTypeMute, ListChannelTypeMuteRequest, MUTED_AT_MOST,
};

use super::{Asker, told};
use crate::Error;
use crate::calls::Asked;

/// Whether each of some users is muted in direct channels: the list is read until all of them are found, and no further
/// than so many pages. None of a user who is not on them, where the list goes on.
pub(crate) async fn are_muted<const N: usize>(
    asker: Asker<'_>,
    users: [&str; N],
    pages: i64,
) -> Result<[Finding<Option<bool>>; N], Error> {
    let mut found = [false; N];
    // Who was found is muted, whatever else could not be read.
    let or = |found: [bool; N], other: Finding<Option<bool>>| {
        found.map(|is| if is { Finding::Known(Some(true)) } else { other.clone() })
    };
    for page in 0..pages {
        let answer = asker.ask::<ListChannelTypeMute>(&nth(page)).await?;
        let Asked::Told(told) = answer else { return Ok(or(found, answer.unread())) };
        for (found, user_id) in found.iter_mut().zip(users) {
            *found |= told.muted_user_ids.iter().any(|muted| muted == user_id);
        }
        let count = i64::try_from(told.muted_user_ids.len()).unwrap_or(i64::MAX);
        if found == [true; N] || count < MUTED_AT_MOST {
            return Ok(or(found, Finding::Known(Some(false))));
        }
    }
    Ok(or(found, Finding::Known(None)))
}

/// The request for a page, from 0 on.
const fn nth(page: i64) -> ListChannelTypeMuteRequest {
    ListChannelTypeMuteRequest {
        channel_type: ChannelType::Person,
        page_size: Some(MUTED_AT_MOST),
        offset: Some(page * MUTED_AT_MOST),
    }
}

/// A longer list is not read: it has no search, and the change itself would wait.
const PAGES: i64 = 100;

/// Who is muted in direct channels, of all users. Whoever moves between two pages while they are read may be missed.
pub(crate) async fn muted(asker: Asker<'_>) -> Result<Asked<HashSet<String>>, Error> {
    let mut found = HashSet::new();
    for page in 0..PAGES {
        let told = told!(asker.ask::<ListChannelTypeMute>(&nth(page)).await?);
        if told.total_count > PAGES * MUTED_AT_MOST {
            break;
        }
        let read = (page + 1) * MUTED_AT_MOST;
        let is_last = told.muted_user_ids.is_empty() || read >= told.total_count;
        found.extend(told.muted_user_ids);
        if is_last {
            return Ok(Asked::Told(found));
        }
    }
    Ok(Asked::Unreachable)
}
