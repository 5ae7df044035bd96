//! Whether the service still knows what it acknowledged.

use std::collections::HashSet;

use nexconn_api::Code;
use nexconn_api::local::{GetWebhook, GetWebhookRequest};
use nexconn_api::nexconn::{
    GetUser, GetUserRequest, ListBannedUsers, ListBannedUsersRequest, ListSoftDeletedUsers,
    ListSoftDeletedUsersRequest,
};

use crate::caller::Caller;
use crate::history::{History, User};

/// Holds every user, and the settings of the webhook, against the history.
pub(crate) async fn check(caller: &Caller, history: &History) {
    let (banned, deleted) = (banned(caller).await, deleted(caller).await);
    for (user_id, steps) in &history.steps {
        let info = caller.call::<GetUser>(&GetUserRequest { user_id: user_id.clone() }).await;
        let name = match info {
            Ok(info) => Some(info.name),
            Err(refusal) if refusal.code == Code::NO_SUCH_USER => None,
            Err(refusal) => panic!("{user_id}: {refusal}"),
        };
        let found = User {
            name,
            is_banned: banned.contains(user_id),
            is_deleted: deleted.contains(user_id),
        };
        // A soft delete erases the rest.
        let fits = |user: &User| *user == found || (user.is_deleted && found.is_deleted);
        let possible = History::possible(steps);
        assert!(possible.iter().any(fits), "{user_id} is {found:?} after {steps:?}");
    }
    let webhook = caller.call::<GetWebhook>(&GetWebhookRequest {}).await.expect("told");
    let possible = history.possible_names();
    assert!(possible.contains(&webhook.activation_type.as_str()), "{webhook:?} of {possible:?}");
}

async fn banned(caller: &Caller) -> HashSet<String> {
    let mut found = HashSet::new();
    for page in 1.. {
        let request = ListBannedUsersRequest { page: Some(page), page_size: Some(50) };
        let users = caller.call::<ListBannedUsers>(&request).await.expect("listed").banned_users;
        if users.is_empty() {
            break;
        }
        found.extend(users.into_iter().map(|user| user.user_id));
    }
    found
}

async fn deleted(caller: &Caller) -> HashSet<String> {
    let mut found = HashSet::new();
    for page in 1.. {
        let request = ListSoftDeletedUsersRequest { page: Some(page), page_size: Some(50) };
        let users = caller.call::<ListSoftDeletedUsers>(&request).await.expect("listed").user_ids;
        if users.is_empty() {
            break;
        }
        found.extend(users);
    }
    found
}
