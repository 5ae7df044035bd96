//! What the person at the terminal sees of a long step: that it began, that it lives, how long it took.

use std::fmt;
use std::time::{Duration, Instant};

/// How often a step that says nothing itself gives a sign of life.
pub(crate) const PULSE: Duration = Duration::from_secs(10);

/// A running step.
#[derive(Debug)]
pub(crate) struct Step {
    title: String,
    started: Instant,
    pulsed: Instant,
}

impl Step {
    pub(crate) fn start(title: &str) -> Self {
        println!("  .. {title}");
        let started = Instant::now();
        Self { title: title.to_owned(), started, pulsed: started }
    }

    /// How long until the next sign of life is due.
    pub(crate) fn until_pulse(&self) -> Duration {
        PULSE.saturating_sub(self.pulsed.elapsed())
    }

    pub(crate) fn pulse(&mut self, doing: &str) {
        self.pulsed = Instant::now();
        println!("     {}: {doing} ({})", self.title, Took(self.started.elapsed()));
    }

    pub(crate) fn end(self, success: bool) {
        let mark = if success { "ok" } else { "!!" };
        println!("  {mark} {} ({})", self.title, Took(self.started.elapsed()));
    }
}

/// A duration as people read it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Took(pub(crate) Duration);

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        if seconds >= 60 {
            write!(f, "{} min {:02} s", seconds / 60, seconds % 60)
        } else {
            write!(f, "{:.1} s", self.0.as_secs_f64())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(Took(Duration::from_millis(1250)).to_string(), "1.2 s");
        assert_eq!(Took(Duration::from_secs(61)).to_string(), "1 min 01 s");
        assert_eq!(Took(Duration::from_secs(3605)).to_string(), "60 min 05 s");
    }
}
