//! How long a job leaves Nexconn alone.

use std::time::Duration;

use tokio::time::Instant;

use super::fly::{Landed, Landing};

/// The pauses of a job while Nexconn cannot be reached, or says that it is called too often.
#[derive(Debug, Default)]
pub(super) struct Cooling {
    /// Failures in a row.
    failures: usize,
    pub(super) until: Option<Instant>,
}

/// See [`Cooling`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heat {
    Cold,
    /// Nothing is sent.
    Hot,
    /// The time is over, and nothing has answered yet.
    Trying,
}

impl Cooling {
    pub(super) fn learn(&mut self, landed: &[Landed], pauses: &[Duration]) {
        for landed in landed {
            match landed.landing {
                Landing::NotTaken(_) if self.state() != Heat::Hot => self.heat(pauses),
                Landing::Answered(_) => *self = Self::default(),
                Landing::NotTaken(_) | Landing::Lost { .. } | Landing::Left => {}
            }
        }
    }

    pub(super) fn heat(&mut self, pauses: &[Duration]) {
        let pause = pauses.get(self.failures).or(pauses.last()).copied().unwrap_or_default();
        self.failures += 1;
        self.until = Some(Instant::now() + pause);
    }

    pub(super) fn state(&self) -> Heat {
        match self.until {
            None => Heat::Cold,
            Some(until) if until > Instant::now() => Heat::Hot,
            Some(_) => Heat::Trying,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_the_last_one() {
        let pauses = [Duration::from_hours(1), Duration::from_hours(2)];
        let mut cooling = Cooling::default();
        assert_eq!(cooling.state(), Heat::Cold);
        let mut left = Vec::new();
        for _ in 0..3 {
            cooling.heat(&pauses);
            let until = cooling.until.expect("a pause") - Instant::now();
            left.push(until.as_secs().div_ceil(3600));
        }
        assert_eq!((left, cooling.state()), (vec![1, 2, 2], Heat::Hot));
        cooling.heat(&[]);
        assert_eq!(cooling.state(), Heat::Trying);
    }
}
