//! The App Secret of an app, which can be replaced while calls are made.

use nexconn_api::Secret;
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Whoever signs or checks a signature holds the secret for as long as the answer takes. So nothing
/// that the old one signed is on its way when the new one begins, and nothing is lost.
#[derive(Debug)]
pub(super) struct AppSecret(RwLock<Secret>);

impl AppSecret {
    pub(super) fn new(secret: Secret) -> Self {
        Self(RwLock::new(secret))
    }

    /// For a call. Waits while the secret is being replaced.
    pub(super) async fn signing(&self) -> RwLockReadGuard<'_, Secret> {
        self.0.read().await
    }

    /// For the one call that replaces it. Waits until the calls on their way are answered.
    pub(super) async fn replacing(&self) -> RwLockWriteGuard<'_, Secret> {
        self.0.write().await
    }
}
