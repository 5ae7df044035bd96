//! What connected clients ask for, each time in the name of their own user.

use std::sync::Arc;

use nexconn_api::Code;
use nexconn_api::choices::BLOCKLIST_USERS;
use nexconn_api::client::{CallResult, ClientCall, ClientFriend, Os, ServiceFrame};
use nexconn_api::nexconn::{
    AddFriend, AddFriendRequest, AddUserBlocklist, AddUserBlocklistRequest, FRIENDS, Friend,
    RemoveFriends, RemoveFriendsRequest, RemoveUserBlocklist, RemoveUserBlocklistRequest,
};
use serde::Deserialize;
use serde_json::Value;

use super::{Entry, messages};
use crate::Error;
use crate::app::App;
use crate::call::Call;
use crate::friendships::{self, Pair};
use crate::handlers::{Handle, check_has_blocklists};
use crate::pipeline::check_fields;
use crate::service::Service;
use crate::store::friends::{self, Part};
use crate::store::{blocklist, sessions};

/// A connected client.
#[derive(Debug)]
pub(super) struct Client<'a> {
    pub(super) app: &'a Arc<App>,
    pub(super) entry: &'a Entry,
    pub(super) os: Os,
}

/// Answers a call; not one that came when the connection was ended already, as by a ban.
pub(super) async fn answer(
    service: &Arc<Service>,
    client: &Client<'_>,
    id: u32,
    call: ClientCall,
) -> Option<ServiceFrame> {
    let error = match run(service, client, call).await {
        Ok(Some(Done { code, result })) => {
            return Some(ServiceFrame::Answer { id, code, message: None, result });
        }
        Ok(None) => return None,
        Err(error) => error,
    };
    if !error.is_refusal() {
        tracing::error!(%error, "the call of a client failed");
    }
    let refusal = error.into_refusal();
    let (code, message) = (refusal.code, Some(refusal.message));
    Some(ServiceFrame::Answer { id, code, message, result: None })
}

/// The answer to a frame that cannot be read, where it is a call with an id.
pub(super) fn unreadable(text: &str, error: &serde_json::Error) -> Option<ServiceFrame> {
    #[derive(Deserialize)]
    struct WithId {
        id: u32,
    }
    let WithId { id } = serde_json::from_str(text).ok()?;
    let message = Some(format!("the call cannot be read: {error}"));
    Some(ServiceFrame::Answer { id, code: Code::INVALID_PARAMETER, message, result: None })
}

/// What a call comes to that was done.
struct Done {
    code: Code,
    result: Option<CallResult>,
}

async fn run(
    service: &Arc<Service>,
    client: &Client<'_>,
    asked: ClientCall,
) -> Result<Option<Done>, Error> {
    let changes = changes(&asked);
    let mut call = Call::begin(Arc::clone(service), Arc::clone(client.app), changes).await?;
    call.client_os = Some(client.os);
    if !sessions::is_open(call.database(), &client.entry.session.to_string()).await? {
        return Ok(None);
    }
    let result = handle(&mut call, &client.entry.user_id, asked).await?;
    let code = call.code;
    call.commit().await?;
    Ok(Some(Done { code, result }))
}

/// Whether a call may change something.
fn changes(asked: &ClientCall) -> bool {
    match asked {
        ClientCall::CheckBlocked { .. } | ClientCall::GetBlocklist | ClientCall::GetFriends => {
            false
        }
        ClientCall::SendText { .. }
        | ClientCall::AddToBlocklist { .. }
        | ClientCall::RemoveFromBlocklist { .. }
        | ClientCall::AddFriend { .. }
        | ClientCall::AcceptFriend { .. }
        | ClientCall::RefuseFriend { .. }
        | ClientCall::RemoveFriend { .. } => true,
    }
}

async fn handle(call: &mut Call, me: &str, asked: ClientCall) -> Result<Option<CallResult>, Error> {
    let me = me.to_owned();
    Ok(match asked {
        ClientCall::SendText { to, text } => Some(messages::send_text(call, &me, &to, text).await?),
        ClientCall::AddToBlocklist { user_id } => {
            let request = AddUserBlocklistRequest { user_id: me, target_user_ids: vec![user_id] };
            run_endpoint::<AddUserBlocklist>(call, request).await?;
            None
        }
        ClientCall::RemoveFromBlocklist { user_id } => {
            let request =
                RemoveUserBlocklistRequest { user_id: me, blocked_user_ids: vec![user_id] };
            run_endpoint::<RemoveUserBlocklist>(call, request).await?;
            None
        }
        ClientCall::CheckBlocked { user_id } => {
            check_has_blocklists(call).await?;
            let blocked = blocklist::has(call.database(), &me, &user_id).await?;
            Some(CallResult::Checked { blocked })
        }
        ClientCall::GetBlocklist => {
            check_has_blocklists(call).await?;
            let all = i64::from(BLOCKLIST_USERS);
            let found = blocklist::list(call.database(), &me, true, None, all).await?;
            let user_ids = found.into_iter().map(|(_, user_id)| user_id).collect();
            Some(CallResult::Blocklist { user_ids })
        }
        ClientCall::AddFriend { user_id, extra } => {
            let action = Some(AddFriendRequest::AS_PERMITTED);
            let request = AddFriendRequest { user_id: me, target_id: user_id, action, extra };
            run_endpoint::<AddFriend>(call, request).await?;
            None
        }
        ClientCall::AcceptFriend { user_id } => {
            friendships::accept(call, Pair { user_id: &me, other: &user_id }).await?;
            None
        }
        ClientCall::RefuseFriend { user_id } => {
            friendships::refuse(call, Pair { user_id: &me, other: &user_id }).await?;
            None
        }
        ClientCall::RemoveFriend { user_id } => {
            let request = RemoveFriendsRequest { user_id: me, target_ids: vec![user_id] };
            run_endpoint::<RemoveFriends>(call, request).await?;
            None
        }
        ClientCall::GetFriends => {
            Some(CallResult::Friends { friends: all_friends(call, &me).await? })
        }
    })
}

/// Every friend of a user, in the order in which they were added.
async fn all_friends(call: &mut Call, me: &str) -> Result<Vec<ClientFriend>, Error> {
    let size = i64::try_from(FRIENDS).unwrap_or(i64::MAX);
    let all = Part { latest_first: false, after: None, size };
    let found = friends::list(call.database(), me, all).await?;
    let told = |(_, friend): (i64, Friend)| ClientFriend {
        user_id: friend.user_id,
        name: friend.name,
        alias: friend.alias,
        added_at: friend.added_at,
    };
    Ok(found.into_iter().map(told).collect())
}

/// Does what an endpoint does, after the same check of the request.
pub(super) async fn run_endpoint<E: Handle>(
    call: &mut Call,
    request: E::Request,
) -> Result<E::Response, Error> {
    if let Value::Object(fields) = serde_json::to_value(&request)? {
        check_fields(&E::SPEC, &fields)?;
    }
    E::handle(call, request).await
}
