use nexconn_api::Code;
use nexconn_api::nexconn::{EXT_ATTRIBUTES, SetUserProfile, SetUserProfileRequest, UserExtProfile};
use nexconn_api::webhooks::ProfileChange;
use nexconn_api::wire::Done;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Handle, check_not_deleted};
use crate::Error;
use crate::call::Call;
use crate::profile_updates;
use crate::store::{deletions, profiles};

impl Handle for SetUserProfile {
    async fn handle(call: &mut Call, request: SetUserProfileRequest) -> Result<Done, Error> {
        let SetUserProfileRequest { user_id, user_profile, user_ext_profile } = request;
        if deletions::standing(call.database(), &user_id).await?.is_none() {
            return Err(Error::refused(Code::NO_SUCH_PROFILE_USER, "the user does not exist"));
        }
        check_not_deleted(call, &user_id).await?;
        let ext = user_ext_profile.unwrap_or_default();
        check_declared(call, &ext).await?;
        let mut profile = profiles::stored(call.database(), &user_id).await?;
        merge(&mut profile.basic, &user_profile.unwrap_or_default())?;
        merge(&mut profile.ext, &ext)?;
        if profile.ext.len() > EXT_ATTRIBUTES {
            let message = format!("a profile has at most {EXT_ATTRIBUTES} custom attributes");
            return Err(Error::refused(Code::TOO_MANY_ATTRIBUTES, message));
        }
        profile.version = call.now.max(profile.version + 1);
        profiles::set(call.database(), &user_id, &profile).await?;
        profile_updates::tell(call, &user_id, ProfileChange::Modified).await?;
        Ok(Done)
    }
}

/// Sets what is given; an empty text clears its key.
fn merge(stored: &mut Map<String, Value>, given: &impl Serialize) -> Result<(), Error> {
    if let Value::Object(given) = serde_json::to_value(given)? {
        stored.extend(given);
        stored.retain(|_, value| value.as_str() != Some(""));
    }
    Ok(())
}

/// Refuses custom attributes that are not declared. One may be cleared though that was declared once.
async fn check_declared(call: &mut Call, ext: &UserExtProfile) -> Result<(), Error> {
    let declared = profiles::keys(call.database()).await?;
    let undeclared = ext.iter().find(|(key, value)| !value.is_empty() && !declared.contains(key));
    match undeclared {
        None => Ok(()),
        Some((key, _)) => {
            let message = format!("no custom attribute {key} is declared");
            Err(Error::refused(Code::UNKNOWN_EXT_KEY, message).about_key(key))
        }
    }
}
