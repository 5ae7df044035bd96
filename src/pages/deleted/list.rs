use nexconn_api::admin::{
    DeletedSort, DeletedUserPage, Deletion, ListDeletedUsers, ListDeletedUsersRequest,
};

use crate::api::Client;
use crate::pages::actions::use_actions;
use crate::pages::parts::{Asked, List, ListPage, Listed, Order, Placed, Words};
use crate::route::Route;

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

/// Reads the list that the address names.
pub(super) fn read() -> List<Deleted> {
    let client = Client::here();
    let actions = use_actions();
    List::read(move |Asked { app, query, limit, fresh }: Asked<Deleted>| {
        actions.changes();
        client.admin::<ListDeletedUsers>(&ListDeletedUsersRequest {
            app,
            q: query.searched(),
            sort: query.order,
            after: query.after,
            limit: Some(limit),
            fresh,
            ..Default::default()
        })
    })
}
