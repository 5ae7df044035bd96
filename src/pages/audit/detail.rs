use leptos::prelude::*;
use nexconn_api::admin::{AuditEntry, AuditOutcome, StartStandingBans, UndoState};
use nexconn_api::nexconn::BanUsers;
use nexconn_api::spec::Kind;
use nexconn_api::{Endpoint, Spec, nexconn};
use serde_json::{Map, Value, json};

use super::log::{JobLink, UserIdLink};
use super::way_back::WayBack;
use super::words::what;
use crate::components::{CurlBlock, Fact, Facts, Identifier};
use crate::text::{Texts, use_text};

const MINUTE: i64 = 60_000;

/// What an open row tells: facts and the way back left, request and answer right.
#[component]
pub(super) fn Detail(
    /// The entry.
    entry: AuditEntry,
) -> impl IntoView {
    let text = use_text();
    let request = request(&entry);
    let is_own = spec_of(&entry).is_none();
    let answer = {
        let entry = entry.clone();
        move || answer(text, &entry)
    };
    let request = if let Some((path, body)) = request {
        let script = nexconn_api::curl::script(path, &body);
        view! {
            <CurlBlock
                title=text.of(|words| words.audit.request)
                command=script
                copy_label=text.of(|words| words.form.copy_curl)
            />
        }
        .into_any()
    } else {
        let why = text.of(if is_own {
            |words| words.audit.done_by_gateway
        } else {
            |words| words.audit.text_not_kept
        });
        view! {
            <h3>{text.of(|words| words.audit.request)}</h3>
            <p class="muted">{why}</p>
        }
        .into_any()
    };
    let title = {
        let entry = entry.clone();
        move || what(text, &entry)
    };
    view! {
        <div class="log-facts">
            <h2 class="visually-hidden">{title}</h2>
            <EntryFacts entry=entry.clone() />
            <WayBack entry />
        </div>
        <div class="log-request">
            {request}
            {(!is_own).then(|| view! {
                <h3>{text.of(|words| words.audit.answer)}</h3>
                <p class="log-answer">{answer}</p>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn EntryFacts(entry: AuditEntry) -> impl IntoView {
    let text = use_text();
    let number = |name: &str| entry.details.get(name).and_then(Value::as_i64);
    let moment = move |at: i64| move || text.language().exact_time(at);
    let ends = number("durationMinutes")
        .filter(|_| entry.outcome != AuditOutcome::Refused)
        .map(|minutes| entry.at + minutes * MINUTE);
    let expires = number("expiresAt");
    let rows = number("rows").and_then(|rows| u64::try_from(rows).ok());
    let reason = match entry.reason.clone().filter(|reason| !reason.trim().is_empty()) {
        Some(reason) => view! { <bdi>{reason}</bdi> }.into_any(),
        None => {
            view! { <span class="muted">{text.of(|words| words.audit.no_reason)}</span> }.into_any()
        }
    };
    let job = entry.job.map(|job| {
        view! {
            <Fact label=text.of(|words| words.audit.job)>
                <JobLink job />
            </Fact>
        }
    });
    let entry_fact = move |label: Signal<String>, number: i64| {
        view! { <Fact label>{move || (text.now().audit.entry)(number)}</Fact> }
    };
    let taken_back_by = match entry.undo {
        Some(UndoState::Done { by }) => Some(by),
        _ => None,
    };
    let users = entry.user_ids.clone();
    view! {
        <Facts>
            <Fact label=text.of(|words| words.audit.when)>{moment(entry.at)}</Fact>
            <Fact label=text.of(|words| words.audit.by)>
                <bdi>{entry.admin.clone()}</bdi>
            </Fact>
            <Fact label=text.of(|words| words.audit.reason)>{reason}</Fact>
            {entry.case.clone().map(|case| view! {
                <Fact label=text.of(|words| words.audit.case)><bdi>{case}</bdi></Fact>
            })}
            {ends.map(|at| view! {
                <Fact label=text.of(|words| words.audit.ban_ends)>{moment(at)}</Fact>
            })}
            {expires.map(|at| view! {
                <Fact label=text.of(|words| words.audit.expires_before)>{moment(at)}</Fact>
            })}
            {rows.map(|rows| view! {
                <Fact label=text.of(|words| words.audit.rows)>
                    {move || text.language().number(rows)}
                </Fact>
            })}
            {(!users.is_empty()).then(|| view! {
                <Fact label=text.of(|words| words.audit.on_users)>
                    <span class="log-users">
                        {users.into_iter().map(|user_id| view! { <UserIdLink user_id /> }).collect_view()}
                    </span>
                </Fact>
            })}
            {job}
            {entry.undoes.map(|number| entry_fact(text.of(|words| words.audit.takes_back), number))}
            {taken_back_by.map(|number| entry_fact(text.of(|words| words.audit.taken_back_by), number))}
            {entry_fact(text.of(|words| words.audit.number), entry.id)}
            <Fact label=text.of(|words| words.audit.request_id)>
                <Identifier
                    value=entry.request_id.clone()
                    whole=true
                    copy_label=text.of(|words| words.words.copy)
                />
            </Fact>
        </Facts>
    }
    .into_any()
}

fn answer(text: Texts, entry: &AuditEntry) -> String {
    let words = &text.now().audit;
    match (entry.http, entry.code, entry.outcome) {
        (Some(http), Some(code), _) => {
            [&(words.http)(http), ", ", text.now().form.fact_code, " ", &code.0.to_string()]
                .concat()
        }
        (Some(http), None, _) => (words.http)(http),
        (None, _, AuditOutcome::Pending) => words.pending_answer.to_owned(),
        (None, ..) => words.no_answer.to_owned(),
    }
}

/// The endpoint of Nexconn that was called; none for what the gateway did without one.
fn spec_of(entry: &AuditEntry) -> Option<&'static Spec> {
    // A standing ban is an ordinary one that the gateway renews.
    let path = if entry.action == StartStandingBans::SPEC.path {
        BanUsers::SPEC.path
    } else {
        &entry.action
    };
    nexconn::SPECS.iter().find(|spec| spec.path == path).copied()
}

/// The request, where the log holds all of it: ids, numbers, instants and switches, but no text.
fn request(entry: &AuditEntry) -> Option<(&'static str, Value)> {
    let spec = spec_of(entry)?;
    // Whose list or friends it is about stands by itself, where others are named besides.
    let owner = entry.details.get("userId").and_then(Value::as_str);
    let others: Vec<_> = entry.user_ids.iter().filter(|id| Some(id.as_str()) != owner).collect();
    let mut body = Map::new();
    for field in spec.fields {
        let value = match field.kind {
            Kind::UserIds { .. } => json!(others),
            Kind::UserId | Kind::NewUserId => {
                json!(owner.or(entry.user_ids.first().map(String::as_str))?)
            }
            Kind::Int { .. }
            | Kind::Instant
            | Kind::Bool
            | Kind::OneOf(_)
            | Kind::Words(_)
            | Kind::NumberedWords(_) => match entry.details.get(field.name) {
                Some(value) => value.clone(),
                None => continue,
            },
            _ => return None,
        };
        body.insert(field.name.to_owned(), value);
    }
    Some((spec.path, Value::Object(body)))
}
