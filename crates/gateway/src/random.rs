//! Randomness from the operating system.

use crate::Error;

/// That many random bytes as lowercase hex: 32 bytes for what must not be guessed.
pub(crate) fn hex(bytes: usize) -> Result<String, Error> {
    let mut buffer = vec![0; bytes];
    getrandom::fill(&mut buffer).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(hex::encode(buffer))
}

/// A nonce as Nexconn's own clients make it: up to 18 decimal digits.
pub(crate) fn nonce() -> Result<String, Error> {
    let number = getrandom::u64().map_err(|error| Error::Internal(error.to_string()))?;
    Ok((number % 1_000_000_000_000_000_000).to_string())
}
