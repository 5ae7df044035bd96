use leptos::prelude::*;

use super::state::{Counts, Users};
use crate::components::{Button, IconName, Section, TallyTone};
use crate::pages::parts::{Turned, TurnedInto};
use crate::text::use_text;

/// What the table turns into.
#[component]
pub(super) fn Summary(sheet: Users) -> impl IntoView {
    let text = use_text();
    let counts = Memo::new(move |_| Counts::of(sheet));
    let bad = Memo::new(move |_| {
        sheet.preview.with(|preview| preview.as_ref().map_or(0, |preview| preview.bad.len()))
    });
    let note = Signal::derive(move || {
        let unused = sheet.preview.get()?.unused.join(", ");
        (!unused.is_empty()).then(|| (text.now().register_many.unused)(&unused))
    });
    let into = Signal::derive(move || {
        let (words, counts, bad) = (&text.now().register_many, counts.get(), bad.get());
        TurnedInto {
            usual: (counts.new, words.tally_new),
            other: (counts.known, words.tally_known),
            other_tone: TallyTone::Warning,
            out: counts.out,
            bad: (bad, (words.bad_rows)(bad)),
        }
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
            <Turned into />
        </Section>
    }
}
