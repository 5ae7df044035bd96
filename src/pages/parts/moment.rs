use leptos::prelude::*;

use crate::components::Time;
use crate::state::Clock;
use crate::text::{iso, use_text};

/// A moment as the time that has gone since, the exact time in its tooltip.
#[component]
pub(crate) fn Moment(
    /// Unix milliseconds.
    #[prop(into)]
    at: Signal<i64>,
) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    view! {
        <Time
            text=Signal::derive(move || text.language().relative(clock.shown(), at.get()))
            exact=Signal::derive(move || text.language().exact_time(at.get()))
            iso=Signal::derive(move || iso(at.get()))
        />
    }
}
