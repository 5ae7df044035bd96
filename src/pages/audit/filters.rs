use leptos::prelude::*;
use nexconn_api::admin::AuditOutcome;

use super::AuditQuery;
use super::query::{Recent, Span};
use super::words::{ACTIONS, name_of, outcome_word};
use crate::components::{
    Chip, FilterChoice, FilterForm, FilterInput, FilterMenu, OutcomeKind, Toolbar,
};
use crate::state::{Clock, SessionContext};
use crate::text::{AuditTexts, Texts, for_field, of_field, use_text};

type Name = fn(&AuditTexts) -> &'static str;
type Clear = fn(AuditQuery) -> AuditQuery;

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
    let filter = move |name: Name, value: Option<String>, clear: Clear, add: AnyView| match value {
        Some(value) => chip(text, name, value, Callback::new(move |()| change(&clear))),
        None => add,
    };
    let time = move || {
        let value = query.with(|query| query.time).map(|time| time_words(text, time));
        let add = view! { <TimeFilter on_choose=move |time| change(&|query| AuditQuery { time: Some(time), ..query }) /> };
        filter(
            |words| words.time,
            value,
            |query| AuditQuery { time: None, ..query },
            add.into_any(),
        )
    };
    let action = move || {
        let value = query.with(|query| query.action.clone()).map(|action| name_of(text, &action));
        let choices = Signal::derive(move || {
            let choice = |(path, _): &(&'static str, _)| FilterChoice {
                value: *path,
                text: name_of(text, path),
            };
            ACTIONS.iter().map(choice).collect::<Vec<_>>()
        });
        let choose = move |path: &'static str| {
            change(&|query| AuditQuery { action: Some(path.to_owned()), ..query });
        };
        let add = view! { <FilterMenu name=of(text, |words| words.what) label=add_label(text, |words| words.what) choices on_choose=choose /> };
        filter(
            |words| words.what,
            value,
            |query| AuditQuery { action: None, ..query },
            add.into_any(),
        )
    };
    let outcome = move || {
        let value =
            query.with(|query| query.outcome).map(|outcome| outcome_name(text, outcome).to_owned());
        let choices = Signal::derive(move || {
            OUTCOMES
                .map(|outcome| FilterChoice {
                    value: outcome,
                    text: outcome_name(text, outcome).to_owned(),
                })
                .to_vec()
        });
        let choose = move |outcome| change(&|query| AuditQuery { outcome: Some(outcome), ..query });
        let add = view! { <FilterMenu name=of(text, |words| words.outcome) label=add_label(text, |words| words.outcome) choices on_choose=choose /> };
        filter(
            |words| words.outcome,
            value,
            |query| AuditQuery { outcome: None, ..query },
            add.into_any(),
        )
    };
    let admin = move || {
        let value = query.with(|query| query.admin.clone());
        let add = view! { <AdminFilter on_choose=move |admin: String| change(&|query| AuditQuery { admin: Some(admin.clone()), ..query }) /> };
        filter(
            |words| words.admin,
            value,
            |query| AuditQuery { admin: None, ..query },
            add.into_any(),
        )
    };
    let user = move || {
        let value = query.with(|query| query.user.clone());
        let add = view! { <UserFilter on_choose=move |user: String| change(&|query| AuditQuery { user: Some(user.clone()), ..query }) /> };
        filter(
            |words| words.user,
            value,
            |query| AuditQuery { user: None, ..query },
            add.into_any(),
        )
    };
    let job = move || {
        let value = query.with(|query| query.job).map(|job| job.to_string());
        filter(|words| words.job, value, |query| AuditQuery { job: None, ..query }, ().into_any())
    };
    let note =
        Signal::derive(move || Some((text.now().audit.zone)(&text.language().zone(clock.shown()))));
    view! {
        <Toolbar note>{time} {action} {outcome} {admin} {user} {job}</Toolbar>
    }
    .into_any()
}

const OUTCOMES: [AuditOutcome; 4] =
    [AuditOutcome::Done, AuditOutcome::Refused, AuditOutcome::Unknown, AuditOutcome::Pending];

fn of(text: Texts, name: Name) -> Signal<String> {
    Signal::derive(move || name(&text.now().audit).to_owned())
}

fn add_label(text: Texts, name: Name) -> Signal<String> {
    Signal::derive(move || (text.now().audit.add_filter)(&lower_case(name(&text.now().audit))))
}

/// As a word in a sentence; languages without capitals stay as they are.
fn lower_case(name: &str) -> String {
    name.to_lowercase()
}

fn chip(text: Texts, name: Name, value: String, on_remove: Callback<()>) -> AnyView {
    let remove_label =
        Signal::derive(move || (text.now().audit.remove_filter)(name(&text.now().audit)));
    view! { <Chip label=of(text, name) value remove_label on_remove /> }.into_any()
}

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

