use std::collections::BTreeSet;

use leptos::prelude::*;
use nexconn_api::admin::DirectoryUser;
use nexconn_api::nexconn::{
    BatchGetUserProfiles, BatchGetUserProfilesRequest, HostedProfile, HostedProfiles,
    ListUserProfiles, ListUserProfilesRequest,
};

use crate::api::Client;
use crate::pages::Undo;
use crate::pages::actions::{Subject, use_actions};
use crate::pages::parts::{
    Asked, Differences, List, ListPage, Listed, Order, Placed, Words, custom_keys, known_users,
};
use crate::route::Route;
use crate::state::Clock;

/// The list of hosted profiles; its search is a whole user id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Profiles;

/// By the time of registration.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Registered {
    /// Who registered first comes first.
    #[default]
    First,
    /// Who registered last comes first.
    Last,
}

impl Registered {
    pub(super) const ALL: [Self; 2] = [Self::First, Self::Last];

    /// Its name in the address.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
        }
    }
}

/// A profile in the list, with what the directory knows of the registration.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ProfileRow {
    pub(super) profile: HostedProfile,
    pub(super) differences: Differences,
    pub(super) known: Option<DirectoryUser>,
}

impl ProfileRow {
    /// The name of the profile, if it has one.
    pub(super) fn name(&self) -> Option<&str> {
        let name = self.profile.user_profile.as_ref()?.name.as_deref()?;
        Some(name).filter(|name| !name.is_empty())
    }
}

impl From<&ProfileRow> for Subject {
    fn from(row: &ProfileRow) -> Self {
        Self { user_id: row.profile.user_id.clone(), name: row.name().map(ToOwned::to_owned) }
    }
}

/// A page of profiles. Nexconn counts pages and gives no total: after a full one another may come.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ProfilesPage {
    pub(super) rows: Vec<ProfileRow>,
    first: u64,
    previous: Option<String>,
    next: Option<String>,
    as_of: i64,
}

impl ListPage for ProfilesPage {
    type Row = ProfileRow;

    fn rows(&self) -> &[ProfileRow] {
        &self.rows
    }

    fn placed(&self) -> Placed<'_> {
        Placed {
            first: self.first,
            total: None,
            previous: self.previous.as_deref(),
            next: self.next.as_deref(),
            as_of: Some(self.as_of),
        }
    }
}

impl ProfilesPage {
    /// Keys of the custom attributes that its profiles hold.
    pub(super) fn keys(&self) -> BTreeSet<String> {
        self.rows.iter().flat_map(|row| custom_keys(&row.profile)).cloned().collect()
    }
}

impl Listed for Profiles {
    type View = ();
    type Order = Registered;
    type Page = ProfilesPage;

    const SEARCH: &'static str = "user";
    const VIEWS: &'static Words<()> = &[];
    const ORDERS: &'static [Order<Registered>] = &[
        Order { value: Registered::First, word: "first", column: "", descending: false },
        Order { value: Registered::Last, word: "last", column: "", descending: true },
    ];

    fn route(app: String) -> Route {
        Route::Profiles { app }
    }
}

/// Reads the list that the address names, and again after each change that is made here.
pub(super) fn read() -> List<Profiles> {
    let client = Client::here();
    let clock: Clock = expect_context();
    let (actions, undo) = (use_actions(), Undo::here());
    List::read(move |Asked { app, query, limit, .. }: Asked<Profiles>| {
        actions.changes();
        undo.ended();
        let page =
            query.after.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1_i64).max(1);
        let asked = query.searched();
        let found = asked.clone().map(|user_id| {
            let request = BatchGetUserProfilesRequest { user_ids: vec![user_id] };
            client.ask::<BatchGetUserProfiles>(app.clone(), &request)
        });
        let listed = asked.is_none().then(|| {
            let request = ListUserProfilesRequest {
                page: Some(page),
                page_size: Some(limit.into()),
                order: (query.order == Some(Registered::Last)).then_some(1),
            };
            client.ask::<ListUserProfiles>(app.clone(), &request)
        });
        async move {
            let HostedProfiles { users } = match (found, listed) {
                (Some(found), _) => found.await?,
                (None, Some(listed)) => listed.await?,
                (None, None) => HostedProfiles { users: Vec::new() },
            };
            let is_full = asked.is_none() && users.len() as u64 == u64::from(limit);
            let as_of = clock.now();
            let ids = users.iter().map(|profile| profile.user_id.clone()).collect();
            let mut known = known_users(client, app, ids).await;
            let row = |profile: HostedProfile| {
                let known = known.remove(&profile.user_id);
                let differences = Differences::from_known(&profile, known.as_ref());
                ProfileRow { profile, differences, known }
            };
            // Nexconn may answer with an empty profile for who has none.
            let is_set = |profile: &HostedProfile| {
                profile.user_profile.is_some() || profile.user_ext_profile.is_some()
            };
            let rows = users.into_iter().filter(is_set).map(row).collect();
            let previous = match page {
                _ if asked.is_some() => None,
                1 => None,
                2 => Some(String::new()),
                page => Some((page - 1).to_string()),
            };
            Ok(ProfilesPage {
                rows,
                first: u64::try_from(page - 1).unwrap_or_default() * u64::from(limit) + 1,
                previous,
                next: is_full.then(|| (page + 1).to_string()),
                as_of,
            })
        }
    })
}
