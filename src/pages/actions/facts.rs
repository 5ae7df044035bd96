use futures_util::future::join_all;
use nexconn_api::admin::{
    BanState, GetUser, GetUserRequest, ReadStatuses, ReadStatusesRequest, UserDeletion,
};

use super::Subject;
use crate::api::Client;

/// What is known of one user. It is read for those of one call; a job has too many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Facts {
    /// Who.
    pub(super) subject: Subject,
    /// The ban, if there is one.
    pub(super) ban: Option<BanState>,
    /// The soft deletion, if there is one.
    pub(super) deletion: Option<UserDeletion>,
    /// Whether the user is online, if Nexconn told.
    pub(super) online: Option<bool>,
}

/// Reads what the gateway knows of users, once it has looked at Nexconn's list of bans. What cannot be read is not
/// known: the action goes without it.
pub(super) async fn read_facts(client: Client, app: String, subjects: Vec<Subject>) -> Vec<Facts> {
    if subjects.is_empty() {
        return Vec::new();
    }
    let user_ids: Vec<String> = subjects.iter().map(|subject| subject.user_id.clone()).collect();
    let users = user_ids.iter().map(|user_id| {
        client.admin::<GetUser>(&GetUserRequest { app: app.clone(), user_id: user_id.clone() })
    });
    let users = join_all(users).await;
    let asked = ReadStatusesRequest { app, user_ids };
    let statuses = match client.admin::<ReadStatuses>(&asked).await {
        Ok(answer) => answer.statuses,
        Err(error) => {
            leptos::logging::warn!("who is online is not known: {error}");
            Vec::new()
        }
    };
    let facts = subjects.into_iter().zip(users).map(|(subject, user)| {
        let user = user.ok();
        let online = statuses.iter().find(|status| status.user_id == subject.user_id);
        Facts {
            online: online.and_then(|status| status.online).map(|state| state.online),
            ban: user.as_ref().and_then(|user| user.ban.clone()),
            deletion: user.as_ref().and_then(|user| user.deletion),
            subject: Subject { name: user.and_then(|user| user.name).or(subject.name), ..subject },
        }
    });
    facts.collect()
}
