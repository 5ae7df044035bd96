use nexconn_api::admin::{UndoChange, UndoChangeRequest, Undone};

use super::{Context, Handle};
use crate::Error;

impl Handle for UndoChange {
    async fn handle(_: &mut Context, _: UndoChangeRequest) -> Result<Undone, Error> {
        Err(Error::NotFound("endpoint yet"))
    }
}
