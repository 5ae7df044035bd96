//! The signature of a webhook: parameters that the sender appends to the query of the address.
//!
//! That they stand in the URL is documented, their names and formula are not. What is built here is the formula of
//! [requests](crate::signing) under names that sender and receiver can be told. Since it is the same formula, and covers
//! no body, a signature that somebody reads off an address could sign a request: a receiver must not log it.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use crate::Secret;
use crate::signing::Signed;

/// Longest name of a parameter, in bytes.
pub const NAME_BYTES: usize = 64;

/// Under which names the parts of a signature stand in the query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParameterNames {
    /// Of the App Key.
    pub app_key: String,
    /// Of the random text.
    pub nonce: String,
    /// Of the Unix time in milliseconds.
    pub timestamp: String,
    /// Of the signature itself.
    pub signature: String,
}

impl Default for ParameterNames {
    /// `appKey`, `nonce`, `timestamp` and `signature`.
    fn default() -> Self {
        Self {
            app_key: "appKey".to_owned(),
            nonce: "nonce".to_owned(),
            timestamp: "timestamp".to_owned(),
            signature: "signature".to_owned(),
        }
    }
}

/// Why the query of a webhook is not signed by an app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unverified {
    /// A parameter is not there, or empty: its name.
    Missing(String),
    /// It names the App Key of another app.
    OtherApp,
    /// The signature is not the one that the App Secret makes.
    WrongSignature,
}

/// The address with the signature appended; a query that it has already stays, a fragment goes.
pub fn sign(address: &str, names: &ParameterNames, signed: &Signed) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let mut signed_address = address.to_owned();
    let mut separator = if address.contains('?') { '&' } else { '?' };
    if address.ends_with(['?', '&']) {
        signed_address.pop();
        separator = address.chars().next_back().unwrap_or(separator);
    }
    for (name, value) in [
        (&names.app_key, &signed.app_key),
        (&names.nonce, &signed.nonce),
        (&names.timestamp, &signed.timestamp),
        (&names.signature, &signed.signature),
    ] {
        signed_address.push(separator);
        signed_address.extend(utf8_percent_encode(name, NON_ALPHANUMERIC));
        signed_address.push('=');
        signed_address.extend(utf8_percent_encode(value, NON_ALPHANUMERIC));
        separator = '&';
    }
    signed_address
}

/// Checks that the query of a webhook is signed by this app, and returns what signed it, so that a repeated nonce can
/// be told. The App Key may be left out of the query, as old versions are said to do; then it is the one given.
/// Signatures are compared in constant time.
pub fn verify(
    query: &str,
    names: &ParameterNames,
    app_key: &str,
    secret: &Secret,
) -> Result<Signed, Unverified> {
    let found = parameters(query);
    let value = |name: &String| {
        let found = found.iter().find(|(key, value)| key == name && !value.is_empty());
        found.map(|(_, value)| value.clone()).ok_or_else(|| Unverified::Missing(name.clone()))
    };
    let signed = Signed {
        app_key: value(&names.app_key).unwrap_or_else(|_| app_key.to_owned()),
        nonce: value(&names.nonce)?,
        timestamp: value(&names.timestamp)?,
        signature: value(&names.signature)?,
    };
    if signed.app_key != app_key {
        return Err(Unverified::OtherApp);
    }
    if signed.is_by(secret) { Ok(signed) } else { Err(Unverified::WrongSignature) }
}

/// The parameters of a query in their order, percent-decoded. What is no UTF-8 is replaced.
pub fn parameters(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing;

    fn signed() -> Signed {
        signing::sign("app", &Secret::new("Y1W2MeFwwwRxa0"), "14314", 1_408_710_653_000)
    }

    fn query(address: &str) -> &str {
        address.split_once('?').expect("a query").1
    }

    fn check(query: &str) -> Result<Signed, Unverified> {
        verify(query, &ParameterNames::default(), "app", &Secret::new("Y1W2MeFwwwRxa0"))
    }

    #[test]
    fn the_documented_vector_is_appended_to_the_address() {
        let address = sign("https://x.example/hooks/a", &ParameterNames::default(), &signed());
        assert_eq!(
            address,
            "https://x.example/hooks/a?appKey=app&nonce=14314&timestamp=1408710653000\
             &signature=30be0bbca9c9b2e27578701e9fda2358a814c88f"
        );
        assert_eq!(check(query(&address)), Ok(signed()));
    }

    #[test]
    fn a_query_of_the_address_stays_and_a_fragment_goes() {
        for (address, start) in [
            ("http://x/h?a=1&b", "http://x/h?a=1&b&appKey=app&"),
            ("http://x/h?", "http://x/h?appKey=app&"),
            ("http://x/h?a=1&", "http://x/h?a=1&appKey=app&"),
            ("http://x/h?a=1#part", "http://x/h?a=1&appKey=app&"),
        ] {
            let signed_address = sign(address, &ParameterNames::default(), &signed());
            assert!(signed_address.starts_with(start), "{signed_address}");
            assert_eq!(check(query(&signed_address)), Ok(signed()));
        }
    }

    #[test]
    fn names_and_values_of_any_form_come_back() {
        let names = ParameterNames {
            app_key: "App Key".into(),
            timestamp: "signTimestamp".into(),
            ..ParameterNames::default()
        };
        let secret = Secret::new("s");
        let signed = signing::sign("雨&=", &secret, "a+b/c=", 7);
        let address = sign("http://x/", &names, &signed);
        assert_eq!(verify(query(&address), &names, "雨&=", &secret), Ok(signed));
    }

    #[test]
    fn what_is_wrong_is_told() {
        let right = sign("http://x/", &ParameterNames::default(), &signed());
        let right = query(&right);
        assert_eq!(check(""), Err(Unverified::Missing("nonce".into())));
        let without = right.replace("timestamp", "signTimestamp");
        assert_eq!(check(&without), Err(Unverified::Missing("timestamp".into())));
        let other = right.replace("appKey=app", "appKey=other");
        assert_eq!(check(&other), Err(Unverified::OtherApp));
        let changed = right.replace("nonce=14314", "nonce=14315");
        assert_eq!(check(&changed), Err(Unverified::WrongSignature));
        let three = right.replace("appKey=app&", "");
        assert_eq!(check(&three), Ok(signed()), "the App Key may be left out");
    }
}
