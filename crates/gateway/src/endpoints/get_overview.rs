use nexconn_api::admin::{GetOverview, GetOverviewRequest, Overview};

use super::{Context, Handle};
use crate::sessions::access;
use crate::{Error, overview};

impl Handle for GetOverview {
    async fn handle(context: &mut Context, request: GetOverviewRequest) -> Result<Overview, Error> {
        let app = access::find_app(context, &request.app)?;
        overview::get(&context.shared, app, &context.request_id).await
    }
}
