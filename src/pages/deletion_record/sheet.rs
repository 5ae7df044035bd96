use leptos::prelude::*;
use nexconn_api::admin::{DeletionRecord, ErasedCounts};

use crate::components::{Fact, Facts, IconName, Section};
use crate::state::{Clock, CurrentApp};
use crate::text::{Texts, use_text};

/// The record as it is printed.
#[component]
pub(super) fn RecordSheet(record: DeletionRecord) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let number = record.record;
    let note = Signal::derive(move || {
        let number = text.language().number(number.unsigned_abs());
        Some((text.now().deletion_record.number)(&number))
    });
    let record = StoredValue::new(record);
    let made =
        move || (text.now().deletion_record.made)(&text.language().exact_time(clock.shown()));
    view! {
        <article class="record">
            <Section
                icon=IconName::Trash
                title=text.of(|words| words.deletion_record.what)
                note
            >
                <p class="muted">{text.of(|words| words.deletion_record.intro)}</p>
                <TheDeletion record />
            </Section>
            <Section title=text.of(|words| words.deletion_record.at_nexconn)>
                <p>{text.of(|words| words.deletion_record.at_nexconn_detail)}</p>
            </Section>
            <Section title=text.of(|words| words.deletion_record.erased_here)>
                <ErasedHere record />
            </Section>
            <Section title=text.of(|words| words.deletion_record.kept)>
                <p>{text.of(|words| words.deletion_record.kept_detail)}</p>
                <p class="faint">{made}</p>
            </Section>
        </article>
    }
}

/// Whom, where, when, and on whose word.
#[component]
fn TheDeletion(record: StoredValue<DeletionRecord>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let environment = move || {
        let words = &text.now().shell;
        if app.is_production() { words.production } else { words.development }
    };
    let moment = move |pick: fn(&DeletionRecord) -> Option<i64>,
                       none: fn(Texts) -> &'static str| {
        move || match record.with_value(pick) {
            Some(at) => text.language().exact_time(at),
            None => none(text).to_owned(),
        }
    };
    let word = move |pick: fn(&DeletionRecord) -> Option<String>| {
        record.with_value(pick).unwrap_or_else(|| "—".to_owned())
    };
    view! {
        <Facts>
            <Fact label=text.of(|words| words.deletion_record.user_id)>
                <code dir="ltr" class="record-id">{record.with_value(|record| record.user_id.clone())}</code>
            </Fact>
            <Fact label=text.of(|words| words.deletion_record.app)>
                <bdi>{move || app.name()}</bdi>
                " "
                <code dir="ltr">{record.with_value(|record| record.app.clone())}</code>
            </Fact>
            <Fact label=text.of(|words| words.deletion_record.environment)>{environment}</Fact>
            <Fact label=text.of(|words| words.deletion_record.requested)>
                {moment(|record| record.requested_at, |text| text.now().deletion_record.not_known)}
            </Fact>
            <Fact label=text.of(|words| words.deletion_record.by)>{word(|record| record.by.clone())}</Fact>
            <Fact label=text.of(|words| words.deletion_record.case)>
                <code dir="ltr">{word(|record| record.case.clone())}</code>
            </Fact>
            <Fact label=text.of(|words| words.deletion_record.entry)>
                {word(|record| record.entry.map(|entry| entry.to_string()))}
            </Fact>
            <Fact label=text.of(|words| words.deletion_record.operation)>
                <code dir="ltr">{word(|record| record.operation_id.clone())}</code>
            </Fact>
            <Fact label=text.of(|words| words.deletion_record.confirmed)>
                {moment(|record| record.confirmed_at, |text| text.now().deletion_record.not_confirmed)}
            </Fact>
        </Facts>
    }
}

/// What the gateway erased of its own, when and why.
#[component]
fn ErasedHere(record: StoredValue<DeletionRecord>) -> impl IntoView {
    let text = use_text();
    let at = move || text.language().exact_time(record.with_value(|record| record.erased_at));
    let why = move || {
        let words = &text.now().deletion_record;
        match record.with_value(|record| record.erased_by.clone()) {
            Some(admin) => (words.by_owner)(&admin),
            None => words.by_confirmation.to_owned(),
        }
    };
    let counts = move || {
        let (language, words) = (text.language(), &text.now().deletion_record);
        let counts = in_order(record.with_value(|record| record.erased));
        let (held, nothing): (Vec<_>, Vec<_>) =
            counts.into_iter().zip(words.counts).partition(|(count, _)| *count > 0);
        let line = |(count, what): (u64, &'static str)| {
            view! { <li>{what} ": " {language.number(count)}</li> }
        };
        let nothing: Vec<&str> = nothing.into_iter().map(|(_, what)| what).collect();
        let rest = (!nothing.is_empty()).then(|| {
            view! { <li class="muted">{words.nothing_held} " " {nothing.join("; ")}</li> }
        });
        (held.into_iter().map(line).collect_view(), rest)
    };
    view! {
        <p>
            <strong>{at}</strong>
            " · "
            {why}
        </p>
        <ul class="record-counts">{counts}</ul>
    }
}

/// In the order of the texts.
const fn in_order(erased: ErasedCounts) -> [u64; 8] {
    let ErasedCounts { directory, reasons, undo_values, job_rows, bans, events, webhooks, answers } =
        erased;
    [directory, reasons, undo_values, job_rows, bans, events, webhooks, answers]
}
