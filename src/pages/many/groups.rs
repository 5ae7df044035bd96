use leptos::prelude::*;
use nexconn_api::admin::RecognisedUser;

use super::rows::{BadRow, UserRow};
use super::state::Many;
use crate::components::{ButtonKind, CopyButton, GroupedTable, IconName, RowGroup, TickBox, Tone};
use crate::pages::parts::{FIRST_ROWS, MoreRows};
use crate::text::use_text;

/// Columns of the table.
const COLUMNS: u8 = 4;

/// Everybody who was found, in groups, exceptions first.
#[component]
pub(super) fn Groups(many: Many) -> impl IntoView {
    let text = use_text();
    let headings = vec![
        text.of(|words| words.many.column_user),
        text.of(|words| words.many.column_id),
        text.of(|words| words.many.column_found),
        text.of(|words| words.many.column_happens),
    ];
    let choose_all = view! { <ChooseAll many /> }.into_any();
    view! {
        <GroupedTable caption=text.of(|words| words.many.caption) choose_all headings>
            <Bad many />
            <Users
                many
                which=Which::Unknown
                icon=IconName::Help
                title=text.of(|words| words.many.unknown)
                note=Signal::derive(move || Some(text.now().many.unknown_note.to_owned()))
            />
            <Users
                many
                which=Which::Banned
                icon=IconName::Ban
                title=text.of(|words| words.many.banned)
                note=Signal::derive(move || {
                    Some((text.now().many.banned_note)(many.action()).to_owned())
                })
            />
            <Users
                many
                which=Which::Known
                icon=IconName::Users
                title=text.of(|words| words.many.known)
                note=Signal::derive(move || {
                    let chosen = chosen_of(many, Which::Known);
                    Some((text.now().many.known_note)(&text.language().number(chosen as u64)))
                })
            />
        </GroupedTable>
    }
    .into_any()
}

/// The groups of users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Unknown,
    Banned,
    Known,
}

impl Which {
    const fn of(user: &RecognisedUser) -> Self {
        match (&user.ban, user.known) {
            (Some(_), _) => Self::Banned,
            (None, true) => Self::Known,
            (None, false) => Self::Unknown,
        }
    }
}

fn chosen_of(many: Many, which: Which) -> usize {
    let Some(found) = many.found.get() else { return 0 };
    many.verdicts.with(|verdicts| {
        let pairs = found.recognised.users.iter().zip(verdicts);
        pairs.filter(|(user, verdict)| verdict.chosen && Which::of(user) == which).count()
    })
}

/// Ticked while everybody is chosen, half while some are.
#[component]
fn ChooseAll(many: Many) -> impl IntoView {
    let text = use_text();
    let counts = Memo::new(move |_| many.counts());
    let all = move || counts.with(|counts| counts.chosen() > 0 && counts.out == 0);
    let some = move || counts.with(|counts| counts.chosen() > 0 && counts.out > 0);
    let is_there = many.verdicts.with_untracked(|verdicts| !verdicts.is_empty());
    is_there.then(|| {
        view! {
            <TickBox
                label=text.of(|words| words.many.choose_all)
                ticked=Signal::derive(all)
                half=Signal::derive(some)
                on_tick=move |chosen| many.choose_all(chosen)
            />
        }
    })
}

#[component]
fn Bad(many: Many) -> impl IntoView {
    let text = use_text();
    let found = many.found;
    let count = Memo::new(move |_| {
        found.with(|found| found.as_ref().map_or(0, |f| f.recognised.bad.len()))
    });
    let limit = RwSignal::new(FIRST_ROWS);
    let rows = move || {
        let bad = found.get().map(|found| found.recognised.bad.clone()).unwrap_or_default();
        bad.into_iter().take(limit.get()).map(|bad| view! { <BadRow bad /> }).collect_view()
    };
    let lines =
        Signal::derive(move || found.get().map(|found| found.bad_text()).unwrap_or_default());
    move || {
        (count.get() > 0).then(|| {
            let copy = view! {
                <CopyButton
                    value=lines
                    label=text.of(|words| words.many.copy_bad)
                    kind=ButtonKind::Bare
                />
            }
            .into_any();
            view! {
                <RowGroup
                    icon=IconName::Alert
                    tone=Tone::Danger
                    columns=COLUMNS
                    title=text.of(|words| words.many.bad)
                    count=Signal::derive(move || text.language().number(count.get() as u64))
                    note=text.of(|words| words.many.bad_note)
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
fn Users(
    many: Many,
    which: Which,
    icon: IconName,
    title: Signal<String>,
    note: Signal<Option<String>>,
) -> impl IntoView {
    let text = use_text();
    let places = Memo::new(move |_| {
        let found = many.found.get();
        let users = found.iter().flat_map(|found| found.recognised.users.iter().enumerate());
        users
            .filter(|(_, user)| Which::of(user) == which)
            .map(|(index, _)| index)
            .collect::<Vec<_>>()
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
                    columns=COLUMNS
                    title
                    count=Signal::derive(move || text.language().number(count.get() as u64))
                    note
                >
                    <For each=shown key=|index| *index children=move |index| view! { <UserRow many index /> } />
                    <MoreRows count limit columns=COLUMNS />
                </RowGroup>
            }
        })
    }
}
