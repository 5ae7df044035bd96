use nexconn_api::admin::{FriendshipRow, PreviewFriendships, PreviewRequest, TablePreview};

use super::{Context, Handle};
use crate::{Error, recognise};

impl Handle for PreviewFriendships {
    async fn handle(
        context: &mut Context,
        request: PreviewRequest,
    ) -> Result<TablePreview<FriendshipRow>, Error> {
        recognise::preview_friendships(context, request).await
    }
}
