//! Digests: what the database keeps of a code or a cookie, so that a copy of it signs nobody in.

use sha2::{Digest, Sha256};

/// SHA-256 as lowercase hex. Enough for values of 32 random bytes, which cannot be guessed.
pub(crate) fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hex::encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(digest(&["ab", "c"]), digest(&["a", "bc"]));
        assert_eq!(digest(&["a"]).len(), 64);
    }
}
