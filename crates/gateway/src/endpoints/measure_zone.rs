use nexconn_api::admin::{MeasureZone, MeasureZoneRequest, MeasuredZone};

use super::{Context, Handle};
use crate::{Error, app_state};

impl Handle for MeasureZone {
    async fn handle(
        context: &mut Context,
        request: MeasureZoneRequest,
    ) -> Result<MeasuredZone, Error> {
        app_state::measure(&context.shared, &request.app).await
    }
}
