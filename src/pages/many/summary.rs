use leptos::prelude::*;

use super::state::Many;
use crate::components::{
    Button, Figure, IconName, RecognisedText, Section, Tally, TallyPart, TallyTone,
};
use crate::text::use_text;

/// The text as it was read, and what it turns into.
#[component]
pub(super) fn Summary(many: Many) -> impl IntoView {
    let text = use_text();
    let lines = Memo::new(move |_| {
        let Some(found) = many.found.get() else { return Vec::new() };
        let (language, words) = (text.language(), &text.now().many);
        many.verdicts.with(|verdicts| {
            let is_out = |index: usize| verdicts.get(index).is_some_and(|verdict| !verdict.chosen);
            found.shown(is_out, |count| (words.more_lines)(&language.number(count as u64)))
        })
    });
    let note = Signal::derive(move || {
        let found = many.found.get()?;
        let words = &text.now().many;
        let repeated = found.recognised.repeated.len();
        let repeats = (repeated > 0)
            .then(|| (words.repeats)(repeated, &text.language().number(repeated as u64)));
        let parts = [Some((words.form)(found.recognised.form).to_owned()), repeats];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    });
    let edit = view! {
        <Button icon=IconName::Edit on_press=move || many.edit()>
            {text.of(|words| words.many.edit_text)}
        </Button>
    }
    .into_any();
    view! {
        <div class="pasted">
            <Section icon=IconName::Clipboard title=text.of(|words| words.many.pasted) note actions=edit>
                ""
            </Section>
            <RecognisedText label=text.of(|words| words.many.pasted) lines />
        </div>
        <Turned many />
    }
}

/// How many users the action is done to, how many are left out, how many lines are bad.
#[component]
fn Turned(many: Many) -> impl IntoView {
    let text = use_text();
    let counts = Memo::new(move |_| many.counts());
    let bad = Memo::new(move |_| {
        many.found.with(|found| found.as_ref().map_or(0, |found| found.recognised.bad.len()))
    });
    let parts = Signal::derive(move || {
        let counts = counts.get();
        let part = |tone, count: usize| TallyPart { tone, count: count as u64 };
        vec![
            part(TallyTone::Main, counts.plain),
            part(TallyTone::Second, counts.with_ban),
            part(TallyTone::Rest, counts.out),
        ]
    });
    let figures = Signal::derive(move || {
        let (words, language) = (&text.now().many, text.language());
        let (plain, with_ban) = (words.tally)(many.action());
        let counts = counts.get();
        let rows = [
            (counts.plain, plain, TallyTone::Main, false),
            (counts.with_ban, with_ban, TallyTone::Main, false),
            (counts.out, words.tally_left_out, TallyTone::Main, false),
            (bad.get(), (words.bad_lines)(bad.get()), TallyTone::Danger, true),
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
    view! {
        <div class="turned">
            <Tally label parts figures />
        </div>
    }
}
