use leptos::prelude::*;
use nexconn_api::admin::{Ban, BanPage, BanSort, ListBans, ListBansRequest};
use nexconn_api::streams::ExportBans;

use super::{DAY, again_after_changes};
use crate::api::Client;
use crate::pages::parts::{
    Asked, List, ListPage, ListQuery, Listed, Order, Placed, Words, path_of_file,
};
use crate::route::Route;
use crate::state::{Clock, CurrentApp};

/// The list of bans.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Bans;

/// What the address says of the list of bans.
pub(crate) type BansQuery = ListQuery<Bans>;

/// Which of the bans are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// All.
    #[default]
    All,
    /// Those that end within a day.
    Soon,
    /// Standing ones.
    Standing,
}

impl View {
    pub(super) const ALL: [Self; 3] = [Self::All, Self::Soon, Self::Standing];
}

pub(super) const END: &str = "end";
pub(super) const ID: &str = "id";

impl Listed for Bans {
    type View = View;
    type Order = BanSort;
    type Page = BanPage;

    const VIEWS: &'static Words<View> =
        &[(View::All, "all"), (View::Soon, "soon"), (View::Standing, "standing")];
    const ORDERS: &'static [Order<BanSort>] = &[
        Order { value: BanSort::Soonest, word: "soonest", column: END, descending: false },
        Order { value: BanSort::Latest, word: "latest", column: END, descending: true },
        Order { value: BanSort::Id, word: "id", column: ID, descending: false },
    ];

    fn route(app: String) -> Route {
        Route::Bans { app }
    }
}

impl ListPage for BanPage {
    type Row = Ban;

    fn rows(&self) -> &[Ban] {
        &self.bans
    }

    fn placed(&self) -> Placed<'_> {
        Placed {
            first: self.first,
            total: Some(self.total),
            previous: self.previous.as_deref(),
            next: self.next.as_deref(),
            as_of: self.as_of,
        }
    }
}

/// Asks for the list that the address names.
fn request(app: String, query: &BansQuery, now: i64) -> ListBansRequest {
    ListBansRequest {
        app,
        q: query.searched(),
        ends_before: (query.view == View::Soon).then(|| now + DAY),
        standing: match query.view {
            View::All => None,
            View::Soon => Some(false),
            View::Standing => Some(true),
        },
        sort: query.order,
        ..Default::default()
    }
}

/// The whole of it as a file.
pub(super) fn file(list: List<Bans>) -> Signal<String> {
    let app = CurrentApp::here();
    let clock: Clock = expect_context();
    Signal::derive(move || {
        let request = list.query.with(|query| request(app.slug(), query, clock.now()));
        path_of_file::<ExportBans>(&request)
    })
}

/// Reads the list that the address names.
pub(super) fn read() -> List<Bans> {
    let client = Client::here();
    let clock: Clock = expect_context();
    let changes = again_after_changes();
    List::read(move |Asked { app, query, limit, fresh }: Asked<Bans>| {
        changes.track();
        let request = request(app, &query, clock.now());
        client.admin::<ListBans>(&ListBansRequest {
            after: query.after,
            limit: Some(limit),
            fresh,
            ..request
        })
    })
}
