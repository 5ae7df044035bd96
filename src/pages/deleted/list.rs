use leptos::prelude::*;
use nexconn_api::admin::{
    DeletedSort, DeletedUserPage, Deletion, ListDeletedUsers, ListDeletedUsersRequest,
};
use nexconn_api::streams::ExportDeletedUsers;

use crate::api::Client;
use crate::pages::actions::use_actions;
use crate::pages::parts::{
    Asked, List, ListPage, ListQuery, Listed, Order, Placed, Words, path_of_file,
};
use crate::route::Route;
use crate::state::CurrentApp;

/// The list of deleted users.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Deleted;

pub(super) const REQUESTED: &str = "requested";
pub(super) const ID: &str = "id";

impl Listed for Deleted {
    type View = ();
    type Order = DeletedSort;
    type Page = DeletedUserPage;

    const VIEWS: &'static Words<()> = &[];
    const ORDERS: &'static [Order<DeletedSort>] = &[
        Order { value: DeletedSort::Latest, word: "latest", column: REQUESTED, descending: true },
        Order {
            value: DeletedSort::Earliest,
            word: "earliest",
            column: REQUESTED,
            descending: false,
        },
        Order { value: DeletedSort::Id, word: "id", column: ID, descending: false },
    ];

    fn route(app: String) -> Route {
        Route::Deleted { app }
    }
}

impl ListPage for DeletedUserPage {
    type Row = Deletion;

    fn rows(&self) -> &[Deletion] {
        &self.users
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
fn request(app: String, query: &ListQuery<Deleted>) -> ListDeletedUsersRequest {
    ListDeletedUsersRequest { app, q: query.searched(), sort: query.order, ..Default::default() }
}

/// The whole of it as a file.
pub(super) fn file(list: List<Deleted>) -> Signal<String> {
    let app = CurrentApp::here();
    Signal::derive(move || {
        let request = list.query.with(|query| request(app.slug(), query));
        path_of_file::<ExportDeletedUsers>(&request)
    })
}

/// Reads the list that the address names.
pub(super) fn read() -> List<Deleted> {
    let client = Client::here();
    let actions = use_actions();
    List::read(move |Asked { app, query, limit, fresh }: Asked<Deleted>| {
        actions.changes();
        let request = request(app, &query);
        client.admin::<ListDeletedUsers>(&ListDeletedUsersRequest {
            after: query.after,
            limit: Some(limit),
            fresh,
            ..request
        })
    })
}
