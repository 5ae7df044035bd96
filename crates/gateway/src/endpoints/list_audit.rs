use nexconn_api::admin::{AuditPage, ListAudit, ListAuditRequest};

use super::{Context, Handle};
use crate::{Error, audit};

impl Handle for ListAudit {
    async fn handle(context: &mut Context, request: ListAuditRequest) -> Result<AuditPage, Error> {
        audit::list(context.shared.database.readers(), &request, context.now).await
    }
}
