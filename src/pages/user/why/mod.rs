mod check;

use leptos::prelude::*;
use nexconn_api::admin::{BanState, ConnectionReport, Finding};
use nexconn_api::verdict::connection::{Answer, Step, Verdict};

use super::User;
use crate::components::{Button, ButtonKind, ButtonSize, IconName, Steps};
use crate::text::{Texts, use_text};

use check::CheckItem;

/// "Why can't this user connect?": the answer in a sentence, the path of checks with what mends each, and how old that
/// is.
#[component]
pub(super) fn Why(user: User) -> impl IntoView {
    let text = use_text();
    let report = user.report;
    // Asked again with the same answer, it stays as it stands: only times go on.
    let told = Memo::new(move |_| report.value().map(timeless));
    let content = move || {
        let words = &text.now().why;
        let Some(report) = told.get() else {
            let says = if report.error().is_some() { words.failed } else { words.asking };
            return view! { <p class="muted">{says}</p> }.into_any();
        };
        let verdict = Verdict::of(&report);
        let answer = answer(text, &verdict, &report);
        let steps = verdict.path.map(|check| {
            view! { <CheckItem user check report=report.clone() answer=verdict.answer /> }
        });
        view! {
            <p class="why-answer">{answer}</p>
            <Steps label=words.path>{steps.into_iter().collect_view()}</Steps>
        }
        .into_any()
    };
    let asked_at = move || {
        let at = report.with(|report| report.map(|report| report.at))?;
        Some((text.now().why.asked_at)(&text.language().time_of_day(at)))
    };
    view! {
        <aside class="why" aria-label=text.of(|words| words.why.title)>
            <h2>{text.of(|words| words.why.title)}</h2>
            <div class="why-content" role="status" aria-busy=move || report.loading().get().then_some("true")>
                {content}
            </div>
            <p class="why-foot">
                {asked_at}
                <Button
                    kind=ButtonKind::Bare
                    size=ButtonSize::Small
                    icon=IconName::Refresh
                    busy=report.loading()
                    on_press=move || user.again()
                >
                    {text.of(|words| words.why.ask_again)}
                </Button>
            </p>
        </aside>
    }
    .into_any()
}

/// What of a report is not about when it was asked.
fn timeless(mut report: ConnectionReport) -> ConnectionReport {
    report.at = 0;
    if let Finding::Known(online) = &mut report.online {
        online.at = 0;
    }
    if let Finding::Known(Some(ban)) = &mut report.ban {
        ban.ban_known_at = 0;
    }
    if let Finding::Known(Some(deletion)) = &mut report.deletion {
        deletion.known_at = 0;
    }
    report
}

fn answer(text: Texts, verdict: &Verdict, report: &ConnectionReport) -> AnyView {
    let words = &text.now().why;
    let says = match verdict.answer {
        Answer::Connected => words.connected,
        Answer::Stopped { by, .. } => match by {
            Step::App => words.app_stops,
            Step::Deletion => words.deleted,
            Step::Registered => words.not_registered,
            Step::Ban => return ban_answer(text, report),
            Step::Token | Step::Connection => words.token_expired,
        },
        Answer::NothingFound => words.nothing_found,
        Answer::Unclear { .. } => words.unclear,
    };
    says.into_any()
}

fn ban_answer(text: Texts, report: &ConnectionReport) -> AnyView {
    let words = &text.now().why;
    let Some(ban) = ban_of(report) else { return words.banned.into_any() };
    let end = match (ban.ends_at, &ban.ban_expires_at) {
        _ if ban.standing => return words.banned_until_lifted.into_any(),
        (Some(end), _) => text.language().short_time(end),
        (None, Some(written)) => written.0.clone(),
        (None, None) => return words.banned.into_any(),
    };
    let (before, after) = words.banned_until;
    view! { {before} " " <strong>{end}</strong> {after} }.into_any()
}

fn ban_of(report: &ConnectionReport) -> Option<&BanState> {
    match &report.ban {
        Finding::Known(ban) => ban.as_ref(),
        Finding::Refused { .. } | Finding::Unreachable => None,
    }
}
