use leptos::prelude::*;

use crate::components::{Figure, Tally, TallyPart, TallyTone};
use crate::text::use_text;

/// How many rows of a list are in which case, and how that is worded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TurnedInto {
    /// Chosen, as most are.
    pub(crate) usual: (usize, &'static str),
    /// Chosen although there is something to heed.
    pub(crate) other: (usize, &'static str),
    /// The colour of the number of those.
    pub(crate) other_tone: TallyTone,
    /// Left out.
    pub(crate) out: usize,
    /// Cannot be sent.
    pub(crate) bad: (usize, &'static str),
}

/// What a list turns into: a bar, and below it the numbers that are not 0.
#[component]
pub(crate) fn Turned(
    /// How many rows are in which case.
    into: Signal<TurnedInto>,
) -> impl IntoView {
    let text = use_text();
    let parts = Signal::derive(move || {
        let TurnedInto { usual, other, out, .. } = into.get();
        let part = |tone, count: usize| TallyPart { tone, count: count as u64 };
        vec![
            part(TallyTone::Main, usual.0),
            part(TallyTone::Second, other.0),
            part(TallyTone::Rest, out),
        ]
    });
    let figures = Signal::derive(move || {
        let language = text.language();
        let TurnedInto { usual, other, other_tone, out, bad } = into.get();
        let rows = [
            (usual, TallyTone::Main, false),
            (other, other_tone, false),
            ((out, text.now().many.tally_left_out), TallyTone::Main, false),
            (bad, TallyTone::Danger, true),
        ];
        let figure = |((count, label), tone, at_end): ((usize, &str), _, _)| Figure {
            value: language.number(count as u64),
            label: label.to_owned(),
            tone,
            at_end,
        };
        rows.into_iter().filter(|row| row.0.0 > 0).map(figure).collect::<Vec<_>>()
    });
    let label = Signal::derive(move || {
        let parts =
            figures.get().into_iter().map(|figure| [&figure.value, " ", &figure.label].concat());
        (text.now().many.tally_label)(&parts.collect::<Vec<_>>())
    });
    view! { <Tally label parts figures /> }
}
