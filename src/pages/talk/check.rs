use leptos::prelude::*;
use nexconn_api::admin::{Fact, FactSource, Finding, MessageReport};
use nexconn_api::verdict::Standing;
use nexconn_api::verdict::message::{Check, Step};
use nexconn_api::wire::Refusal;

use crate::components::{StepItem, StepState};
use crate::pages::parts::{RestoreFrom, TimeLeft, Zone};
use crate::text::{StepTexts, TalkTexts, Texts, use_text};

/// One check of the path: how it stands, and how that is known.
#[component]
pub(super) fn CheckItem(
    check: Check,
    told: MessageReport,
    /// When Nexconn was asked.
    asked_at: Memo<Option<i64>>,
    /// Of the times that Nexconn writes.
    zone: Zone,
) -> impl IntoView {
    let text = use_text();
    let state = match check.standing {
        Standing::Ok | Standing::Aside => StepState::Ok,
        Standing::Fails => StepState::Fails,
        Standing::Unknown => StepState::Unknown,
        Standing::NotReached => StepState::NotReached,
    };
    let told = StoredValue::new(told);
    let title = Signal::derive(move || {
        told.with_value(|told| title(&text.now().talk, check, told)).to_owned()
    });
    view! {
        <StepItem state title>
            {move || told.with_value(|told| detail(text, zone, check, told, asked_at))}
        </StepItem>
    }
    .into_any()
}

fn title(words: &'static TalkTexts, check: Check, told: &MessageReport) -> &'static str {
    let step: &StepTexts = match check.step {
        Step::SenderDeletion => &words.sender_deletion,
        Step::SenderRegistered => &words.sender_registered,
        Step::SenderBan => &words.sender_ban,
        Step::Mute => &words.mute,
        Step::Receiver => &words.receiver,
        Step::OwnBlock => &words.own_block,
        Step::Block => &words.block,
        Step::Friends => &words.friends,
    };
    let is_deleted = matches!(told.to.deletion, Finding::Known(Some(_)));
    match (check.standing, check.step) {
        (Standing::Aside, Step::Receiver) => words.receiver_banned,
        (Standing::Fails, Step::Receiver) if is_deleted => words.receiver_deleted,
        (Standing::Ok, Step::Friends) if told.friends == Finding::Known(true) => words.are_friends,
        (Standing::Ok, Step::Friends) => words.anyone_may,
        (Standing::Ok, _) => step.ok,
        (Standing::Fails | Standing::Aside, _) => step.fails,
        (Standing::Unknown, _) => step.unknown,
        (Standing::NotReached, _) => step.not_reached,
    }
}

/// How a check is known.
fn detail(
    text: Texts,
    zone: Zone,
    check: Check,
    told: &MessageReport,
    asked_at: Memo<Option<i64>>,
) -> AnyView {
    let words = &text.now().talk;
    let (from, to) = (&told.from, &told.to);
    let says = |says: &'static str| view! { <span>{says}</span> }.into_any();
    let list_read = move || {
        let read = move || Some((words.list_read)(&text.language().time_of_day(asked_at.get()?)));
        view! { <span>{read}</span> }.into_any()
    };
    match (check.standing, check.step) {
        (Standing::Unknown, step) => {
            let why = match step {
                Step::SenderDeletion => unread(text, &from.deletion),
                Step::SenderRegistered => unread(text, &from.registered),
                Step::SenderBan => unread(text, &from.ban),
                Step::Mute => unread(text, &from.muted),
                Step::Receiver => {
                    unread(text, &to.deletion).or_else(|| unread(text, &to.registered))
                }
                Step::OwnBlock => unread(text, &from.blocks),
                Step::Block => unread(text, &to.blocks),
                Step::Friends => match &told.friends_only {
                    None => Some(words.not_declared.to_owned()),
                    Some(_) => unread(text, &told.friends),
                },
            };
            view! { <span>{why}</span> }.into_any()
        }
        (_, Step::Friends) => only(text, told.friends_only.as_ref()),
        (Standing::NotReached, _) => says(words.stopped_before),
        (Standing::Fails, Step::SenderDeletion) => restorable(text, &from.deletion),
        (Standing::Fails, Step::Receiver) => restorable(text, &to.deletion),
        (Standing::Fails, Step::SenderBan) => match &from.ban {
            Finding::Known(Some(ban)) => view! { <TimeLeft ban=ban.clone() /> }.into_any(),
            _ => ().into_any(),
        },
        (Standing::Aside, Step::Receiver) => says(words.gets_it_later),
        (Standing::Aside, Step::Block) => says(words.no_blocklist),
        (Standing::Aside, _) => says(words.stops_answers),
        (Standing::Ok, Step::OwnBlock) => says(words.would_not_stop),
        (Standing::Fails, Step::Block) => says(words.in_blocklist),
        (_, Step::Mute) => says(words.mute_where),
        (Standing::Ok, Step::SenderDeletion | Step::SenderBan) => list_read(),
        (Standing::Ok, Step::SenderRegistered) => since(text, zone, &from.registered),
        (Standing::Ok, Step::Receiver) => since(text, zone, &to.registered),
        _ => ().into_any(),
    }
}

fn since(
    text: Texts,
    zone: Zone,
    registered: &Finding<Option<nexconn_api::wire::TextTime>>,
) -> AnyView {
    let Finding::Known(Some(created)) = registered else { return ().into_any() };
    let created = created.0.clone();
    view! { <span>{move || (text.now().why.since)(&zone.says(text, &created))}</span> }.into_any()
}

/// From when the id can be restored.
fn restorable(
    text: Texts,
    deletion: &Finding<Option<nexconn_api::admin::UserDeletion>>,
) -> AnyView {
    let Finding::Known(Some(deletion)) = deletion else { return ().into_any() };
    let from = deletion.restore_from;
    view! {
        <span>
            {text.of(|words| words.deleted.column_restore)} ": " <RestoreFrom from=Signal::stored(from) />
        </span>
    }
    .into_any()
}

/// Whether only friends may write, and where that is known from.
fn only(text: Texts, only: Option<&Fact<bool>>) -> AnyView {
    let words = &text.now().talk;
    let source = match only {
        None => words.not_declared.to_owned(),
        Some(Fact { from: FactSource::Declared, by, at, .. }) => {
            let at = at.map(|at| text.language().short_time(at)).unwrap_or_default();
            (words.declared_by)(by.as_deref().unwrap_or_default(), &at)
        }
        Some(_) => words.by_service.to_owned(),
    };
    let state = only.map(|only| if only.value { words.only_on } else { words.only_off });
    view! { <span>{state} " " {source}</span> }.into_any()
}

/// Why a part of the report could not be read.
fn unread<T>(text: Texts, finding: &Finding<T>) -> Option<String> {
    match finding {
        Finding::Known(_) => None,
        Finding::Refused { http, code } => {
            let refusal = Refusal { http: *http, code: *code, message: String::new() };
            Some(text.now().refusal(&refusal))
        }
        Finding::Unreachable => Some(text.now().why.no_answer.to_owned()),
    }
}
