use nexconn_api::admin::{ListUserIds, ListUserIdsRequest, UserIdList};

use super::{Context, Handle};
use crate::Error;

impl Handle for ListUserIds {
    async fn handle(_: &mut Context, _: ListUserIdsRequest) -> Result<UserIdList, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
