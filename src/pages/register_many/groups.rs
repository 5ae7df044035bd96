use leptos::prelude::*;

use super::rows::{Row, reasons};
use super::state::{Counts, Users};
use crate::components::{GroupedTable, IconName, Tone};
use crate::pages::parts::{BadGroup, ChoiceGroup, ChooseAll};
use crate::text::use_text;

/// Every row, in groups, exceptions first.
#[component]
pub(super) fn Groups(sheet: Users) -> impl IntoView {
    let text = use_text();
    let headings = vec![
        text.of(|words| words.register_many.column_name),
        text.of(|words| words.many.column_id),
        text.of(|words| words.many.column_found),
        text.of(|words| words.register_many.column_avatar),
    ];
    let counts = Memo::new(move |_| Counts::of(sheet));
    let choose_all = move || {
        view! {
            <ChooseAll
                label=text.of(|words| words.register_many.choose_all)
                counts=Signal::derive(move || counts.with(|counts| (counts.chosen(), counts.out)))
                on_tick=move |chosen| sheet.choose_all(chosen)
            />
        }
    };
    let is_any_there = sheet
        .preview
        .with_untracked(|preview| preview.as_ref().is_some_and(|preview| !preview.rows.is_empty()));
    let choose_all = is_any_there.then(choose_all).into_any();
    let bad = Memo::new(move |_| {
        sheet.preview.get().map(|preview| preview.bad.clone()).unwrap_or_default()
    });
    let new_note = Signal::derive(move || {
        let chosen = text.language().number(counts.get().new as u64);
        Some((text.now().register_many.new_note)(&chosen))
    });
    let known_note = Signal::derive(move || Some(text.now().register_many.known_note.to_owned()));
    view! {
        <GroupedTable caption=text.of(|words| words.register_many.caption) choose_all headings>
            <BadGroup
                bad
                title=text.of(|words| words.register_many.bad)
                note=text.of(|words| words.register_many.bad_note)
                copy=text.of(|words| words.register_many.copy_bad)
                reasons
            />
            <Rows
                sheet
                known=true
                icon=IconName::User
                tone=Tone::Warning
                title=text.of(|words| words.register_many.known)
                note=known_note
            />
            <Rows
                sheet
                known=false
                icon=IconName::UserPlus
                title=text.of(|words| words.register_many.new)
                note=new_note
            />
        </GroupedTable>
    }
    .into_any()
}

#[component]
fn Rows(
    sheet: Users,
    known: bool,
    icon: IconName,
    #[prop(optional, into)] tone: Option<Tone>,
    title: Signal<String>,
    note: Signal<Option<String>>,
) -> impl IntoView {
    let places = sheet.places(move |row| row.known == known);
    let row = move |index| view! { <Row sheet index /> }.into_any();
    view! { <ChoiceGroup icon tone title note places row /> }
}
