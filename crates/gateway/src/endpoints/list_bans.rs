use nexconn_api::admin::{BanPage, ListBans, ListBansRequest};

use super::{Context, Handle};
use crate::Error;

impl Handle for ListBans {
    async fn handle(_: &mut Context, _: ListBansRequest) -> Result<BanPage, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
