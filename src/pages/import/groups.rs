use leptos::prelude::*;
use nexconn_api::admin::COMPARED_ROWS;

use super::kind::{Group, Kind};
use super::rows::{Row, reasons};
use super::send::Counts;
use crate::components::{GroupedTable, IconName, Tone};
use crate::pages::parts::{BadGroup, ChoiceGroup, ChooseAll, Sheet};
use crate::text::use_text;

/// Every row, in groups, exceptions first.
#[component]
pub(super) fn Groups<K: Kind>(sheet: Sheet<K>) -> impl IntoView {
    let text = use_text();
    let headings = vec![
        text.of(|words| words.import.column_name),
        text.of(|words| words.many.column_id),
        text.of(|words| words.many.column_found),
        text.of(|words| words.import.column_values),
    ];
    let counts = Memo::new(move |_| Counts::of(sheet));
    let choose_all = view! {
        <ChooseAll
            label=text.of(|words| words.import.choose_all)
            counts=Signal::derive(move || counts.with(|counts| (counts.chosen(), counts.out)))
            on_tick=move |chosen| sheet.choose_all(chosen)
        />
    };
    let bad = Memo::new(move |_| {
        sheet.preview.get().map(|preview| preview.bad.clone()).unwrap_or_default()
    });
    let of = move |group: Group, icon: IconName, tone: Option<Tone>, title, note| {
        let places = sheet.places(move |row| row.group() == group);
        let row = move |index| view! { <Row sheet index /> }.into_any();
        view! { <ChoiceGroup icon tone title note places row /> }
    };
    let note = move |note: fn(&'static crate::text::Catalog) -> &'static str| {
        Signal::derive(move || Some(note(text.now()).to_owned()))
    };
    let over_note = Signal::derive(move || Some(K::words(text).over_note.to_owned()));
    let reasons = reasons::<K>;
    let not_compared_note = Signal::derive(move || {
        let most = text.language().number(COMPARED_ROWS as u64);
        Some((text.now().import.not_compared_note)(&most))
    });
    view! {
        <GroupedTable
            caption=Signal::derive(move || K::words(text).caption.to_owned())
            choose_all=choose_all.into_any()
            headings
        >
            <BadGroup
                bad
                title=text.of(|words| words.import.bad)
                note=text.of(|words| words.import.bad_note)
                copy=text.of(|words| words.import.copy_bad)
                reasons
            />
            {of(
                Group::Over,
                IconName::Edit,
                Some(Tone::Warning),
                Signal::derive(move || K::words(text).over.to_owned()),
                over_note,
            )}
            {of(
                Group::Unknown,
                IconName::Help,
                Some(Tone::Warning),
                text.of(|words| words.import.unknown),
                note(|words| words.import.unknown_note),
            )}
            {of(
                Group::Same,
                IconName::Check,
                None,
                text.of(|words| words.import.same),
                note(|words| words.import.same_note),
            )}
            {of(
                Group::NotCompared,
                IconName::Help,
                None,
                text.of(|words| words.import.not_compared),
                not_compared_note,
            )}
            {of(
                Group::New,
                IconName::Plus,
                None,
                text.of(|words| words.import.new),
                Signal::derive(|| None),
            )}
        </GroupedTable>
    }
    .into_any()
}
