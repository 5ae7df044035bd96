use leptos::prelude::*;

use super::kind::Kind;
use super::send::Counts;
use super::skipped::Skipped;
use crate::components::{Button, IconName, Section, TallyTone};
use crate::pages::parts::{Sheet, Turned, TurnedInto};
use crate::text::use_text;

/// What the table turns into.
#[component]
pub(super) fn Summary<K: Kind>(sheet: Sheet<K>) -> impl IntoView {
    let text = use_text();
    let counts = Memo::new(move |_| Counts::of(sheet));
    let note = Signal::derive(move || {
        let unused = sheet.preview.get()?.unused.join(", ");
        let words = text.now();
        let mut note = words.import.nothing_sent.to_owned();
        if !unused.is_empty() {
            note.push(' ');
            note.push_str(&(words.import.unused)(&unused));
        }
        Some(note)
    });
    let into = Signal::derive(move || {
        let (words, counts) = (text.now(), counts.get());
        TurnedInto {
            usual: (counts.new, words.import.tally_new),
            other: (counts.over, words.import.tally_over),
            other_tone: TallyTone::Warning,
            out: counts.out,
            bad: (counts.bad, (words.import.bad_rows)(counts.bad)),
        }
    });
    let actions = view! {
        <Skipped sheet />
        <Button icon=IconName::Edit on_press=move || sheet.edit()>
            {text.of(|words| words.import.edit)}
        </Button>
    }
    .into_any();
    view! {
        <Section
            icon=IconName::Clipboard
            title=text.of(|words| words.import.table)
            note
            actions
        >
            <Turned into />
        </Section>
    }
}
