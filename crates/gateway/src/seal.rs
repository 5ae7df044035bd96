//! Encryption of the few secrets that the database keeps for a while, with a key that is not in it.

use std::path::Path;

use kit::private_file;
use nexconn_api::Secret;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use serde::{Deserialize, Serialize};

use crate::{Error, random};

/// Name of the key's file in the data folder.
const FILE: &str = "data-key.json";

/// The key of this gateway's data folder.
#[derive(Debug)]
pub(crate) struct DataKey(LessSafeKey);

#[derive(Serialize, Deserialize)]
struct Stored {
    /// 32 bytes in hex.
    key: Secret,
}

impl DataKey {
    /// Reads the key of a data folder, making one where there is none.
    pub(crate) fn of(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FILE);
        let failed = |what| {
            let what = format!("{what} {}", path.display());
            move |source| Error::Io { what, source }
        };
        let known: Option<Stored> = private_file::read(&path).map_err(failed("reading"))?;
        let stored = if let Some(stored) = known {
            stored
        } else {
            let made = Stored { key: Secret::new(random::hex(32)?) };
            private_file::replace(&path, &made).map_err(failed("writing"))?;
            made
        };
        let bytes = hex::decode(stored.key.reveal()).ok();
        bytes
            .and_then(|bytes| UnboundKey::new(&AES_256_GCM, &bytes).ok())
            .map(|key| Self(LessSafeKey::new(key)))
            .ok_or_else(|| {
                Error::Config(format!(
                    "{} holds no key of 32 bytes in hex; put the right file back, or remove it: \
                     access tokens that wait for their download are lost then",
                    path.display()
                ))
            })
    }

    /// Encrypts a secret for one place, which [`open`](Self::open) must name again.
    pub(crate) fn seal(&self, secret: &Secret, place: &str) -> Result<Vec<u8>, Error> {
        let mut nonce = [0; NONCE_LEN];
        getrandom::fill(&mut nonce).map_err(|error| Error::Internal(error.to_string()))?;
        let mut sealed = secret.reveal().as_bytes().to_vec();
        self.0
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(place),
                &mut sealed,
            )
            .map_err(|_| Error::Internal("a secret could not be encrypted".to_owned()))?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Decrypts what was sealed for that place; none where it was sealed with another key, or for another place.
    pub(crate) fn open(&self, sealed: &[u8], place: &str) -> Option<Secret> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let mut opened = sealed.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let text = self.0.open_in_place(nonce, Aad::from(place), &mut opened).ok()?;
        String::from_utf8(text.to_vec()).ok().map(Secret::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_opened_with_the_key_it_was_sealed_with_and_for_its_place_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let key = DataKey::of(folder.path()).expect("made");
        let secret = Secret::new("a token");
        let sealed = key.seal(&secret, "job 1").expect("sealed");
        assert!(!sealed.windows(5).any(|window| window == b"token"));
        assert_ne!(sealed, key.seal(&secret, "job 1").expect("sealed"), "each with its own nonce");
        let again = DataKey::of(folder.path()).expect("read");
        assert_eq!(again.open(&sealed, "job 1"), Some(secret));
        assert_eq!(again.open(&sealed, "job 2"), None);
        let other = tempfile::tempdir().expect("a folder");
        assert_eq!(DataKey::of(other.path()).expect("made").open(&sealed, "job 1"), None);
    }

    #[test]
    fn a_file_that_holds_no_key_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        private_file::replace(&folder.path().join(FILE), &Stored { key: Secret::new("ff") })
            .expect("written");
        let error = DataKey::of(folder.path()).expect_err("refused").to_string();
        assert!(error.contains(FILE) && !error.contains("\"ff\""), "{error}");
    }
}
