use nexconn_api::admin::{Job, SteerJobRequest, UndoJob};

use super::{Context, Handle};
use crate::Error;

impl Handle for UndoJob {
    async fn handle(_: &mut Context, _: SteerJobRequest) -> Result<Job, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
