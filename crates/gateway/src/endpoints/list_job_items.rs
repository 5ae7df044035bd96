use nexconn_api::admin::{JobItemPage, ListJobItems, ListJobItemsRequest};

use super::{Context, Handle};
use crate::Error;

impl Handle for ListJobItems {
    async fn handle(_: &mut Context, _: ListJobItemsRequest) -> Result<JobItemPage, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
