use leptos::prelude::*;
use nexconn_api::Violation;
use nexconn_api::admin::RecognisedUser;

use super::rows::UserRow;
use super::state::Many;
use crate::components::{GroupedTable, IconName};
use crate::pages::parts::{BadGroup, ChoiceGroup, ChooseAll};
use crate::text::{Texts, use_text};

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
    let counts = Memo::new(move |_| many.counts());
    let choose_all = move || {
        view! {
            <ChooseAll
                label=text.of(|words| words.many.choose_all)
                counts=Signal::derive(move || counts.with(|counts| (counts.chosen(), counts.out)))
                on_tick=move |chosen| many.choose_all(chosen)
            />
        }
    };
    let is_anybody_there = many.verdicts.with_untracked(|verdicts| !verdicts.is_empty());
    let choose_all = is_anybody_there.then(choose_all).into_any();
    let bad =
        Memo::new(move |_| many.found.get().map(|found| found.bad_rows()).unwrap_or_default());
    view! {
        <GroupedTable caption=text.of(|words| words.many.caption) choose_all headings>
            <BadGroup
                bad
                title=text.of(|words| words.many.bad)
                note=text.of(|words| words.many.bad_note)
                copy=text.of(|words| words.many.copy_bad)
                reasons
            />
            <Users
                many
                which=Which::Unknown
                icon=IconName::Help
                title=text.of(|words| words.many.unknown)
                note=Signal::derive(move || Some(text.now().many.unknown_note.to_owned()))
            />
            <Users
                many
                which=Which::Deleted
                icon=IconName::Trash
                title=text.of(|words| words.many.deleted)
                note=Signal::derive(move || {
                    Some((text.now().many.deleted_note)(many.action()).to_owned())
                })
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
    Deleted,
    Banned,
    Known,
}

impl Which {
    const fn of(user: &RecognisedUser) -> Self {
        if user.deletion.is_some() {
            return Self::Deleted;
        }
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

fn reasons(text: Texts, why: &[Violation]) -> String {
    let rules: Vec<String> = why.iter().map(|why| text.now().rule(&why.rule)).collect();
    rules.join(" ")
}

#[component]
fn Users(
    many: Many,
    which: Which,
    icon: IconName,
    title: Signal<String>,
    note: Signal<Option<String>>,
) -> impl IntoView {
    let places = Memo::new(move |_| {
        let found = many.found.get();
        let users = found.iter().flat_map(|found| found.recognised.users.iter().enumerate());
        users
            .filter(|(_, user)| Which::of(user) == which)
            .map(|(index, _)| index)
            .collect::<Vec<_>>()
    });
    let row = move |index| view! { <UserRow many index /> }.into_any();
    view! { <ChoiceGroup icon title note places row /> }
}
