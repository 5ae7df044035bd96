use std::time::Duration;

use leptos::prelude::*;

/// How often relative times are worded anew.
const TICK: Duration = Duration::from_secs(20);
/// How often countdowns go on.
const SECOND: Duration = Duration::from_secs(1);

/// The time, as two that tick, for texts and for countdowns, and one that is exact for requests.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    source: fn() -> i64,
    shown: RwSignal<i64>,
    counted: RwSignal<i64>,
}

impl Clock {
    /// Makes the browser's clock known to all components below.
    pub fn provide() -> Self {
        let clock = Self::of(|| whole(js_sys::Date::now()));
        every(TICK, move || clock.set(clock.shown));
        every(SECOND, move || clock.set(clock.counted));
        clock
    }

    /// A clock that reads `source`, Unix milliseconds, and does not tick by itself.
    pub fn of(source: fn() -> i64) -> Self {
        let now = source();
        let clock = Self { source, shown: RwSignal::new(now), counted: RwSignal::new(now) };
        provide_context(clock);
        clock
    }

    /// Unix milliseconds now.
    pub fn now(self) -> i64 {
        (self.source)()
    }

    /// Unix milliseconds, at most a tick ago; whoever shows them is told of each tick.
    pub fn shown(self) -> i64 {
        self.shown.get()
    }

    /// Unix milliseconds, at most a second ago, for what counts down. Each second whoever reads it runs, so a
    /// memo that says little stands between it and the page.
    pub fn counted(self) -> i64 {
        self.counted.get()
    }

    /// Tells everybody that the time has gone on.
    pub fn tick(self) {
        self.set(self.shown);
        self.set(self.counted);
    }

    fn set(self, hand: RwSignal<i64>) {
        hand.try_set(self.now());
    }
}

/// Does something again and again, until the component is gone.
fn every(interval: Duration, run: impl Fn() + 'static) {
    match set_interval_with_handle(run, interval) {
        Ok(handle) => on_cleanup(move || handle.clear()),
        Err(cause) => leptos::logging::warn!("shown times stand still: {cause:?}"),
    }
}

/// Milliseconds as JavaScript counts them, which are whole and far below the limit of an `i64`.
#[expect(clippy::cast_possible_truncation, reason = "a date of JavaScript has at most 54 bits")]
fn whole(millis: f64) -> i64 {
    millis as i64
}
