//! The documented rates, counted per app and endpoint.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use nexconn_api::check::rate_units;
use nexconn_api::spec::Rate;
use nexconn_api::{Code, Spec};
use serde_json::{Map, Value};

use crate::Error;

const SECOND: i64 = 1000;

/// What one app called lately, by path.
#[derive(Debug, Default)]
pub(crate) struct Rates(Mutex<HashMap<&'static str, Window>>);

impl Rates {
    /// Counts a call, or refuses it when its endpoint was called too often in the last second.
    pub(super) fn take(
        &self,
        spec: &'static Spec,
        fields: &Map<String, Value>,
        now: i64,
    ) -> Result<(), Error> {
        let (limit, unit) = match spec.rate {
            Rate::CallsPerSecond(limit) => (limit, "calls"),
            Rate::UsersPerSecond(limit) => (limit, "users"),
        };
        let cost = rate_units(spec, fields);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.entry(spec.path).or_default().take(limit, cost, now) {
            return Ok(());
        }
        let message =
            format!("the limit is {limit} {unit} a second at {}; try again in a second", spec.path);
        Err(Error::refused(Code::RATE_LIMIT, message))
    }
}

/// The calls of the last second, so that no second, whenever it begins, holds more than the limit.
#[derive(Debug, Default)]
struct Window {
    calls: VecDeque<(i64, usize)>,
    sum: usize,
}

impl Window {
    fn take(&mut self, limit: usize, cost: usize, now: i64) -> bool {
        while let Some((at, past)) = self.calls.front().copied() {
            // A call from the future was counted before the clock was set back.
            if (0..SECOND).contains(&(now - at)) {
                break;
            }
            self.calls.pop_front();
            self.sum -= past;
        }
        if self.sum + cost > limit {
            return false;
        }
        self.calls.push_back((now, cost));
        self.sum += cost;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_second_holds_more_than_the_limit() {
        let mut window = Window::default();
        assert!(window.take(2, 1, 0));
        assert!(window.take(2, 1, 900));
        assert!(!window.take(2, 1, 999));
        assert!(window.take(2, 1, 1000));
        assert!(!window.take(2, 1, 1899));
        assert!(window.take(2, 1, 1900));
    }

    #[test]
    fn a_refused_call_does_not_count() {
        let mut window = Window::default();
        assert!(window.take(10, 6, 0));
        assert!(!window.take(10, 5, 1));
        assert!(window.take(10, 4, 2));
    }

    #[test]
    fn a_clock_set_back_does_not_lock_anybody_out() {
        let mut window = Window::default();
        assert!(window.take(1, 1, 1_000_000));
        assert!(window.take(1, 1, 0));
        assert!(!window.take(1, 1, 1));
    }
}
