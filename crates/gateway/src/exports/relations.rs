//! Friends, blocklists and mutes: Nexconn's own lists.

use std::collections::BTreeSet;

use axum::response::Response;
use nexconn_api::Endpoint;
use nexconn_api::nexconn::{
    ChannelType, FRIENDS_AT_MOST, Friend, GetUserBlocklist, GetUserBlocklistRequest,
    ListChannelTypeMute, ListChannelTypeMuteRequest, ListFriends, ListFriendsRequest,
    MUTED_AT_MOST,
};
use nexconn_api::streams::{
    BLOCKLIST_COLUMNS, ExportAppRequest, ExportBlocklist, ExportFriends, ExportMutedUsers,
    ExportUserRequest, FRIEND_COLUMNS, MUTED_COLUMNS,
};

use super::cells::{Rows, instant, text};
use super::file::{File, Source, begin};
use super::nexconn::tell;
use super::walk::{Paged, Walk};
use crate::endpoints::Context;
use crate::gateway::Shared;
use crate::{Error, directory};

/// A user's friends.
pub(crate) async fn friends(
    context: &Context,
    request: ExportUserRequest,
) -> Result<Response, Error> {
    let ExportUserRequest { app, user_id } = request;
    let file =
        File { spec: &ExportFriends::SPEC, app: &app, what: "friends", user: Some(&user_id) };
    let list = FriendsOf { app: app.clone(), user_id: user_id.clone(), is_read: false };
    begin(context, file, list).await
}

/// Whom a user blocks.
pub(crate) async fn blocklist(
    context: &Context,
    request: ExportUserRequest,
) -> Result<Response, Error> {
    let (app, user) = (request.app.clone(), request.user_id.clone());
    let file =
        File { spec: &ExportBlocklist::SPEC, app: &app, what: "blocklist", user: Some(&user) };
    begin(context, file, Walk::new(request)).await
}

/// Who is muted in direct channels.
pub(crate) async fn muted_users(
    context: &Context,
    request: ExportAppRequest,
) -> Result<Response, Error> {
    let app = request.app.clone();
    let file = File { spec: &ExportMutedUsers::SPEC, app: &app, what: "muted-users", user: None };
    begin(context, file, Walk::new(request)).await
}

/// The friends of a user. There are 3,000 at most, and their attributes are columns, so that all are read first.
#[derive(Debug)]
struct FriendsOf {
    app: String,
    user_id: String,
    is_read: bool,
}

impl Source for FriendsOf {
    async fn next(&mut self, shared: &Shared) -> Result<Option<Rows>, Error> {
        if std::mem::replace(&mut self.is_read, true) {
            return Ok(None);
        }
        let mut friends = Vec::new();
        let mut cursor = None;
        loop {
            let request = ListFriendsRequest {
                user_id: self.user_id.clone(),
                page_token: cursor,
                page_size: Some(FRIENDS_AT_MOST),
                order: None,
            };
            let page = tell::<ListFriends>(shared, &self.app, &request).await?;
            friends.extend(page.friends);
            cursor = page.page_token.filter(|cursor| !cursor.is_empty());
            if cursor.is_none() {
                return Ok(Some(self.rows(&friends)));
            }
        }
    }
}

impl FriendsOf {
    fn rows(&self, friends: &[Friend]) -> Rows {
        let attributes = friends.iter().filter_map(|friend| friend.friend_ext_profile.as_ref());
        let keys: BTreeSet<&str> =
            attributes.flat_map(|held| held.keys().map(String::as_str)).collect();
        let mut rows = Rows::heading(FRIEND_COLUMNS.into_iter().chain(keys.iter().copied()));
        for friend in friends {
            let added = instant(Some(friend.added_at));
            let first = [
                self.user_id.as_str(),
                &friend.user_id,
                text(friend.name.as_ref()),
                text(friend.alias.as_ref()),
                &added,
            ];
            let attributes = friend.friend_ext_profile.as_ref();
            let attribute = |key: &&str| attributes.and_then(|held| held.get(*key));
            rows.push(first.into_iter().chain(keys.iter().map(|key| text(attribute(key)))));
        }
        rows
    }
}

impl Paged for ExportUserRequest {
    const COLUMNS: &'static [&'static str] = &BLOCKLIST_COLUMNS;

    async fn page(
        &self,
        shared: &Shared,
        after: Option<String>,
    ) -> Result<(Rows, Option<String>), Error> {
        let request = GetUserBlocklistRequest {
            user_id: self.user_id.clone(),
            page_token: after,
            page_size: None,
            order: None,
        };
        let page = tell::<GetUserBlocklist>(shared, &self.app, &request).await?;
        let names = directory::names(shared, &self.app, &page.blocked_user_ids).await?;
        let mut rows = Rows::default();
        for blocked in &page.blocked_user_ids {
            rows.push([self.user_id.as_str(), blocked, text(names.get(blocked))]);
        }
        Ok((rows, page.cursor().map(str::to_owned)))
    }
}

impl Paged for ExportAppRequest {
    const COLUMNS: &'static [&'static str] = &MUTED_COLUMNS;

    /// The cursor is how many were told before.
    async fn page(
        &self,
        shared: &Shared,
        after: Option<String>,
    ) -> Result<(Rows, Option<String>), Error> {
        let offset = after.and_then(|offset| offset.parse::<i64>().ok()).unwrap_or_default();
        let request = ListChannelTypeMuteRequest {
            channel_type: ChannelType::Person,
            page_size: Some(MUTED_AT_MOST),
            offset: Some(offset),
        };
        let page = tell::<ListChannelTypeMute>(shared, &self.app, &request).await?;
        let names = directory::names(shared, &self.app, &page.muted_user_ids).await?;
        let mut rows = Rows::default();
        for muted in &page.muted_user_ids {
            rows.push([muted.as_str(), text(names.get(muted))]);
        }
        let told = offset + i64::try_from(page.muted_user_ids.len()).unwrap_or(i64::MAX);
        let more = told < page.total_count && !page.muted_user_ids.is_empty();
        Ok((rows, more.then(|| told.to_string())))
    }
}
