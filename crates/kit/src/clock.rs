//! Time as a parameter.

use std::fmt::Debug;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time in Unix milliseconds.
pub trait Clock: Debug + Send + Sync + 'static {
    /// Now.
    fn now(&self) -> i64;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }
}

/// A clock that moves only when told, and only forward.
#[derive(Debug, Default)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that shows `now`.
    pub fn new(now: i64) -> Self {
        Self(AtomicI64::new(now))
    }

    /// Moves to `to`; an earlier instant leaves the clock as it is. Returns what it shows then.
    pub fn move_to(&self, to: i64) -> i64 {
        self.0.fetch_max(to, Ordering::SeqCst).max(to)
    }

    /// Moves forward by `millis`.
    pub fn advance(&self, millis: u32) -> i64 {
        self.0.fetch_add(i64::from(millis), Ordering::SeqCst) + i64::from(millis)
    }
}

impl Clock for ManualClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_never_goes_back() {
        let clock = ManualClock::new(100);
        assert_eq!(clock.move_to(50), 100);
        assert_eq!(clock.move_to(150), 150);
        assert_eq!(clock.advance(10), 160);
        assert_eq!(clock.now(), 160);
    }
}
