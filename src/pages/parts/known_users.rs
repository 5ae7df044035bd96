use std::collections::HashMap;

use leptos::prelude::*;
use nexconn_api::admin::{
    DirectoryUser, KNOWN_USERS_A_CALL, ReadKnownUsers, ReadKnownUsersRequest,
};

use crate::api::{Client, Reading};
use crate::state::CurrentApp;

/// What the directory knows of users, by id.
pub(crate) type KnownById = HashMap<String, DirectoryUser>;

/// What the directory knows of the users with these ids: names for rows of Nexconn's lists, which hold ids alone.
pub(crate) fn use_known_users(ids: Signal<Vec<String>>) -> Reading<KnownById> {
    let client = Client::here();
    let app = CurrentApp::here();
    let ids = Memo::new(move |_| ids.get());
    Reading::new(move || {
        let (app, ids) = (app.slug(), ids.get());
        async move {
            let mut known = HashMap::new();
            for some in ids.chunks(KNOWN_USERS_A_CALL) {
                let request = ReadKnownUsersRequest { app: app.clone(), user_ids: some.to_vec() };
                let users = client.admin::<ReadKnownUsers>(&request).await?.users;
                known.extend(users.into_iter().map(|user| (user.user_id.clone(), user)));
            }
            Ok(known)
        }
    })
}
