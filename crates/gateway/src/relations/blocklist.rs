use std::collections::HashSet;

use nexconn_api::nexconn::{BLOCKED_A_PAGE, GetUserBlocklist, GetUserBlocklistRequest};

use super::{Asker, told};
use crate::Error;
use crate::calls::Asked;

/// A list is read no further: Nexconn's plans hold fewer.
const PAGES: usize = 20;

/// Whom a user has blocked, of `targets`: the list is read until all of them are found.
pub(crate) async fn blocked(
    asker: Asker<'_>,
    owner: &str,
    targets: &[&str],
) -> Result<Asked<HashSet<String>>, Error> {
    let mut found = HashSet::new();
    let mut page_token = None;
    for _ in 0..PAGES {
        let request = GetUserBlocklistRequest {
            user_id: owner.to_owned(),
            page_token,
            page_size: Some(BLOCKED_A_PAGE),
            order: None,
        };
        let page = told!(asker.ask::<GetUserBlocklist>(&request).await?);
        let next = page.cursor().map(ToOwned::to_owned);
        let is_target = |id: &String| targets.contains(&id.as_str());
        found.extend(page.blocked_user_ids.into_iter().filter(is_target));
        if next.is_none() || found.len() == targets.len() {
            return Ok(Asked::Told(found));
        }
        page_token = next;
    }
    Ok(Asked::Unreachable)
}
