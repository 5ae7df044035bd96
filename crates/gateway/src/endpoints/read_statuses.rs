use nexconn_api::admin::{ReadStatuses, ReadStatusesRequest, Statuses};

use super::{Context, Handle};
use crate::Error;

impl Handle for ReadStatuses {
    async fn handle(_: &mut Context, _: ReadStatusesRequest) -> Result<Statuses, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
