//! How far the gateway's clock and a service's are apart, by the `Date` of its answers.

use std::time::UNIX_EPOCH;

use nexconn_api::admin::ClockDifference;
use reqwest::header::{DATE, HeaderMap};

/// A `Date` names a second: its instant lies up to this much after its beginning.
const SECOND_MILLIS: i64 = 1000;
/// After this time what was measured counts no longer: clocks drift, and are set.
const KEPT_MILLIS: i64 = 10 * 60 * 1000;

/// What one answer says: the difference, gateway minus service, lies between two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    low: i64,
    high: i64,
    at: i64,
}

impl Reading {
    /// By an answer to a request that was sent at `sent` and answered at `now`.
    pub(super) fn of(headers: &HeaderMap, sent: i64, now: i64) -> Option<Self> {
        let date = httpdate::parse_http_date(headers.get(DATE)?.to_str().ok()?).ok()?;
        let date = i64::try_from(date.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()?;
        Some(Self { low: sent - (date + SECOND_MILLIS - 1), high: now - date, at: now })
    }
}

/// What the answers of the last minutes say together.
#[derive(Debug, Default)]
pub(super) struct Clocks(Option<Known>);

#[derive(Debug, Clone, Copy)]
struct Known {
    since: i64,
    reading: Reading,
}

impl Clocks {
    /// Takes what both say; where they contradict each other or the time is up, what is new.
    pub(super) fn note(&mut self, new: Reading) {
        let joined = self.0.and_then(|Known { since, reading }| {
            let low = reading.low.max(new.low);
            let high = reading.high.min(new.high);
            let holds = low <= high && new.at - since < KEPT_MILLIS;
            holds.then_some(Known { since, reading: Reading { low, high, at: new.at } })
        });
        self.0 = Some(joined.unwrap_or(Known { since: new.at, reading: new }));
    }

    pub(super) fn difference(&self) -> Option<ClockDifference> {
        let Known { reading: Reading { low, high, at }, .. } = self.0?;
        let millis = low + (high - low) / 2;
        Some(ClockDifference { millis, within: high - millis, at })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const NOW: u64 = 1_730_192_400_000;

    /// An answer that comes at once from a service whose clock shows `service`.
    fn reading(gateway: u64, service: u64) -> Reading {
        let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_millis(service));
        let mut headers = HeaderMap::new();
        headers.insert(DATE, date.parse().expect("a header"));
        let gateway = i64::try_from(gateway).expect("in range");
        Reading::of(&headers, gateway, gateway).expect("a reading")
    }

    fn between(clocks: &Clocks) -> (i64, i64) {
        let found = clocks.difference().expect("measured");
        (found.millis - found.within, found.millis + found.within)
    }

    #[test]
    fn a_gateway_that_is_ahead_reads_above_nothing() {
        let mut clocks = Clocks::default();
        clocks.note(reading(NOW + 3_800, NOW));
        let (low, high) = between(&clocks);
        assert!(low <= 3_800 && 3_800 <= high && low > 2_000, "{low} {high}");
        let mut clocks = Clocks::default();
        clocks.note(reading(NOW - 3_800, NOW));
        assert!(between(&clocks).1 < -2_000);
    }

    #[test]
    fn several_answers_tell_it_closely() {
        let mut clocks = Clocks::default();
        for step in 0..20 {
            clocks.note(reading(NOW + 200 + step * 370, NOW + step * 370));
        }
        let found = clocks.difference().expect("measured");
        assert!((found.millis - 200).abs() <= found.within && found.within < 60, "{found:?}");
    }

    #[test]
    fn a_clock_that_was_set_is_measured_anew() {
        let mut clocks = Clocks::default();
        clocks.note(reading(NOW, NOW));
        clocks.note(reading(NOW + 1_000, NOW + 61_000));
        assert!(between(&clocks).1 < -58_000);
    }

    #[test]
    fn an_answer_without_a_time_says_nothing() {
        let mut headers = HeaderMap::new();
        assert_eq!(Reading::of(&headers, 0, 0), None);
        headers.insert(DATE, "yesterday".parse().expect("a header"));
        assert_eq!(Reading::of(&headers, 0, 0), None);
    }
}
