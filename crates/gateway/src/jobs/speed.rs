//! How fast jobs go.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The speed is that of the last while.
const WINDOW: Duration = Duration::from_secs(10);
/// A shorter time says nothing.
const SHORTEST: Duration = Duration::from_millis(400);
/// Events about one job are at least this far apart, unless its state changed.
const BETWEEN_EVENTS: Duration = Duration::from_millis(500);

/// The jobs under way in this process.
#[derive(Debug, Default)]
pub(super) struct Speeds(Mutex<HashMap<i64, Track>>);

#[derive(Debug, Default)]
struct Track {
    /// How many users had their outcome, when.
    settled: VecDeque<(Instant, u64)>,
    told: Option<Instant>,
}

impl Speeds {
    /// Notes how many users of a job have their outcome now. True where it is time to tell of it.
    pub(super) fn note(&self, job: i64, settled: u64) -> bool {
        let now = Instant::now();
        let mut tracks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let track = tracks.entry(job).or_default();
        track.settled.push_back((now, settled));
        while track.settled.len() > 2 && now - track.settled[1].0 > WINDOW {
            track.settled.pop_front();
        }
        let due = track.told.is_none_or(|told| now - told >= BETWEEN_EVENTS);
        if due {
            track.told = Some(now);
        }
        due
    }

    /// Forgets a job that is no longer under way.
    pub(super) fn forget(&self, job: i64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&job);
    }

    /// Users a second lately.
    pub(super) fn users_per_second(&self, job: i64) -> Option<u32> {
        let tracks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let track = tracks.get(&job)?;
        per_second(*track.settled.front()?, *track.settled.back()?)
    }
}

fn per_second(from: (Instant, u64), to: (Instant, u64)) -> Option<u32> {
    let (time, users) = (to.0 - from.0, to.1.saturating_sub(from.1));
    if time < SHORTEST {
        return None;
    }
    let millis = u64::try_from(time.as_millis()).ok()?;
    u32::try_from(users * 1000 / millis).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_is_told_once_some_time_has_passed() {
        let start = Instant::now();
        let after = |millis, users| (start + Duration::from_millis(millis), users);
        assert_eq!(per_second(after(0, 10), after(399, 50)), None);
        assert_eq!(per_second(after(0, 10), after(2000, 50)), Some(20));
        assert_eq!(per_second(after(0, 50), after(2000, 10)), Some(0), "tried again meanwhile");
    }
}
