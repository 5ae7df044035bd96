//! Password hashes (argon2id).

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use nexconn_api::Secret;
use tokio::sync::Semaphore;

use crate::Error;

/// Hashes computed at once; more would only take memory from each other.
const AT_ONCE: usize = 2;
/// Passes over the memory of one hash.
const PASSES: u32 = 2;

/// Makes and checks password hashes, off the threads that serve requests.
pub(crate) struct Passwords {
    params: Params,
    slots: Arc<Semaphore>,
    /// Checked against where there is no admin, so that this takes as long as a wrong password.
    nobody: Arc<str>,
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Passwords").field("params", &self.params).finish_non_exhaustive()
    }
}

impl Passwords {
    /// Hashes that take `kib` KiB of memory each.
    pub(crate) fn new(kib: u32) -> Result<Self, Error> {
        let params = Params::new(kib, PASSES, 1, None).map_err(failed)?;
        let nobody = hash(&params, &crate::random::hex(16)?)?.into();
        Ok(Self { params, slots: Arc::new(Semaphore::new(AT_ONCE)), nobody })
    }

    /// The hash of a new password.
    pub(crate) async fn hash(&self, password: &Secret) -> Result<String, Error> {
        let (params, password) = (self.params.clone(), password.clone());
        self.work(move || hash(&params, password.reveal())).await
    }

    /// Whether `password` made `stored`; takes as long where nothing is stored.
    pub(crate) async fn verify(
        &self,
        stored: Option<String>,
        password: &Secret,
    ) -> Result<bool, Error> {
        let known = stored.is_some();
        let stored = stored.map_or_else(|| self.nobody.clone(), Arc::from);
        let password = password.clone();
        let fits = self.work(move || verify(&stored, password.reveal())).await?;
        Ok(known && fits)
    }

    async fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let slot = self.slots.clone().acquire_owned().await.map_err(failed)?;
        tokio::task::spawn_blocking(move || {
            let result = job();
            drop(slot);
            result
        })
        .await
        .map_err(failed)?
    }
}

fn hash(params: &Params, password: &str) -> Result<String, Error> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    Ok(argon2.hash_password(password.as_bytes()).map_err(failed)?.to_string())
}

fn verify(stored: &str, password: &str) -> Result<bool, Error> {
    let stored = PasswordHash::new(stored).map_err(failed)?;
    Ok(Argon2::default().verify_password(password.as_bytes(), &stored).is_ok())
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Internal(format!("hashing a password: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_fits_and_nobody_has_one() {
        let passwords = Passwords::new(8).expect("parameters");
        let right = Secret::new("correct horse");
        let stored = passwords.hash(&right).await.expect("hashed");
        assert!(stored.starts_with("$argon2id$"), "{stored}");
        assert!(passwords.verify(Some(stored.clone()), &right).await.expect("checked"));
        assert!(!passwords.verify(Some(stored), &Secret::new("wrong")).await.expect("checked"));
        assert!(!passwords.verify(None, &right).await.expect("checked"));
    }
}
