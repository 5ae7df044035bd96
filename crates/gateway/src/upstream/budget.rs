//! Keeps calls within Nexconn's documented rates, counted per App Key and endpoint.
//!
//! In memory, for one gateway: several gateways of one app would each take the whole rate.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use nexconn_api::Spec;
use nexconn_api::spec::Rate;
use tokio::sync::watch;
use tokio::time::Instant;

/// Part of the documented rate that is used, in percent. The rest is for calls that overtake one another on their way:
/// no second that Nexconn counts may hold more than the limit.
const USED_PERCENT: u32 = 97;
/// How much may be made up for by whoever woke too late for its slot.
const MADE_UP: Duration = Duration::from_millis(12);
/// How long an endpoint is left alone after an answer over the rate limit, as when others use the same App Key.
const LEFT_ALONE: Duration = Duration::from_millis(500);

/// Who waits for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Priority {
    /// Somebody waits for the answer.
    Interactive,
    /// Part of a job: takes what the others leave.
    Job,
}

/// The budget of one app.
#[derive(Debug, Default)]
pub(super) struct Budget(Mutex<HashMap<&'static str, Arc<Lane>>>);

/// One endpoint, with a line for each priority.
#[derive(Debug, Default)]
struct Lane {
    turn: tokio::sync::Mutex<()>,
    jobs: tokio::sync::Mutex<()>,
    /// How many stand in the first line.
    waiting: watch::Sender<usize>,
    pace: Mutex<Pace>,
}

/// Somebody in the first line, until dropped.
struct Waiting<'a>(&'a watch::Sender<usize>);

impl<'a> Waiting<'a> {
    fn join(line: &'a watch::Sender<usize>) -> Self {
        line.send_modify(|count| *count += 1);
        Self(line)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}

impl Budget {
    /// Waits until a call about that many users may be sent.
    pub(super) async fn take(&self, spec: &Spec, users: usize, priority: Priority) {
        let lane = self.lane(spec);
        match priority {
            Priority::Interactive => {
                let _waiting = Waiting::join(&lane.waiting);
                let _turn = lane.turn.lock().await;
                while let Err(free_at) = lane.take(spec.rate, users) {
                    tokio::time::sleep_until(free_at).await;
                }
            }
            Priority::Job => {
                let _turn = lane.jobs.lock().await;
                let mut waiting = lane.waiting.subscribe();
                loop {
                    // The sender lives as long as the lane, so this cannot fail.
                    drop(waiting.wait_for(|count| *count == 0).await);
                    match lane.take(spec.rate, users) {
                        Ok(()) => return,
                        Err(free_at) => tokio::time::sleep_until(free_at).await,
                    }
                }
            }
        }
    }

    /// Notes an answer over the rate limit.
    pub(super) fn exceeded(&self, spec: &Spec) {
        let lane = self.lane(spec);
        let mut pace = lane.pace.lock().unwrap_or_else(PoisonError::into_inner);
        pace.leave_alone_until(Instant::now() + LEFT_ALONE);
    }

    fn lane(&self, spec: &Spec) -> Arc<Lane> {
        let mut lanes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.entry(spec.path).or_default().clone()
    }
}

impl Lane {
    /// Takes a slot now, or says when there may be one.
    fn take(&self, rate: Rate, users: usize) -> Result<(), Instant> {
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        pace.take(Instant::now(), rate, users)
    }
}

/// Spreads calls evenly: what one took must pass before the next, but for what is made up for.
#[derive(Debug, Default)]
struct Pace {
    free_at: Option<Instant>,
}

impl Pace {
    /// Takes a slot at `now`, or says when there may be one.
    fn take(&mut self, now: Instant, rate: Rate, users: usize) -> Result<(), Instant> {
        match self.free_at {
            Some(free_at) if free_at > now => Err(free_at),
            _ => {
                let due = self.free_at.unwrap_or(now);
                self.free_at = Some(due.max(now - MADE_UP) + cost(rate, users));
                Ok(())
            }
        }
    }

    fn leave_alone_until(&mut self, instant: Instant) {
        self.free_at = self.free_at.max(Some(instant));
    }
}

/// The time that a call about that many users takes up.
fn cost(rate: Rate, users: usize) -> Duration {
    let (limit, units) = match rate {
        Rate::CallsPerSecond(limit) => (limit, 1),
        Rate::UsersPerSecond(limit) => (limit, u32::try_from(users).unwrap_or(u32::MAX)),
    };
    (Duration::from_secs(100) / USED_PERCENT / limit.max(1)).saturating_mul(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many calls go out within a second by somebody who always has another one.
    fn in_a_second(rate: Rate, users: usize) -> u32 {
        let (mut pace, start) = (Pace::default(), Instant::now());
        let (mut now, mut sent) = (start, 0);
        while now < start + Duration::from_secs(1) {
            match pace.take(now, rate, users) {
                Ok(()) => sent += 1,
                Err(free_at) => now = free_at,
            }
        }
        sent
    }

    #[test]
    fn whoever_wakes_late_makes_up_for_it() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        let (mut now, mut sent) = (start, 0);
        while now < start + Duration::from_secs(1) {
            match pace.take(now, Rate::CallsPerSecond(100), 1) {
                Ok(()) => sent += 1,
                Err(free_at) => now = free_at + Duration::from_millis(2),
            }
        }
        assert!((96..=100).contains(&sent), "{sent}");
    }

    #[test]
    fn a_second_holds_nearly_the_limit_and_never_more() {
        assert_eq!(in_a_second(Rate::CallsPerSecond(100), 20), 98);
        assert_eq!(in_a_second(Rate::CallsPerSecond(200), 1), 195);
        assert_eq!(in_a_second(Rate::UsersPerSecond(100), 20), 5);
    }

    #[test]
    fn who_comes_after_a_rest_waits_for_nothing_and_saves_hardly_anything_up() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        let rate = Rate::CallsPerSecond(100);
        assert_eq!(pace.take(start, rate, 1), Ok(()));
        let later = start + Duration::from_mins(1);
        assert_eq!(pace.take(later, rate, 1), Ok(()));
        assert_eq!(pace.take(later, rate, 1), Ok(()));
        assert!(pace.take(later, rate, 1).is_err());
    }

    #[tokio::test]
    async fn a_job_lets_everybody_else_pass() {
        let budget = Arc::new(Budget::default());
        let order = Arc::new(Mutex::new(Vec::new()));
        let mut callers = tokio::task::JoinSet::new();
        for (name, priority) in [
            ("job 1", Priority::Job),
            ("job 2", Priority::Job),
            ("admin 1", Priority::Interactive),
            ("admin 2", Priority::Interactive),
        ] {
            let (budget, order) = (budget.clone(), order.clone());
            callers.spawn(async move {
                budget.take(&Spec::POST, 1, priority).await;
                order.lock().expect("whole").push(name);
            });
            tokio::task::yield_now().await;
        }
        callers.join_all().await;
        // The first had its slot before anybody else came.
        assert_eq!(*order.lock().expect("whole"), ["job 1", "admin 1", "admin 2", "job 2"]);
    }

    #[test]
    fn an_answer_over_the_limit_holds_everybody_up() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        let until = start + LEFT_ALONE;
        pace.leave_alone_until(until);
        assert_eq!(pace.take(start, Rate::CallsPerSecond(100), 1), Err(until));
        assert_eq!(pace.take(until, Rate::CallsPerSecond(100), 1), Ok(()));
    }
}
