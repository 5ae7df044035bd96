use leptos::prelude::*;

use super::super::chosen::Chosen;
use crate::components::{Notice, Tone};
use crate::state::Clock;
use crate::text::use_text;

/// Those who cannot be restored yet, as far as the gateway knows when they were deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Early {
    /// How many.
    count: usize,
    /// Of how many whom the dialog is for.
    of: usize,
    /// When the last of them can be, in Unix milliseconds.
    from: i64,
}

impl Early {
    /// None where nobody is known to be too early.
    pub(super) fn of(chosen: Chosen, now: i64) -> Option<Self> {
        let facts = chosen.facts()?;
        let waits = facts
            .iter()
            .filter_map(|known| known.deletion.as_ref()?.restore_from)
            .filter(|from| *from > now);
        let (count, from) = waits.fold((0, 0), |(count, last), from| (count + 1, last.max(from)));
        (count > 0).then(|| Self { count, of: chosen.count(), from })
    }

    /// When the last of them can be restored, in Unix milliseconds.
    pub(super) fn from(&self) -> i64 {
        self.from
    }

    /// Whether it is all of them.
    pub(super) fn is_all(&self) -> bool {
        self.count == self.of
    }
}

/// Says who cannot be restored yet, counting down.
#[component]
pub(super) fn TooEarly(chosen: Chosen, early: Memo<Option<Early>>) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    move || {
        let Early { count, of, from } = early.get()?;
        let title = Signal::derive(move || {
            let words = &text.now().deletion_dialogs;
            if count == of {
                (words.too_early)(&chosen.who(text))
            } else {
                (words.too_early_some)(count, of)
            }
        });
        let detail = Signal::derive(move || {
            let language = text.language();
            let moment = language.hour_of_day(clock.shown(), from);
            let left = language.span((from - clock.counted()).max(0));
            Some((text.now().deletion_dialogs.too_early_detail)(&moment, &left))
        });
        Some(view! {
            <div class="dialog-notice">
                <Notice tone=Tone::Warning title detail />
            </div>
        })
    }
}
