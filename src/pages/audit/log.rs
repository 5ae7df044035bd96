//! Entries of the audit log as rows, on the page of the log and on that of a user.

use std::collections::BTreeSet;

use leptos::prelude::*;
use nexconn_api::admin::{AuditEntry, AuditOutcome, UndoState};

use super::detail::Detail;
use super::words::{is_by_gateway, outcome_kind, outcome_said, what};
use crate::api::Reading;
use crate::components::{Button, ButtonSize, IconName, Identifier, Log, LogPlace, LogRow, Time};
use crate::pages::Undo;
use crate::pages::parts::{KnownById, use_known_users};
use crate::route::Route;
use crate::state::{Clock, CurrentApp};
use crate::text::{Texts, iso, use_text};

/// The rows, latest first. One is open at a time.
#[component]
pub(crate) fn LogList(
    /// The entries.
    #[prop(into)]
    entries: Signal<Vec<AuditEntry>>,
    /// They are being read.
    #[prop(into)]
    loading: Signal<bool>,
    /// Of one user, on the user's page: without the columns that say nothing there.
    #[prop(optional)]
    brief: bool,
    /// The latest of the app, on a page about all of it: on whom as well, and no line of headings.
    #[prop(optional)]
    glance: bool,
) -> impl IntoView {
    let text = use_text();
    let opened = RwSignal::new(None::<i64>);
    let told = move || entries.with(|entries| told_of(entries, opened.get(), brief));
    provide_context(Names(use_known_users(Signal::derive(told))));
    let places: &'static [LogPlace] = match (brief, glance) {
        (true, _) => &BRIEF,
        (_, true) => &GLANCE,
        _ => &WHOLE,
    };
    let headings = places.iter().map(|place| (*place, heading(text, *place))).collect();
    let keys = Memo::new(move |_| {
        entries.with(|entries| entries.iter().map(|entry| entry.id).collect::<Vec<_>>())
    });
    let row = move |id: i64| {
        let entry = Memo::new(move |before: Option<&Option<AuditEntry>>| {
            let found =
                entries.with(|entries| entries.iter().find(|entry| entry.id == id).cloned());
            found.or_else(|| before.cloned().flatten())
        });
        let open = Signal::derive(move || opened.get() == Some(id));
        let toggle = move || {
            opened.update(|opened| *opened = if *opened == Some(id) { None } else { Some(id) });
        };
        move || Some(row(text, places, entry.get()?, open, Callback::new(move |()| toggle())))
    };
    view! {
        <Log
            caption=text.of(|words| words.audit.title)
            headings
            actions_heading=text.of(|words| words.audit.actions)
            brief=brief || glance
            glance
            loading
        >
            <For each=move || keys.get() key=|id| *id children=row />
        </Log>
    }
    .into_any()
}

/// What the directory knows of those who are named in the log.
#[derive(Debug, Clone, Copy)]
struct Names(Reading<KnownById>);

/// The ids that are shown: in rows about one user, and in the open row.
fn told_of(entries: &[AuditEntry], opened: Option<i64>, brief: bool) -> Vec<String> {
    let shown = entries
        .iter()
        .filter(|entry| Some(entry.id) == opened || (entry.user_ids.len() == 1 && !brief));
    let ids: BTreeSet<&String> = shown.flat_map(|entry| &entry.user_ids).collect();
    ids.into_iter().cloned().collect()
}

const WHOLE: [LogPlace; 6] = [
    LogPlace::When,
    LogPlace::Who,
    LogPlace::What,
    LogPlace::Whom,
    LogPlace::Outcome,
    LogPlace::Case,
];
const GLANCE: [LogPlace; 5] =
    [LogPlace::What, LogPlace::Whom, LogPlace::Outcome, LogPlace::Who, LogPlace::When];
const BRIEF: [LogPlace; 4] = [LogPlace::What, LogPlace::Outcome, LogPlace::Who, LogPlace::When];

fn heading(text: Texts, place: LogPlace) -> Signal<String> {
    text.of(match place {
        LogPlace::When => |words| words.audit.when,
        LogPlace::Who => |words| words.audit.who,
        LogPlace::What => |words| words.audit.what,
        LogPlace::Whom => |words| words.audit.whom,
        LogPlace::Outcome => |words| words.audit.outcome,
        LogPlace::Case => |words| words.audit.case,
    })
}

