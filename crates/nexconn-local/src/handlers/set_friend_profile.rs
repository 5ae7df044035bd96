use nexconn_api::Code;
use nexconn_api::nexconn::{FRIEND_ATTRIBUTES, SetFriendProfile, SetFriendProfileRequest};
use nexconn_api::wire::Done;

use super::{Handle, check_registered};
use crate::Error;
use crate::call::Call;
use crate::store::{deletions, friends};

impl Handle for SetFriendProfile {
    async fn handle(call: &mut Call, request: SetFriendProfileRequest) -> Result<Done, Error> {
        let SetFriendProfileRequest { user_id, target_id, alias, friend_ext_profile } = request;
        check_registered(call, &user_id).await?;
        if deletions::standing(call.database(), &target_id).await?.is_none() {
            return Err(Error::refused(Code::NO_SUCH_FRIEND, "the friend does not exist"));
        }
        let stored = friends::attributes(call.database(), &user_id, &target_id).await?;
        let Some(mut attributes) = stored else {
            return Err(Error::refused(Code::NOT_FRIENDS, "they are not friends"));
        };
        attributes.extend(friend_ext_profile.unwrap_or_default());
        attributes.retain(|_, value| !value.is_empty());
        if attributes.len() > FRIEND_ATTRIBUTES {
            let message = format!("a friend has at most {FRIEND_ATTRIBUTES} attributes");
            return Err(Error::refused(Code::TOO_MANY_FRIEND_ATTRIBUTES, message));
        }
        let alias = alias.unwrap_or_default();
        friends::note(call.database(), &user_id, &target_id, &alias, &attributes).await?;
        Ok(Done)
    }
}
