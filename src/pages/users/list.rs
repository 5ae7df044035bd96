use leptos::prelude::*;
use nexconn_api::admin::{
    DirectoryUser, ListUsers, ListUsersRequest, UserPage, UserSort, UserStanding,
};
use nexconn_api::streams::ExportUsers;

use crate::api::Client;
use crate::pages::parts::{
    Asked, List, ListPage, ListQuery, Listed, Order, Placed, Words, path_of_file,
};
use crate::route::Route;
use crate::state::CurrentApp;

/// The list of users; its view is how they stand, and none is everybody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Users;

/// What the address says of the list of users.
pub(crate) type UsersQuery = ListQuery<Users>;

pub(super) const NAME: &str = "name";
pub(super) const ID: &str = "id";
pub(super) const TOUCHED: &str = "touched";

impl Listed for Users {
    type View = Option<UserStanding>;
    type Order = UserSort;
    type Page = UserPage;

    const VIEW: &'static str = "status";
    const VIEWS: &'static Words<Self::View> = &[
        (Some(UserStanding::Banned), "banned"),
        (Some(UserStanding::Online), "online"),
        (Some(UserStanding::Offline), "offline"),
        (Some(UserStanding::Deleted), "deleted"),
    ];
    const ORDERS: &'static [Order<UserSort>] = &[
        Order { value: UserSort::Touched, word: "touched", column: TOUCHED, descending: true },
        Order { value: UserSort::Name, word: "name", column: NAME, descending: false },
        Order { value: UserSort::Id, word: "id", column: ID, descending: false },
    ];

    fn route(app: String) -> Route {
        Route::Users { app }
    }
}

impl ListPage for UserPage {
    type Row = DirectoryUser;

    fn rows(&self) -> &[DirectoryUser] {
        &self.users
    }

    fn placed(&self) -> Placed<'_> {
        Placed {
            first: self.first,
            total: Some(self.total),
            previous: self.previous.as_deref(),
            next: self.next.as_deref(),
            as_of: Some(self.as_of),
        }
    }
}

/// Asks for the list that the address names.
fn request(app: String, query: UsersQuery, limit: Option<u32>) -> ListUsersRequest {
    ListUsersRequest {
        app,
        q: query.searched(),
        status: query.view,
        sort: query.order,
        after: query.after,
        limit,
    }
}

/// The whole of it as a file.
pub(super) fn file(list: List<Users>) -> Signal<String> {
    let app = CurrentApp::here();
    Signal::derive(move || {
        let query = list.query.get().first_page();
        path_of_file::<ExportUsers>(&request(app.slug(), query, None))
    })
}

/// Reads the list that the address names.
pub(super) fn read() -> List<Users> {
    let client = Client::here();
    List::read(move |Asked { app, query, limit, .. }: Asked<Users>| {
        client.admin::<ListUsers>(&request(app, query, Some(limit)))
    })
}
