use std::collections::HashSet;

use nexconn_api::nexconn::{
    Friendship, Friendships, GetFriendRelationships, GetFriendRelationshipsRequest,
};

use super::{Handle, check_registered};
use crate::Error;
use crate::call::Call;
use crate::store::friends;

impl Handle for GetFriendRelationships {
    /// In the order of the request, each once. Nobody is a friend of unknown ids.
    async fn handle(
        call: &mut Call,
        request: GetFriendRelationshipsRequest,
    ) -> Result<Friendships, Error> {
        let GetFriendRelationshipsRequest { user_id, target_ids } = request;
        check_registered(call, &user_id).await?;
        let (mut seen, mut friendships) = (HashSet::new(), Vec::new());
        for other in target_ids {
            if seen.insert(other.clone()) {
                let are_friends = friends::are_friends(call.database(), &user_id, &other).await?;
                let result = if are_friends { Friendship::MUTUAL } else { Friendship::NONE };
                friendships.push(Friendship { user_id: other, result });
            }
        }
        Ok(Friendships { friendships })
    }
}
