use nexconn_api::Endpoint;
use nexconn_api::admin::{Changed, StandingBansRequest, StartStandingBans};
use nexconn_api::nexconn::{BAN_MINUTES, BanUsers, BanUsersRequest};

use super::{Context, Handle};
use crate::Error;
use crate::calls::{self, Intended, Order, once, require_reason};
use crate::upstream::Delivery;

impl Handle for StartStandingBans {
    async fn handle(context: &mut Context, request: StandingBansRequest) -> Result<Changed, Error> {
        require_reason(&request.reason)?;
        let path = StartStandingBans::SPEC.path;
        let intended = Intended { app: &request.app, operation: &request.operation, path };
        let (shared, request_id) = (context.shared.clone(), context.request_id.clone());
        let admin = context.signed_in()?.email.clone();
        let asked = request.clone();
        once(context, intended, &request, async move {
            let user_ids = asked.user_ids;
            let ban = BanUsersRequest { user_ids, duration_minutes: BAN_MINUTES };
            let order = Order {
                app: &asked.app,
                spec: &BanUsers::SPEC,
                action: StartStandingBans::SPEC.path,
                request: &calls::object(&ban)?,
                admin: &admin,
                reason: Some(&asked.reason),
                case: asked.case.as_deref(),
                request_id: &request_id,
                job: None,
                undoes: None,
            };
            let delivered = calls::deliver(&shared, &order).await?;
            if delivered.delivery == Delivery::NotSent {
                return Err(Error::UpstreamUnreachable);
            }
            Ok(calls::changed(&order, delivered.entry, &delivered.delivery))
        })
        .await
    }
}
