//! Which of two servers to ask first.

use std::sync::atomic::{AtomicI64, Ordering};

/// How long a failing primary server is left alone.
const REMEMBERED_MILLIS: i64 = 5 * 60 * 1000;

/// Remembers for a while that the primary server failed.
#[derive(Debug, Default)]
pub(super) struct Preference {
    /// The backup goes first before this instant, in Unix milliseconds.
    backup_until: AtomicI64,
}

impl Preference {
    /// Whether the backup goes first.
    pub(super) fn is_backup(&self, now: i64) -> bool {
        self.backup_until.load(Ordering::Relaxed) > now
    }

    /// Notes that one of the two failed: the other goes first from now on.
    pub(super) fn failed(&self, backup: bool, now: i64) {
        let until = if backup { 0 } else { now + REMEMBERED_MILLIS };
        self.backup_until.store(until, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_remembered_for_five_minutes_or_until_the_other_fails() {
        let preference = Preference::default();
        assert!(!preference.is_backup(0));
        preference.failed(false, 0);
        assert!(preference.is_backup(REMEMBERED_MILLIS - 1));
        assert!(!preference.is_backup(REMEMBERED_MILLIS));
        preference.failed(true, 1);
        assert!(!preference.is_backup(1));
    }
}
