use nexconn_api::admin::{FillDirectory, FillDirectoryRequest, Job};

use super::{Context, Handle};
use crate::Error;
use crate::jobs::{self, Maker};

impl Handle for FillDirectory {
    async fn handle(context: &mut Context, request: FillDirectoryRequest) -> Result<Job, Error> {
        let session = context.signed_in()?;
        let maker =
            Maker { admin: session.admin, email: &session.email, request_id: &context.request_id };
        jobs::fill(&context.shared, maker, &request).await
    }
}
