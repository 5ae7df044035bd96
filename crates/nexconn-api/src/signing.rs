//! Nexconn's request signature (documentation: `auth`).
//!
//! The signature is the lowercase hex SHA-1 of App Secret, nonce and timestamp, joined without a
//! separator. It does not cover the body.

use sha1::{Digest, Sha1};

use crate::Secret;

/// Longest nonce, in characters.
pub const NONCE_CHARS: usize = 18;
/// Longest `X-Request-ID`, in characters.
pub const REQUEST_ID_CHARS: usize = 36;
/// Name of the header with the request's id, for support.
pub const REQUEST_ID: &str = "X-Request-ID";

/// The four headers that sign a request, each under its plain and its `RC-` name. Platforms that
/// strip unknown headers let the latter through.
pub const APP_KEY: Header = Header { name: "App-Key", alternative: "RC-App-Key" };
/// See [`APP_KEY`].
pub const NONCE: Header = Header { name: "Nonce", alternative: "RC-Nonce" };
/// See [`APP_KEY`].
pub const TIMESTAMP: Header = Header { name: "Timestamp", alternative: "RC-Timestamp" };
/// See [`APP_KEY`].
pub const SIGNATURE: Header = Header { name: "Signature", alternative: "RC-Signature" };

/// A header and its alternative name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The usual name.
    pub name: &'static str,
    /// The other one.
    pub alternative: &'static str,
}

/// What signs one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The app's public key.
    pub app_key: String,
    /// Random text, new for each try.
    pub nonce: String,
    /// Unix time in milliseconds, as text.
    pub timestamp: String,
    /// See [`signature`].
    pub signature: String,
}

/// Why a request is not signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsigned {
    /// A header is not there, or empty.
    Missing(Header),
    /// A header has another form than documented.
    Malformed(Header),
}

/// The signature of a request.
///
/// ```
/// use nexconn_api::{Secret, signing::signature};
/// let secret = Secret::new("Y1W2MeFwwwRxa0");
/// assert_eq!(
///     signature(&secret, "14314", "1408710653000"),
///     "30be0bbca9c9b2e27578701e9fda2358a814c88f"
/// );
/// ```
pub fn signature(secret: &Secret, nonce: &str, timestamp: &str) -> String {
    let digest = Sha1::new()
        .chain_update(secret.reveal())
        .chain_update(nonce)
        .chain_update(timestamp)
        .finalize();
    let mut hex = String::with_capacity(40);
    for byte in digest {
        for nibble in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
    hex
}

/// Signs a request made at `now` (Unix milliseconds) with a fresh `nonce`.
pub fn sign(app_key: &str, secret: &Secret, nonce: &str, now: i64) -> Signed {
    let timestamp = now.to_string();
    Signed {
        signature: signature(secret, nonce, &timestamp),
        app_key: app_key.to_owned(),
        nonce: nonce.to_owned(),
        timestamp,
    }
}

impl Signed {
    /// The headers to send.
    pub fn headers(&self) -> [(&'static str, &str); 4] {
        [
            (APP_KEY.name, &self.app_key),
            (NONCE.name, &self.nonce),
            (TIMESTAMP.name, &self.timestamp),
            (SIGNATURE.name, &self.signature),
        ]
    }

    /// Reads what signs a request from its headers, under either name.
    pub fn read<'a>(header: impl Fn(&str) -> Option<&'a str>) -> Result<Self, Unsigned> {
        let value = |wanted: Header| {
            header(wanted.name)
                .or_else(|| header(wanted.alternative))
                .filter(|value| !value.is_empty())
                .ok_or(Unsigned::Missing(wanted))
        };
        let signed = Self {
            app_key: value(APP_KEY)?.to_owned(),
            nonce: value(NONCE)?.to_owned(),
            timestamp: value(TIMESTAMP)?.to_owned(),
            signature: value(SIGNATURE)?.to_owned(),
        };
        if signed.nonce.chars().count() > NONCE_CHARS {
            return Err(Unsigned::Malformed(NONCE));
        }
        if signed.timestamp.parse::<u64>().is_err() {
            return Err(Unsigned::Malformed(TIMESTAMP));
        }
        Ok(signed)
    }

    /// Whether the signature is the one `secret` makes; compared in constant time.
    pub fn is_by(&self, secret: &Secret) -> bool {
        Secret::new(signature(secret, &self.nonce, &self.timestamp))
            == Secret::new(self.signature.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn read(headers: &[(&'static str, &'static str)]) -> Result<Signed, Unsigned> {
        let headers: HashMap<_, _> = headers.iter().copied().collect();
        Signed::read(|name| headers.get(name).copied())
    }

    #[test]
    fn the_documented_vector_holds() {
        let signed = sign("key", &Secret::new("Y1W2MeFwwwRxa0"), "14314", 1_408_710_653_000);
        assert_eq!(signed.signature, "30be0bbca9c9b2e27578701e9fda2358a814c88f");
        assert!(signed.is_by(&Secret::new("Y1W2MeFwwwRxa0")));
        assert!(!signed.is_by(&Secret::new("another")));
    }

    #[test]
    fn both_names_of_a_header_are_read() {
        let plain = [("App-Key", "k"), ("Nonce", "1"), ("Timestamp", "2"), ("Signature", "s")];
        let other =
            [("RC-App-Key", "k"), ("RC-Nonce", "1"), ("RC-Timestamp", "2"), ("RC-Signature", "s")];
        assert_eq!(read(&plain), read(&other));
        assert!(read(&plain).is_ok());
    }

    #[test]
    fn a_missing_or_malformed_header_is_named() {
        assert_eq!(read(&[("App-Key", "k")]), Err(Unsigned::Missing(NONCE)));
        let long = [("App-Key", "k"), ("Nonce", "1234567890123456789")];
        let rest = [("Timestamp", "2"), ("Signature", "s")];
        assert_eq!(read(&[long, rest].concat()), Err(Unsigned::Malformed(NONCE)));
        let text = [("App-Key", "k"), ("Nonce", "1"), ("Timestamp", "now"), ("Signature", "s")];
        assert_eq!(read(&text), Err(Unsigned::Malformed(TIMESTAMP)));
    }
}
