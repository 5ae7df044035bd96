use nexconn_api::admin::{BlocksMade, ReadBlocksMade, ReadBlocksMadeRequest};

use super::{Context, Handle};
use crate::{Error, audit};

impl Handle for ReadBlocksMade {
    async fn handle(
        context: &mut Context,
        request: ReadBlocksMadeRequest,
    ) -> Result<BlocksMade, Error> {
        let blocks = audit::blocks_made(context.shared.database.readers(), &request).await?;
        Ok(BlocksMade { blocks })
    }
}
