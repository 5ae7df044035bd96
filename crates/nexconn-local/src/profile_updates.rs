//! Changes of hosted profiles, as others are told of them: by webhook, and to connected clients.

use nexconn_api::client::ServiceFrame;
use nexconn_api::nexconn::UserProfile;
use nexconn_api::webhooks::{ProfileChange, ProfileUpdateItem};

use crate::Error;
use crate::call::Call;
use crate::store::{friends, profiles};
use crate::webhooks::{Occurrence, emit};

/// Tells what became of a user's profile. One that has no key any more is told as modified, without content. The user's
/// own clients see all of it; those of friends see name and picture, which is what others see unless chosen otherwise.
pub(crate) async fn tell(
    call: &mut Call,
    user_id: &str,
    change: ProfileChange,
) -> Result<(), Error> {
    let profile = profiles::find(call.database(), user_id).await?;
    let (user_profile, user_ext_profile) =
        profile.map(|profile| (profile.user_profile, profile.user_ext_profile)).unwrap_or_default();
    let frame = |user_profile, user_ext_profile| ServiceFrame::Profile {
        user_id: user_id.to_owned(),
        user_profile,
        user_ext_profile,
        time: call.now,
    };
    let own = frame(user_profile.clone(), user_ext_profile.clone());
    let shown = frame(user_profile.as_ref().and_then(shown_to_others), None);
    call.tell(user_id.to_owned(), own);
    for friend in friends::ids(call.database(), user_id).await? {
        call.tell(friend, shown.clone());
    }
    let item = ProfileUpdateItem {
        operator_id: user_id.to_owned(),
        operation_type: change,
        time: call.now,
        user_profile,
        user_meta_data: user_ext_profile,
    };
    emit(call.database(), Occurrence::Profile(item)).await
}

/// What others see of a profile; none where nothing of it is set.
fn shown_to_others(profile: &UserProfile) -> Option<UserProfile> {
    let shown = UserProfile {
        name: profile.name.clone(),
        portrait_uri: profile.portrait_uri.clone(),
        ..UserProfile::default()
    };
    (shown != UserProfile::default()).then_some(shown)
}
