use leptos::prelude::*;

use super::state::Sheet;
use crate::components::{Button, Figure, IconName, Section, Tally, TallyPart, TallyTone};
use crate::text::use_text;

/// What the table turns into.
#[component]
pub(super) fn Summary(sheet: Sheet) -> impl IntoView {
    let text = use_text();
    let counts = Memo::new(move |_| sheet.counts());
    let bad = Memo::new(move |_| {
        sheet.preview.with(|preview| preview.as_ref().map_or(0, |preview| preview.bad.len()))
    });
    let note = Signal::derive(move || {
        let unused = sheet.preview.get()?.unused.join(", ");
        (!unused.is_empty()).then(|| (text.now().register_many.unused)(&unused))
    });
    let parts = Signal::derive(move || {
        let counts = counts.get();
        let part = |tone, count: usize| TallyPart { tone, count: count as u64 };
        vec![
            part(TallyTone::Main, counts.new),
            part(TallyTone::Second, counts.known),
            part(TallyTone::Rest, counts.out),
        ]
    });
    let figures = Signal::derive(move || {
        let (words, language) = (&text.now().register_many, text.language());
        let counts = counts.get();
        let rows = [
            (counts.new, words.tally_new, TallyTone::Main, false),
            (counts.known, words.tally_known, TallyTone::Warning, false),
            (counts.out, text.now().many.tally_left_out, TallyTone::Main, false),
            (bad.get(), (words.bad_rows)(bad.get()), TallyTone::Danger, true),
        ];
        let figure = |(count, label, tone, at_end): (usize, &str, _, _)| Figure {
            value: language.number(count as u64),
            label: label.to_owned(),
            tone,
            at_end,
        };
        rows.into_iter().filter(|row| row.0 > 0).map(figure).collect::<Vec<_>>()
    });
    let label = Signal::derive(move || {
        let parts =
            figures.get().into_iter().map(|figure| [&figure.value, " ", &figure.label].concat());
        (text.now().many.tally_label)(&parts.collect::<Vec<_>>())
    });
    let edit = view! {
        <Button icon=IconName::Edit on_press=move || sheet.edit()>
            {text.of(|words| words.register_many.edit)}
        </Button>
    }
    .into_any();
    view! {
        <Section
            icon=IconName::Clipboard
            title=text.of(|words| words.register_many.table)
            note
            actions=edit
        >
            <Tally label parts figures />
        </Section>
    }
}
