use leptos::prelude::*;

use super::rows::{BadLine, Row};
use super::state::Sheet;
use crate::components::{ButtonKind, CopyButton, GroupedTable, IconName, RowGroup, TickBox, Tone};
use crate::pages::parts::{FIRST_ROWS, MoreRows};
use crate::text::use_text;

/// Columns of the table.
const COLUMNS: u8 = 4;

/// Every row, in groups, exceptions first.
#[component]
pub(super) fn Groups(sheet: Sheet) -> impl IntoView {
    let text = use_text();
    let headings = vec![
        text.of(|words| words.register_many.column_name),
        text.of(|words| words.many.column_id),
        text.of(|words| words.many.column_found),
        text.of(|words| words.register_many.column_avatar),
    ];
    let choose_all = view! { <ChooseAll sheet /> }.into_any();
    let new_note = Signal::derive(move || {
        let chosen = text.language().number(sheet.counts().new as u64);
        Some((text.now().register_many.new_note)(&chosen))
    });
    let known_note = Signal::derive(move || Some(text.now().register_many.known_note.to_owned()));
    view! {
        <GroupedTable caption=text.of(|words| words.register_many.caption) choose_all headings>
            <Bad sheet />
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

/// Ticked while every row is chosen, half while some are.
#[component]
fn ChooseAll(sheet: Sheet) -> impl IntoView {
    let text = use_text();
    let counts = Memo::new(move |_| sheet.counts());
    let all = move || counts.with(|counts| counts.chosen() > 0 && counts.out == 0);
    let some = move || counts.with(|counts| counts.chosen() > 0 && counts.out > 0);
    let is_there = sheet
        .preview
        .with_untracked(|preview| preview.as_ref().is_some_and(|preview| !preview.rows.is_empty()));
    is_there.then(|| {
        view! {
            <TickBox
                label=text.of(|words| words.register_many.choose_all)
                ticked=Signal::derive(all)
                half=Signal::derive(some)
                on_tick=move |chosen| sheet.choose_all(chosen)
            />
        }
    })
}

#[component]
fn Bad(sheet: Sheet) -> impl IntoView {
    let text = use_text();
    let bad = Memo::new(move |_| {
        sheet.preview.get().map(|preview| preview.bad.clone()).unwrap_or_default()
    });
    let count = Memo::new(move |_| bad.with(Vec::len));
    let limit = RwSignal::new(FIRST_ROWS);
    let rows = move || {
        bad.get().into_iter().take(limit.get()).map(|bad| view! { <BadLine bad /> }).collect_view()
    };
    let lines = Signal::derive(move || {
        let lines: Vec<String> = bad.get().into_iter().map(|bad| bad.text).collect();
        lines.join("\n")
    });
    move || {
        (count.get() > 0).then(|| {
            let copy = view! {
                <CopyButton
                    value=lines
                    label=text.of(|words| words.register_many.copy_bad)
                    kind=ButtonKind::Bare
                />
            }
            .into_any();
            view! {
                <RowGroup
                    icon=IconName::Alert
                    tone=Tone::Danger
                    columns=COLUMNS
                    title=text.of(|words| words.register_many.bad)
                    count=Signal::derive(move || text.language().number(count.get() as u64))
                    note=text.of(|words| words.register_many.bad_note)
                    actions=copy
                >
                    {rows}
                    <MoreRows count limit columns=COLUMNS />
                </RowGroup>
            }
        })
    }
}

#[component]
fn Rows(
    sheet: Sheet,
    known: bool,
    icon: IconName,
    #[prop(optional, into)] tone: Option<Tone>,
    title: Signal<String>,
    note: Signal<Option<String>>,
) -> impl IntoView {
    let text = use_text();
    let places = Memo::new(move |_| {
        let preview = sheet.preview.get();
        let rows = preview.iter().flat_map(|preview| preview.rows.iter().enumerate());
        rows.filter(|(_, row)| row.known == known).map(|(index, _)| index).collect::<Vec<_>>()
    });
    let count = Memo::new(move |_| places.with(Vec::len));
    let limit = RwSignal::new(FIRST_ROWS);
    let shown =
        move || places.with(|places| places.iter().copied().take(limit.get()).collect::<Vec<_>>());
    move || {
        (count.get() > 0).then(|| {
            view! {
                <RowGroup
                    icon
                    tone
                    columns=COLUMNS
                    title
                    count=Signal::derive(move || text.language().number(count.get() as u64))
                    note
                >
                    <For
                        each=shown
                        key=|index| *index
                        children=move |index| view! { <Row sheet index /> }
                    />
                    <MoreRows count limit columns=COLUMNS />
                </RowGroup>
            }
        })
    }
}