fn row(
    text: Texts,
    places: &[LogPlace],
    entry: AuditEntry,
    open: Signal<bool>,
    on_toggle: Callback<()>,
) -> AnyView {
    let kind = outcome_kind(&entry);
    let cells = places.iter().map(|place| (*place, cell(text, *place, &entry))).collect();
    let label = {
        let entry = entry.clone();
        Signal::derive(move || {
            let at = text.language().time_of_day(entry.at);
            (text.now().audit.open_row)(&what(text, &entry), &at)
        })
    };
    let actions = matches!(entry.undo, Some(UndoState::Open { .. }))
        .then(|| view! { <UndoButton entry=entry.id /> }.into_any());
    let detail: ChildrenFn =
        std::sync::Arc::new(move || view! { <Detail entry=entry.clone() /> }.into_any());
    view! { <LogRow kind cells actions=actions.unwrap_or_else(|| ().into_any()) toggle_label=label open on_toggle detail /> }.into_any()
}

fn cell(text: Texts, place: LogPlace, entry: &AuditEntry) -> AnyView {
    match place {
        LogPlace::When => view! { <When at=entry.at /> }.into_any(),
        LogPlace::Who => {
            view! { <Who by_gateway=is_by_gateway(entry) admin=entry.admin.clone() /> }.into_any()
        }
        LogPlace::What => {
            let (what_was, reason) = (entry.clone(), entry.reason.clone());
            let what = move || what(text, &what_was);
            let reason = reason
                .filter(|reason| !reason.trim().is_empty())
                .map(|reason| view! { <bdi class="log-reason">" “" {reason} "”"</bdi> });
            view! { <span class="log-what">{what}</span> {reason} }.into_any()
        }
        LogPlace::Whom => whom(text, entry),
        LogPlace::Outcome => {
            let code = entry.code.filter(|_| entry.outcome == AuditOutcome::Refused);
            let ended = entry.clone();
            view! {
                <span class="log-outcome">{move || outcome_said(text, &ended)}</span>
                {code.map(|code| view! { " " <code>{code.0}</code> })}
            }
            .into_any()
        }
        LogPlace::Case => {
            let case = entry.case.clone().unwrap_or_else(|| "—".to_owned());
            view! { <bdi>{case}</bdi> }.into_any()
        }
    }
}

fn whom(text: Texts, entry: &AuditEntry) -> AnyView {
    match (entry.user_ids.as_slice(), entry.job) {
        ([], Some(job)) => view! { <JobLink job /> }.into_any(),
        ([], None) => view! { <span class="muted">"—"</span> }.into_any(),
        ([user_id], _) => view! { <UserIdLink user_id=user_id.clone() /> }.into_any(),
        (user_ids, _) => {
            let count = user_ids.len();
            view! { {move || (text.now().audit.users)(count)} }.into_any()
        }
    }
}

/// A job that leads to its page.
#[component]
pub(super) fn JobLink(
    /// Its number.
    job: i64,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let href = move || Route::Job { app: app.slug(), job }.href();
    view! {
        <a class="log-user" href=href>
            {move || (text.now().audit.job_number)(job)}
        </a>
    }
}

/// A user's name, where it is known, and id, which lead to the user's page.
#[component]
pub(super) fn UserIdLink(
    /// The id.
    user_id: String,
) -> impl IntoView {
    let app = CurrentApp::here();
    let Names(directory) = expect_context();
    let id = user_id.clone();
    let known = user_id.clone();
    let name = Memo::new(move |_| {
        directory.with(|users| users.and_then(|users| users.get(&known)?.name.clone()))
    });
    let called = move || name.get().map(|name| view! { <bdi class="cut">{name}</bdi> });
    let href = move || Route::User { app: app.slug(), user_id: user_id.clone() }.href();
    view! {
        <a class="log-user" href=href>
            {called}
            <Identifier value=id />
        </a>
    }
}

#[component]
fn Who(admin: String, by_gateway: bool) -> impl IntoView {
    let text = use_text();
    if by_gateway {
        view! {
            <span title=text.of(|words| words.audit.gateway_hint)>
                {text.of(|words| words.audit.gateway)}
            </span>
        }
        .into_any()
    } else {
        view! { <bdi title=admin.clone()>{admin.clone()}</bdi> }.into_any()
    }
}

/// Time of the day, before today with its date; all of it in the tooltip.
#[component]
fn When(at: i64) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    view! {
        <Time
            text=Signal::derive(move || text.language().log_time(clock.shown(), at))
            exact=Signal::derive(move || text.language().exact_time(at))
            iso=iso(at)
        />
    }
}

/// Takes an entry back, unless that was tried and nothing was left.
#[component]
pub(super) fn UndoButton(
    /// Its number.
    entry: i64,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let undo = Undo::here();
    let is_spent = Memo::new(move |_| undo.is_spent(entry));
    move || {
        (!is_spent.get()).then(|| {
            view! {
                <Button
                    size=ButtonSize::Small
                    icon=IconName::Undo
                    busy=Signal::derive(move || undo.is_under_way(entry))
                    busy_label=Signal::derive(move || Some(text.now().undo.undoing.to_owned()))
                    on_press=move || undo.take_back(app, entry)
                >
                    {text.of(|words| words.undo.undo)}
                </Button>
            }
        })
    }
}
