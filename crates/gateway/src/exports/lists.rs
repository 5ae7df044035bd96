//! What the gateway knows of users, bans and deletions.

use axum::response::Response;
use nexconn_api::Endpoint;
use nexconn_api::admin::{
    Ban, Deletion, DirectoryUser, ListBansRequest, ListDeletedUsersRequest, ListUsersRequest,
};
use nexconn_api::streams::{
    BAN_COLUMNS, DELETED_COLUMNS, ExportBans, ExportDeletedUsers, ExportUsers, USER_COLUMNS,
};

use super::cells::{Rows, instant, text};
use super::file::{File, begin};
use super::walk::{Paged, Walk};
use crate::endpoints::Context;
use crate::gateway::Shared;
use crate::{Error, bans, deletions, directory};

/// Rows of one reading.
const ROWS_AT_ONCE: u32 = 1_000;

/// The users of the directory that match.
pub(crate) async fn users(context: &Context, request: ListUsersRequest) -> Result<Response, Error> {
    let app = request.app.clone();
    let file = File { spec: &ExportUsers::SPEC, app: &app, what: "users", user: None };
    begin(context, file, Walk::new(request)).await
}

/// The bans that match.
pub(crate) async fn bans(context: &Context, request: ListBansRequest) -> Result<Response, Error> {
    let app = request.app.clone();
    let file = File { spec: &ExportBans::SPEC, app: &app, what: "bans", user: None };
    begin(context, file, Walk::new(request)).await
}

/// The soft-deleted users that match.
pub(crate) async fn deleted_users(
    context: &Context,
    request: ListDeletedUsersRequest,
) -> Result<Response, Error> {
    let app = request.app.clone();
    let file =
        File { spec: &ExportDeletedUsers::SPEC, app: &app, what: "deleted-users", user: None };
    begin(context, file, Walk::new(request)).await
}

impl Paged for ListUsersRequest {
    const COLUMNS: &'static [&'static str] = &USER_COLUMNS;

    async fn page(
        &self,
        shared: &Shared,
        after: Option<String>,
    ) -> Result<(Rows, Option<String>), Error> {
        let request = Self { after, limit: Some(ROWS_AT_ONCE), ..self.clone() };
        let readers = shared.database.readers();
        let page = directory::search(readers, &request, shared.clock.now()).await?;
        let mut rows = Rows::default();
        for user in &page.users {
            push_user(&mut rows, user);
        }
        Ok((rows, page.next))
    }
}

fn push_user(rows: &mut Rows, user: &DirectoryUser) {
    let (status, as_of) = match (&user.deletion, &user.ban, user.online) {
        (Some(deletion), ..) => ("deleted", Some(deletion.known_at)),
        (None, Some(ban), _) => ("banned", Some(ban.ban_known_at)),
        (None, None, Some(online)) if online.online => ("online", Some(online.at)),
        (None, None, Some(online)) => ("offline", Some(online.at)),
        (None, None, None) => ("", None),
    };
    rows.push([
        user.user_id.as_str(),
        text(user.name.as_ref()),
        text(user.avatar_url.as_ref()),
        status,
        user.created_at.as_ref().map_or("", |at| &at.0),
        &instant(Some(user.touched_at)),
        &instant(as_of),
        &instant(user.info_at),
    ]);
}

impl Paged for ListBansRequest {
    const COLUMNS: &'static [&'static str] = &BAN_COLUMNS;

    async fn page(
        &self,
        shared: &Shared,
        after: Option<String>,
    ) -> Result<(Rows, Option<String>), Error> {
        // Read anew for the first page at most: the pages are to be of one list.
        let fresh = self.fresh.filter(|_| after.is_none());
        let request = Self { after, limit: Some(ROWS_AT_ONCE), fresh, ..self.clone() };
        let page = bans::list(shared, &request, shared.clock.now()).await?;
        let mut rows = Rows::default();
        for ban in &page.bans {
            push_ban(&mut rows, ban, page.as_of);
        }
        Ok((rows, page.next))
    }
}

fn push_ban(rows: &mut Rows, ban: &Ban, as_of: Option<i64>) {
    let origin = ban.origin.as_ref();
    rows.push([
        ban.user_id.as_str(),
        text(ban.name.as_ref()),
        ban.state.ban_expires_at.as_ref().map_or("", |end| &end.0),
        &instant(ban.state.ends_at),
        if ban.state.standing { "yes" } else { "" },
        &instant(origin.map(|origin| origin.at)),
        origin.map_or("", |origin| &origin.admin),
        text(origin.and_then(|origin| origin.reason.as_ref())),
        text(origin.and_then(|origin| origin.case.as_ref())),
        &instant(as_of),
    ]);
}

impl Paged for ListDeletedUsersRequest {
    const COLUMNS: &'static [&'static str] = &DELETED_COLUMNS;

    async fn page(
        &self,
        shared: &Shared,
        after: Option<String>,
    ) -> Result<(Rows, Option<String>), Error> {
        let fresh = self.fresh.filter(|_| after.is_none());
        let request = Self { after, limit: Some(ROWS_AT_ONCE), fresh, ..self.clone() };
        let page = deletions::list(shared, &request, shared.clock.now()).await?;
        let mut rows = Rows::default();
        for deletion in &page.users {
            push_deletion(&mut rows, deletion, page.as_of);
        }
        Ok((rows, page.next))
    }
}

fn push_deletion(rows: &mut Rows, deletion: &Deletion, as_of: Option<i64>) {
    rows.push([
        deletion.user_id.as_str(),
        text(deletion.name.as_ref()),
        deletion.state.name(),
        &instant(deletion.requested_at),
        text(deletion.by.as_ref()),
        text(deletion.case.as_ref()),
        text(deletion.operation_id.as_ref()),
        &instant(deletion.confirmed_at),
        &instant(deletion.restore_from),
        &instant(as_of),
    ]);
}
