//! What each endpoint does, one file an endpoint. Signature, checks, rate, transaction and answer
//! happen around a handler, once, in the pipeline.

mod add_friend;
mod add_user_blocklist;
mod ban_users;
mod batch_get_user_profiles;
mod batch_get_user_tags;
mod batch_set_user_tags;
mod cursor;
mod delete_test_users;
mod delete_user_profiles;
mod expire_access_tokens;
mod get_app;
mod get_chat_settings;
mod get_clock;
mod get_connection_status;
mod get_friend_permission;
mod get_friend_relationships;
mod get_profile_keys;
mod get_user;
mod get_user_blocklist;
mod get_webhook;
mod issue_access_token;
mod list_banned_users;
mod list_channel_type_mute;
mod list_friends;
mod list_soft_deleted_users;
mod list_test_users;
mod list_user_profiles;
mod move_clock;
mod refresh_app_secret;
mod remove_all_friends;
mod remove_friends;
mod remove_user_blocklist;
mod restore_users;
mod set_channel_type_mute;
mod set_chat_settings;
mod set_friend_permission;
mod set_friend_profile;
mod set_profile_keys;
mod set_token_validity;
mod set_user_profile;
mod set_webhook;
mod soft_delete_users;
mod unban_users;
mod update_user;

use nexconn_api::admin::Environment;
use nexconn_api::{Code, Endpoint};

use crate::Error;
use crate::call::Call;
use crate::store::deletions::{self, Standing};
use crate::store::settings;

/// Does what an endpoint is for.
pub(crate) trait Handle: Endpoint {
    /// Whether the endpoint exists only where callers may move the clock.
    const NEEDS_MANUAL_CLOCK: bool = false;

    /// Handles a request that passed its declaration's check.
    fn handle(
        call: &mut Call,
        request: Self::Request,
    ) -> impl Future<Output = Result<Self::Response, Error>> + Send;
}

/// The refusal of a call about a user that is not registered.
fn no_such_user() -> Error {
    Error::refused(Code::NO_SUCH_USER, "the user id does not exist")
}

/// How many items come before a page; pages count from 1.
fn offset(page: i64, size: i64) -> i64 {
    (page - 1).saturating_mul(size)
}

/// Refuses a call about a user who is not registered.
async fn check_registered(call: &mut Call, user_id: &str) -> Result<(), Error> {
    match deletions::standing(call.database(), user_id).await? {
        Some(_) => Ok(()),
        None => Err(no_such_user()),
    }
}

/// Refuses a call that would give a soft-deleted user a token or a name.
async fn check_not_deleted(call: &mut Call, user_id: &str) -> Result<(), Error> {
    match deletions::standing(call.database(), user_id).await? {
        Some(Standing::Deleted { .. }) => {
            Err(Error::refused(Code::SOFT_DELETED, "the user is soft-deleted"))
        }
        Some(Standing::Active) | None => Ok(()),
    }
}

/// Refuses a call about blocklists where there are none.
pub(crate) async fn check_has_blocklists(call: &mut Call) -> Result<(), Error> {
    if settings::chat(call.database()).await?.blocklist {
        return Ok(());
    }
    let message = "the blocklist feature is switched off in this app";
    Err(Error::refused(Code::BLOCKLIST_NOT_ENABLED, message))
}

/// Refuses a call about test users to an app in production.
fn check_has_test_users(call: &Call) -> Result<(), Error> {
    match call.app.environment {
        Environment::Development => Ok(()),
        Environment::Production => {
            let message = "only an app in the development environment has test users";
            Err(Error::refused(Code::NOT_ENABLED, message))
        }
    }
}

/// The refusal of a clock endpoint of a service whose clock runs by itself.
fn no_manual_clock() -> Error {
    Error::refused(Code::NO_SUCH_ENDPOINT, "the clock of this service cannot be moved")
}
