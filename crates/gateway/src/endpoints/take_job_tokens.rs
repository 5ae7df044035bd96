use nexconn_api::admin::{JobTokens, SteerJobRequest, TakeJobTokens};

use super::{Context, Handle};
use crate::Error;

impl Handle for TakeJobTokens {
    async fn handle(_: &mut Context, _: SteerJobRequest) -> Result<JobTokens, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
