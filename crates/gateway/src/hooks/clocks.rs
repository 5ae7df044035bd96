//! How far the gateway's clock is ahead of that of an app's service: told from when webhooks are signed and when they
//! come. The quickest one of late tells it best.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// How long the quickest webhook counts, in milliseconds: clocks are set, too.
const KEPT_MILLIS: i64 = 10 * 60 * 1000;

/// By app.
#[derive(Debug, Default)]
pub(super) struct Clocks(Mutex<HashMap<String, Quickest>>);

#[derive(Debug, Clone, Copy)]
struct Quickest {
    ahead: i64,
    at: i64,
}

impl Clocks {
    /// Takes a webhook into account that comes now, and tells how far the gateway is ahead, in milliseconds.
    pub(super) fn ahead(&self, app: &str, signed_at: i64, now: i64) -> i64 {
        let new = Quickest { ahead: now.saturating_sub(signed_at), at: now };
        let mut clocks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = clocks.entry(app.to_owned()).or_insert(new);
        if new.ahead <= known.ahead || now - known.at > KEPT_MILLIS {
            *known = new;
        }
        known.ahead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quickest_of_late_counts() {
        let clocks = Clocks::default();
        assert_eq!(clocks.ahead("a", 1000, 5000), 4000);
        assert_eq!(clocks.ahead("a", 2000, 9000), 4000, "it was on its way for 3 seconds");
        assert_eq!(clocks.ahead("b", 9000, 9000), 0, "each app has its own");
        assert_eq!(clocks.ahead("a", 9000, 10_000), 1000);
        let later = 10_000 + KEPT_MILLIS + 1;
        assert_eq!(clocks.ahead("a", later - 3000, later), 3000, "a clock was set");
    }
}
