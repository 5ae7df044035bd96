use leptos::prelude::*;
use nexconn_api::nexconn::RESTORABLE_AFTER;

use crate::components::{Time, WaitBar};
use crate::state::Clock;
use crate::text::{iso, use_text};

/// From when a deleted id can be restored, counting down over how much of the hour has passed; "Now" after it.
#[component]
pub fn RestoreFrom(
    /// Unix milliseconds; none where it is not known.
    #[prop(into)]
    from: Signal<Option<i64>>,
) -> impl IntoView {
    #[derive(Clone, Copy, PartialEq)]
    enum Stand {
        Unknown,
        Now,
        From(i64),
    }
    let text = use_text();
    let clock: Clock = expect_context();
    let stand = Memo::new(move |_| match from.get() {
        None => Stand::Unknown,
        Some(from) if from <= clock.counted() => Stand::Now,
        Some(from) => Stand::From(from),
    });
    move || match stand.get() {
        Stand::Unknown => view! {
            <span class="faint" title=text.of(|words| words.deleted.not_known_hint)>
                {text.of(|words| words.deleted.not_known)}
            </span>
        }
        .into_any(),
        Stand::Now => text.of(|words| words.deleted.now).into_any(),
        Stand::From(from) => view! { <Waiting from /> }.into_any(),
    }
}

#[component]
fn Waiting(from: i64) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let left = Memo::new(move |_| {
        let left = (from - clock.counted()).max(0);
        (text.now().deleted.in_time)(&text.language().span(left))
    });
    let exact = Signal::derive(move || {
        (text.now().deleted.restore_from)(&text.language().exact_time(from))
    });
    #[expect(clippy::cast_precision_loss, reason = "an hour has few milliseconds")]
    let passed =
        Signal::derive(move || 1.0 - (from - clock.shown()) as f64 / RESTORABLE_AFTER as f64);
    view! {
        <span class="restore-from">
            <span>
                <Time
                    text=Signal::derive(move || text.language().hour_of_day(clock.shown(), from))
                    exact
                    iso=iso(from)
                />
                " "
                <span class="faint">{left}</span>
            </span>
            <WaitBar passed />
        </span>
    }
}