fn recent_words(text: Texts, recent: Recent) -> &'static str {
    let words = &text.now().audit;
    match recent {
        Recent::Day => words.last_day,
        Recent::Week => words.last_week,
        Recent::Month => words.last_month,
    }
}

fn time_words(text: Texts, time: Span) -> String {
    let words = &text.now().audit;
    let moment = |at| text.language().short_time(at);
    match time {
        Span::Last(recent) => recent_words(text, recent).to_owned(),
        Span::Between { from: Some(from), to: Some(to) } => {
            (words.from_to)(&moment(from), &moment(to))
        }
        Span::Between { from: Some(from), to: None } => (words.since)(&moment(from)),
        Span::Between { from: None, to: Some(to) } => (words.before)(&moment(to)),
        Span::Between { from: None, to: None } => String::new(),
    }
}

/// A stretch that ends now, or two moments.
#[component]
fn TimeFilter(#[prop(into)] on_choose: Callback<Span>) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let typing = RwSignal::new(false);
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let choices = Signal::derive(move || {
        let mut choices: Vec<FilterChoice<Option<Recent>>> = Recent::ALL
            .iter()
            .map(|(recent, _)| FilterChoice {
                value: Some(*recent),
                text: recent_words(text, *recent).to_owned(),
            })
            .collect();
        choices.push(FilterChoice { value: None, text: text.now().audit.span.to_owned() });
        choices
    });
    let choose = move |recent: Option<Recent>| {
        if let Some(recent) = recent {
            on_choose.run(Span::Last(recent));
        } else {
            from.set(for_field(clock.now() - 24 * 60 * 60 * 1000));
            to.set(String::new());
            typing.set(true);
        }
    };
    let apply = move || {
        let (from, to) =
            (from.with_untracked(|text| of_field(text)), to.with_untracked(|text| of_field(text)));
        if from.is_some() || to.is_some() {
            on_choose.run(Span::Between { from, to });
        }
    };
    move || {
        if typing.get() {
            view! {
                <FilterForm
                    name=of(text, |words| words.time)
                    label=add_label(text, |words| words.time)
                    apply=of(text, |words| words.apply)
                    open=typing
                    on_apply=apply
                >
                    <FilterInput label=of(text, |words| words.from) value=from kind="datetime-local" first=true />
                    <FilterInput label=of(text, |words| words.to) value=to kind="datetime-local" />
                </FilterForm>
            }
            .into_any()
        } else {
            view! {
                <FilterMenu
                    name=of(text, |words| words.time)
                    label=add_label(text, |words| words.time)
                    choices
                    on_choose=choose
                />
            }
            .into_any()
        }
    }
}

/// Oneself, the gateway, or somebody by e-mail.
#[component]
fn AdminFilter(#[prop(into)] on_choose: Callback<String>) -> impl IntoView {
    let text = use_text();
    let session: SessionContext = expect_context();
    let typing = RwSignal::new(false);
    let choices = Signal::derive(move || {
        let words = &text.now().audit;
        let mut choices = Vec::new();
        if let Some(email) = session.email() {
            let text = [words.mine, ", ", &email].concat();
            choices.push(FilterChoice { value: Some(email), text });
        }
        choices.push(FilterChoice {
            value: Some(super::words::GATEWAY.to_owned()),
            text: words.gateway.to_owned(),
        });
        choices.push(FilterChoice { value: None, text: words.other_admin.to_owned() });
        choices
    });
    let choose = move |admin: Option<String>| match admin {
        Some(admin) => on_choose.run(admin),
        None => typing.set(true),
    };
    move || {
        if typing.get() {
            view! { <TypedFilter name=|words| words.admin hint=|words| words.admin_hint open=typing on_choose /> }
                .into_any()
        } else {
            view! {
                <FilterMenu
                    name=of(text, |words| words.admin)
                    label=add_label(text, |words| words.admin)
                    choices
                    on_choose=choose
                />
            }
            .into_any()
        }
    }
}

#[component]
fn UserFilter(#[prop(into)] on_choose: Callback<String>) -> impl IntoView {
    let open = RwSignal::new(false);
    view! { <TypedFilter name=|words| words.user hint=|words| words.user_hint open on_choose /> }
}

/// Something that is typed whole.
#[component]
fn TypedFilter(
    name: Name,
    hint: Name,
    open: RwSignal<bool>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let text = use_text();
    let value = RwSignal::new(String::new());
    let apply = move || {
        // Ids are exact, spaces and all; one made of nothing is none.
        let value = value.get_untracked();
        if !value.is_empty() {
            on_choose.run(value);
        }
    };
    let placeholder = Signal::derive(move || Some(hint(&text.now().audit).to_owned()));
    view! {
        <FilterForm
            name=of(text, name)
            label=add_label(text, name)
            apply=of(text, |words| words.apply)
            open
            on_apply=apply
        >
            <FilterInput label=of(text, name) value placeholder first=true />
        </FilterForm>
    }
}
