use nexconn_api::Endpoint;
use nexconn_api::admin::{KICK_MINUTES, KickUsers, KickUsersRequest, Kicked, Outcome};
use nexconn_api::nexconn::{
    BanUsers, BanUsersRequest, ExpireAccessTokens, ExpireAccessTokensRequest,
};
use uuid::Uuid;

use super::{Context, Handle};
use crate::calls::{self, Intended, Order, once, require_reason};
use crate::gateway::Shared;
use crate::upstream::Delivery;
use crate::{Error, bans};

impl Handle for KickUsers {
    async fn handle(context: &mut Context, request: KickUsersRequest) -> Result<Kicked, Error> {
        require_reason(&request.reason)?;
        let path = KickUsers::SPEC.path;
        let intended = Intended { app: &request.app, operation: &request.operation, path };
        let (shared, request_id) = (context.shared.clone(), context.request_id.clone());
        let admin = context.signed_in()?.email.clone();
        let asked = request.clone();
        once(context, intended, &request, async move {
            kick(&shared, &asked, &admin, &request_id).await
        })
        .await
    }
}

/// Expires the tokens first, so that nobody connects again with one of them after the ban.
async fn kick(
    shared: &Shared,
    asked: &KickUsersRequest,
    admin: &str,
    request_id: &str,
) -> Result<Kicked, Error> {
    let (user_ids, expires_at) = (asked.user_ids.clone(), shared.clock.now());
    let tokens = ExpireAccessTokensRequest { user_ids, expires_at };
    let order = Order {
        app: &asked.app,
        spec: &ExpireAccessTokens::SPEC,
        action: ExpireAccessTokens::SPEC.path,
        request: &calls::object(&tokens)?,
        admin,
        reason: Some(&asked.reason),
        case: asked.case.as_deref(),
        request_id,
        job: None,
        undoes: None,
    };
    let expired = calls::deliver(shared, &order).await?;
    if expired.delivery == Delivery::NotSent {
        return Err(Error::UpstreamUnreachable);
    }
    let expire = calls::changed(&order, expired.entry, &expired.delivery);
    let mut kicked = Kicked { expire, ban: None, left_out: Vec::new(), list_unread: false };
    if kicked.expire.outcome == Outcome::Refused {
        return Ok(kicked);
    }
    if bans::fresh(shared, &asked.app).await?.is_err() {
        kicked.list_unread = true;
        return Ok(kicked);
    }
    let banned = {
        let mut connection = shared.database.readers().acquire().await?;
        let users: Vec<&str> = asked.user_ids.iter().map(String::as_str).collect();
        bans::of_users(&mut connection, &asked.app, &users, shared.clock.now()).await?
    };
    let (left_out, user_ids): (Vec<String>, Vec<String>) =
        asked.user_ids.iter().cloned().partition(|user_id| banned.contains_key(user_id));
    kicked.left_out = left_out;
    if user_ids.is_empty() {
        return Ok(kicked);
    }
    let ban = BanUsersRequest { user_ids, duration_minutes: KICK_MINUTES };
    let order = Order {
        spec: &BanUsers::SPEC,
        action: BanUsers::SPEC.path,
        request: &calls::object(&ban)?,
        request_id: &Uuid::new_v4().to_string(),
        ..order
    };
    let delivered = calls::deliver(shared, &order).await?;
    kicked.ban = Some(calls::changed(&order, delivered.entry, &delivered.delivery));
    Ok(kicked)
}
