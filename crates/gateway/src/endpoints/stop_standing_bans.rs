use nexconn_api::Endpoint;
use nexconn_api::admin::{Changed, Outcome, StandingBanEnd, StandingBansRequest, StopStandingBans};
use serde_json::Map;

use super::{Context, Handle};
use crate::Error;
use crate::audit::Intent;
use crate::bans::standing;
use crate::calls::{Intended, once, require_reason};

impl Handle for StopStandingBans {
    async fn handle(context: &mut Context, request: StandingBansRequest) -> Result<Changed, Error> {
        require_reason(&request.reason)?;
        let path = StopStandingBans::SPEC.path;
        let intended = Intended { app: &request.app, operation: &request.operation, path };
        let (shared, request_id, now) =
            (context.shared.clone(), context.request_id.clone(), context.now);
        let admin = context.signed_in()?.email.clone();
        let asked = request.clone();
        once(context, intended, &request, async move {
            let mut users: Vec<&str> = asked.user_ids.iter().map(String::as_str).collect();
            users.sort_unstable();
            users.dedup();
            let intent = Intent {
                app: &asked.app,
                at: now,
                admin: &admin,
                action: StopStandingBans::SPEC.path,
                user_ids: &users,
                reason: Some(&asked.reason),
                case: asked.case.as_deref(),
                request_id: &request_id,
                details: &Map::new(),
                job: None,
                undoes: None,
            };
            let entry = standing::stop_by(&shared, &intent, StandingBanEnd::Stopped).await?;
            shared.bans.wake();
            Ok(Changed { outcome: Outcome::Done, http: None, code: None, request_id, entry })
        })
        .await
    }
}
