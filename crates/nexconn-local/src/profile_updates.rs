//! Changes of hosted profiles, as others are told of them.

use nexconn_api::webhooks::{ProfileChange, ProfileUpdateItem};

use crate::Error;
use crate::call::Call;
use crate::store::profiles;
use crate::webhooks::{Occurrence, emit};

/// Tells what became of a user's profile. One that has no key any more is told as modified, without content.
pub(crate) async fn tell(
    call: &mut Call,
    user_id: &str,
    change: ProfileChange,
) -> Result<(), Error> {
    let profile = profiles::find(call.database(), user_id).await?;
    let (user_profile, user_meta_data) =
        profile.map(|profile| (profile.user_profile, profile.user_ext_profile)).unwrap_or_default();
    let item = ProfileUpdateItem {
        operator_id: user_id.to_owned(),
        operation_type: change,
        time: call.now,
        user_profile,
        user_meta_data,
    };
    emit(call.database(), Occurrence::Profile(item)).await
}
