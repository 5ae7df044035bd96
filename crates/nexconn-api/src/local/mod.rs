//! nexconn-local's own API, `/console/…`: what the cloud offers only in its web Console, and the
//! clock of an instance that was started with a manual one. Signed like `/v4/…`.

mod app;
mod app_secret;
mod chat_settings;
mod clock;
mod profile_keys;
mod test_users;
mod token_validity;
mod webhook;

pub use app::{AppState, GetApp, GetAppRequest};
pub use app_secret::{RefreshAppSecret, RefreshAppSecretRequest, RefreshedAppSecret};
pub use chat_settings::{ChatSettings, GetChatSettings, GetChatSettingsRequest, SetChatSettings};
pub use clock::{ClockReading, GetClock, GetClockRequest, LATEST, MoveClock, MoveClockRequest};
pub use profile_keys::{GetProfileKeys, GetProfileKeysRequest, ProfileKeys, SetProfileKeys};
pub use test_users::{
    DeleteTestUsers, DeleteTestUsersRequest, ListTestUsers, ListTestUsersRequest,
    TEST_USERS_A_CALL, TEST_USERS_A_PAGE, TestUser, TestUsers,
};
pub use token_validity::{SetTokenValidity, SetTokenValidityRequest, TOKEN_VALIDITY_MINUTES};
pub use webhook::{
    DeliveryError, GetWebhook, GetWebhookRequest, SetWebhook, SetWebhookRequest, WEBHOOK_URL_BYTES,
    Webhook,
};

endpoint_list!(($) local_endpoints, local:
    GetApp,
    SetTokenValidity,
    RefreshAppSecret,
    ListTestUsers,
    DeleteTestUsers,
    GetProfileKeys,
    SetProfileKeys,
    GetChatSettings,
    SetChatSettings,
    GetClock,
    MoveClock,
    GetWebhook,
    SetWebhook,
);
