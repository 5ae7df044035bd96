use std::time::Duration;

use leptos::prelude::*;

/// How often relative times are worded anew.
const TICK: Duration = Duration::from_secs(20);

/// The time, as one that ticks for texts and one that is exact for requests.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    source: fn() -> i64,
    shown: RwSignal<i64>,
}

impl Clock {
    /// Makes the browser's clock known to all components below.
    pub fn provide() -> Self {
        let clock = Self::of(|| whole(js_sys::Date::now()));
        let ticking = set_interval_with_handle(move || clock.tick(), TICK);
        match ticking {
            Ok(handle) => on_cleanup(move || handle.clear()),
            Err(cause) => leptos::logging::warn!("relative times stand still: {cause:?}"),
        }
        clock
    }

    /// A clock that reads `source`, Unix milliseconds, and does not tick by itself.
    pub fn of(source: fn() -> i64) -> Self {
        let clock = Self { source, shown: RwSignal::new(source()) };
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

    fn tick(self) {
        self.shown.try_set(self.now());
    }
}

/// Milliseconds as JavaScript counts them, which are whole and far below the limit of an `i64`.
#[expect(clippy::cast_possible_truncation, reason = "a date of JavaScript has at most 54 bits")]
fn whole(millis: f64) -> i64 {
    millis as i64
}
