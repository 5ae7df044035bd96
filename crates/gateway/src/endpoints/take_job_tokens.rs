use nexconn_api::admin::{JobTokens, SteerJobRequest, TakeJobTokens};

use super::{Context, Handle};
use crate::Error;
use crate::jobs::{self, Taking};

impl Handle for TakeJobTokens {
    async fn handle(context: &mut Context, request: SteerJobRequest) -> Result<JobTokens, Error> {
        let taking = Taking {
            app: &request.app,
            job: request.job,
            operation: &request.operation,
            admin: &context.signed_in()?.email,
            request_id: &context.request_id,
        };
        jobs::take_tokens(&context.shared, taking).await
    }
}
