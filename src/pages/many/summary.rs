use leptos::prelude::*;

use super::state::Many;
use crate::components::{Button, IconName, RecognisedText, Section, TallyTone};
use crate::pages::parts::{Turned, TurnedInto};
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
    let counts = Memo::new(move |_| many.counts());
    let bad = Memo::new(move |_| {
        many.found.with(|found| found.as_ref().map_or(0, |found| found.recognised.bad.len()))
    });
    let into = Signal::derive(move || {
        let (words, counts, bad) = (&text.now().many, counts.get(), bad.get());
        let (plain, with_ban) = (words.tally)(many.action());
        TurnedInto {
            usual: (counts.plain, plain),
            other: (counts.with_ban, with_ban),
            other_tone: TallyTone::Main,
            out: counts.out,
            bad: (bad, (words.bad_lines)(bad)),
        }
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
        <div class="turned">
            <Turned into />
        </div>
    }
}
