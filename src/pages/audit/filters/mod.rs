//! What the log is limited to.

mod time;
mod typed;

use leptos::prelude::*;
use nexconn_api::admin::AuditOutcome;

use super::AuditQuery;
use super::words::{ACTIONS, name_of, outcome_word};
use crate::components::{Chip, FilterChoice, FilterMenu, OutcomeKind, Toolbar};
use crate::state::Clock;
use crate::text::{AuditTexts, Texts, use_text};

use time::{TimeFilter, time_words};
use typed::{AdminFilter, UserFilter};

type Name = fn(&AuditTexts) -> &'static str;

/// What the log is limited to, a chip each, and what else it can be limited to.
#[component]
pub(super) fn Filters(
    query: Memo<AuditQuery>,
    /// Called with another query, at its latest entries.
    on_change: Callback<AuditQuery>,
) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let change = move |change: &dyn Fn(AuditQuery) -> AuditQuery| {
        on_change.run(change(query.get_untracked()).newest());
    };
    let actions = Signal::derive(move || {
        let choice = |(path, _): &(&'static str, _)| {
            let text = name_of(text, path);
            FilterChoice { value: *path, text }
        };
        ACTIONS.iter().map(choice).collect::<Vec<_>>()
    });
    let outcomes = Signal::derive(move || {
        let choice = |value| FilterChoice { value, text: outcome_name(text, value).to_owned() };
        OUTCOMES.map(choice).to_vec()
    });
    let note =
        Signal::derive(move || Some((text.now().audit.zone)(&text.language().zone(clock.shown()))));
    view! {
        <Toolbar note>
            <Limit
                name=|words| words.time
                value=move || query.with(|query| query.time).map(|time| time_words(text, time))
                on_clear=move |()| change(&|query| AuditQuery { time: None, ..query })
            >
                <TimeFilter on_choose=move |time| {
                    change(&|query| AuditQuery { time: Some(time), ..query });
                } />
            </Limit>
            <Limit
                name=|words| words.what
                value=move || query.with(|query| Some(name_of(text, query.action.as_deref()?)))
                on_clear=move |()| change(&|query| AuditQuery { action: None, ..query })
            >
                <FilterMenu
                    name=of(text, |words| words.what)
                    label=add_label(text, |words| words.what)
                    choices=actions
                    on_choose=move |path: &'static str| {
                        change(&|query| AuditQuery { action: Some(path.to_owned()), ..query });
                    }
                />
            </Limit>
            <Limit
                name=|words| words.outcome
                value=move || {
                    query.with(|query| Some(outcome_name(text, query.outcome?).to_owned()))
                }
                on_clear=move |()| change(&|query| AuditQuery { outcome: None, ..query })
            >
                <FilterMenu
                    name=of(text, |words| words.outcome)
                    label=add_label(text, |words| words.outcome)
                    choices=outcomes
                    on_choose=move |outcome| {
                        change(&|query| AuditQuery { outcome: Some(outcome), ..query });
                    }
                />
            </Limit>
            <Limit
                name=|words| words.admin
                value=move || query.with(|query| query.admin.clone())
                on_clear=move |()| change(&|query| AuditQuery { admin: None, ..query })
            >
                <AdminFilter on_choose=move |admin: String| {
                    change(&|query| AuditQuery { admin: Some(admin.clone()), ..query });
                } />
            </Limit>
            <Limit
                name=|words| words.user
                value=move || query.with(|query| query.user.clone())
                on_clear=move |()| change(&|query| AuditQuery { user: None, ..query })
            >
                <UserFilter on_choose=move |user: String| {
                    change(&|query| AuditQuery { user: Some(user.clone()), ..query });
                } />
            </Limit>
            <Limit
                name=|words| words.job
                value=move || query.with(|query| Some(query.job?.to_string()))
                on_clear=move |()| change(&|query| AuditQuery { job: None, ..query })
            />
        </Toolbar>
    }
    .into_any()
}

/// One limit: a chip with its value, else what adds it. It stays as it is while others change.
#[component]
fn Limit(
    name: Name,
    #[prop(into)] value: Signal<Option<String>>,
    #[prop(into)] on_clear: Callback<()>,
    /// What adds it; nothing where that is done on another page.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let text = use_text();
    let value = Memo::new(move |_| value.get());
    let remove_label =
        Signal::derive(move || (text.now().audit.remove_filter)(name(&text.now().audit)));
    move || match value.get() {
        Some(value) => {
            view! { <Chip label=of(text, name) value remove_label on_remove=on_clear /> }.into_any()
        }
        None => children.as_ref().map(|add| add()).into_any(),
    }
}

const OUTCOMES: [AuditOutcome; 4] =
    [AuditOutcome::Done, AuditOutcome::Refused, AuditOutcome::Unknown, AuditOutcome::Pending];

fn outcome_name(text: Texts, outcome: AuditOutcome) -> &'static str {
    outcome_word(
        text,
        match outcome {
            AuditOutcome::Pending => OutcomeKind::Pending,
            AuditOutcome::Done => OutcomeKind::Done,
            AuditOutcome::Refused => OutcomeKind::Refused,
            AuditOutcome::Unknown => OutcomeKind::Unknown,
        },
    )
}

fn of(text: Texts, name: Name) -> Signal<String> {
    Signal::derive(move || name(&text.now().audit).to_owned())
}

/// What opening a filter is for, its name as a word in a sentence.
fn add_label(text: Texts, name: Name) -> Signal<String> {
    Signal::derive(move || (text.now().audit.add_filter)(&name(&text.now().audit).to_lowercase()))
}
