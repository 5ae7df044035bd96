use std::collections::HashMap;

use leptos::prelude::*;
use nexconn_api::admin::{DirectoryUser, Total};
use nexconn_api::nexconn::{Friend, Friends as FriendsAnswer, ListFriends, ListFriendsRequest};

use super::acts::FriendActs;
use crate::api::Client;
use crate::pages::actions::Subject;
use crate::pages::parts::{
    Asked, List, ListPage, ListQuery, Listed, Order, Placed, Words, known_users,
};
use crate::route::Route;
use crate::state::Clock;

/// The friends of a user; the search is that user's whole id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Friends;

/// What the address says of the list of friends.
pub(crate) type FriendsQuery = ListQuery<Friends>;

/// By when they were added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Added {
    /// Who was added first comes first.
    #[default]
    First,
    /// Who was added last comes first.
    Last,
}

/// Key of the column of times.
pub(super) const SINCE: &str = "since";

/// A friend, with what the directory knows of them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FriendRow {
    pub(super) friend: Friend,
    pub(super) known: Option<DirectoryUser>,
}

impl FriendRow {
    /// The name in the hosted profile, or else the registered one.
    pub(super) fn name(&self) -> Option<&str> {
        let registered = self.known.as_ref().and_then(|known| known.name.as_deref());
        let names = [self.friend.name.as_deref(), registered];
        names.into_iter().flatten().find(|name| !name.is_empty())
    }
}

impl From<&FriendRow> for Subject {
    fn from(row: &FriendRow) -> Self {
        Self { user_id: row.friend.user_id.clone(), name: row.name().map(ToOwned::to_owned) }
    }
}

/// A page of friends.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FriendsPage {
    pub(super) rows: Vec<FriendRow>,
    pub(super) total: u64,
    /// How many friends come before.
    before: u64,
    previous: Option<String>,
    next: Option<String>,
    as_of: i64,
}

impl ListPage for FriendsPage {
    type Row = FriendRow;

    fn rows(&self) -> &[FriendRow] {
        &self.rows
    }

    fn placed(&self) -> Placed<'_> {
        Placed {
            first: self.before + 1,
            total: Some(Total { count: self.total, capped: false }),
            previous: self.previous.as_deref(),
            next: self.next.as_deref(),
            as_of: Some(self.as_of),
        }
    }
}

impl Listed for Friends {
    type View = ();
    type Order = Added;
    type Page = FriendsPage;

    const SEARCH: &'static str = "user";
    const VIEWS: &'static Words<()> = &[];
    const ORDERS: &'static [Order<Added>] = &[
        Order { value: Added::First, word: "first", column: SINCE, descending: false },
        Order { value: Added::Last, word: "last", column: SINCE, descending: true },
    ];

    fn route(app: String) -> Route {
        Route::Friends { app }
    }
}

/// Where a page begins: Nexconn's cursors lead forward only and name no place, so both are in ours.
struct Cursor<'a> {
    before: u64,
    token: &'a str,
}

impl<'a> Cursor<'a> {
    fn read(after: &'a str) -> Option<Self> {
        let (before, token) = after.split_once('.')?;
        Some(Self { before: before.parse().ok()?, token })
    }

    fn write(before: u64, token: &str) -> String {
        [&before.to_string(), ".", token].concat()
    }
}

/// Reads the friends that the address names, and again after each change that is made here.
pub(super) fn read(acts: FriendActs) -> List<Friends> {
    let client = Client::here();
    let clock: Clock = expect_context();
    // Cursors of pages, each with that of the page before.
    let trail = StoredValue::new(HashMap::<String, String>::new());
    List::read(move |Asked { app, query, limit, .. }: Asked<Friends>| {
        acts.track();
        let after = query.after.clone().unwrap_or_default();
        let (before, page_token) = match Cursor::read(&after) {
            Some(Cursor { before, token }) => (before, Some(token.to_owned())),
            None => (0, None),
        };
        let asked = query.searched().map(|user_id| {
            client.ask::<ListFriends>(
                app.clone(),
                &ListFriendsRequest {
                    user_id,
                    page_token,
                    page_size: Some(limit.into()),
                    order: (query.order == Some(Added::Last)).then_some(1),
                },
            )
        });
        async move {
            let as_of = clock.now();
            let Some(asked) = asked else { return Ok(FriendsPage::empty(as_of)) };
            let FriendsAnswer { page_token, total_count, friends } = asked.await?;
            let ids = friends.iter().map(|friend| friend.user_id.clone()).collect();
            let mut known = known_users(client, app, ids).await;
            let row = |friend: Friend| FriendRow { known: known.remove(&friend.user_id), friend };
            let rows: Vec<FriendRow> = friends.into_iter().map(row).collect();
            let next = page_token.map(|token| Cursor::write(before + rows.len() as u64, &token));
            if let Some(next) = &next {
                trail.try_update_value(|trail| trail.insert(next.clone(), after.clone()));
            }
            let earlier = trail.try_with_value(|trail| trail.get(&after).cloned()).flatten();
            Ok(FriendsPage {
                rows,
                total: u64::try_from(total_count).unwrap_or_default(),
                before,
                // The way back from an address that was pasted leads to the first page.
                previous: (before > 0).then(|| earlier.unwrap_or_default()),
                next,
                as_of,
            })
        }
    })
}

impl FriendsPage {
    fn empty(as_of: i64) -> Self {
        Self { rows: Vec::new(), total: 0, before: 0, previous: None, next: None, as_of }
    }
}
