use std::collections::HashMap;

use leptos::prelude::*;
use nexconn_api::admin::{
    DirectoryUser, KNOWN_USERS_A_CALL, ReadKnownUsers, ReadKnownUsersRequest,
};
use nexconn_api::check::{USER_ID_BYTES, in_user_id_alphabet};

use crate::api::{ApiError, Client, Reading};
use crate::state::CurrentApp;

/// What the directory knows of users, by id.
pub(crate) type KnownById = HashMap<String, DirectoryUser>;

/// What the directory knows of the users with these ids: names for rows of Nexconn's lists, which hold ids alone.
pub(crate) fn use_known_users(ids: Signal<Vec<String>>) -> Reading<KnownById> {
    let client = Client::here();
    let app = CurrentApp::here();
    let ids = Memo::new(move |_| ids.get());
    Reading::new(move || read(client, app.slug(), ids.get()))
}

/// The same for a list that is being read. Names are an addition to it: where they cannot be read, it stands without.
pub(crate) async fn known_users(client: Client, app: String, ids: Vec<String>) -> KnownById {
    read(client, app, ids).await.unwrap_or_else(|error| {
        leptos::logging::warn!("names are not known: {error}");
        KnownById::new()
    })
}

async fn read(client: Client, app: String, mut ids: Vec<String>) -> Result<KnownById, ApiError> {
    // An address may hold what is no id, for which the whole call would be refused.
    ids.retain(|id| id.len() <= USER_ID_BYTES && id.chars().all(in_user_id_alphabet));
    let mut known = KnownById::new();
    for some in ids.chunks(KNOWN_USERS_A_CALL) {
        let request = ReadKnownUsersRequest { app: app.clone(), user_ids: some.to_vec() };
        let users = client.admin::<ReadKnownUsers>(&request).await?.users;
        known.extend(users.into_iter().map(|user| (user.user_id.clone(), user)));
    }
    Ok(known)
}
