//! Time as a parameter.

use std::fmt::Debug;
use std::pin::Pin;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

/// Tells the time in Unix milliseconds.
pub trait Clock: Debug + Send + Sync + 'static {
    /// Now.
    fn now(&self) -> i64;

    /// Waits until the clock shows `at` or later.
    fn sleep_until(&self, at: i64) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

/// The machine's clock may be set, so a long sleep looks at it now and then.
const LONGEST_NAP: Duration = Duration::from_mins(1);

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }

    fn sleep_until(&self, at: i64) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            while let Ok(left @ 1..) = u64::try_from(at.saturating_sub(self.now())) {
                tokio::time::sleep(Duration::from_millis(left).min(LONGEST_NAP)).await;
            }
        })
    }
}

/// A clock that moves only when told, and only forward.
#[derive(Debug)]
pub struct ManualClock(watch::Sender<i64>);

impl ManualClock {
    /// A clock that shows `now`.
    pub fn new(now: i64) -> Self {
        Self(watch::Sender::new(now))
    }

    /// Moves to `to`; an earlier instant leaves the clock as it is. Returns what it shows then.
    pub fn move_to(&self, to: i64) -> i64 {
        self.0.send_if_modified(|now| {
            let later = to > *now;
            *now = to.max(*now);
            later
        });
        self.now()
    }

    /// Moves forward by `millis`.
    pub fn advance(&self, millis: u32) -> i64 {
        self.0.send_modify(|now| *now += i64::from(millis));
        self.now()
    }
}

impl Clock for ManualClock {
    fn now(&self) -> i64 {
        *self.0.borrow()
    }

    fn sleep_until(&self, at: i64) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            // The sender lives as long as `self`, so the wait cannot fail.
            drop(self.0.subscribe().wait_for(|now| *now >= at).await);
        })
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

    #[tokio::test]
    async fn who_waits_wakes_when_the_time_has_come() {
        let clock = ManualClock::new(100);
        clock.sleep_until(100).await;
        let slept = async {
            clock.sleep_until(200).await;
            clock.now()
        };
        let moved = async {
            for step in [150, 199, 250] {
                clock.move_to(step);
                tokio::task::yield_now().await;
            }
        };
        let (woken_at, ()) = tokio::join!(slept, moved);
        assert_eq!(woken_at, 250);
    }
}
