use leptos::prelude::*;
use nexconn_api::admin::{ConnectionReport, Finding};
use nexconn_api::verdict::Standing;
use nexconn_api::verdict::connection::{Answer, Check, Mend, Step};
use nexconn_api::wire::Refusal;

use super::ban_of;
use crate::components::{Button, ButtonLink, ButtonSize, IconName, StepItem, StepState};
use crate::pages::actions::use_actions;
use crate::pages::parts::{Moment, RestoreFrom, TimeLeft, use_is_owner};
use crate::pages::register;
use crate::pages::user::User;
use crate::state::CurrentApp;
use crate::text::{StepTexts, Texts, WhyTexts, use_text};

/// One check of the path: how it stands, how that is known, and what mends it.
#[component]
pub(super) fn CheckItem(
    user: User,
    check: Check,
    report: ConnectionReport,
    answer: Answer,
) -> impl IntoView {
    let text = use_text();
    let state = match check.standing {
        Standing::Ok | Standing::Aside => StepState::Ok,
        // Not connected is what is asked about, not what stops the user.
        Standing::Fails if check.step == Step::Connection => StepState::NotReached,
        Standing::Fails => StepState::Fails,
        Standing::Unknown => StepState::Unknown,
        Standing::NotReached => StepState::NotReached,
    };
    let title = Signal::derive(move || title(&text.now().why, check).to_owned());
    view! {
        <StepItem state title>
            {detail(text, user, check, &report)}
            <MendIt user check answer />
        </StepItem>
    }
    .into_any()
}

fn title(words: &'static WhyTexts, check: Check) -> &'static str {
    let step: &StepTexts = match check.step {
        Step::App => &words.app,
        Step::Deletion => &words.deletion,
        Step::Registered => &words.registered,
        Step::Ban => &words.ban,
        Step::Token => &words.token,
        Step::Connection => &words.connection,
    };
    match check.standing {
        Standing::Ok | Standing::Aside => step.ok,
        Standing::Fails => step.fails,
        Standing::Unknown => step.unknown,
        Standing::NotReached => step.not_reached,
    }
}

/// How a check is known.
fn detail(text: Texts, user: User, check: Check, report: &ConnectionReport) -> AnyView {
    let words = &text.now().why;
    let unread = match check.step {
        Step::App => unread(text, &report.app),
        Step::Deletion => unread(text, &report.deletion),
        Step::Registered => unread(text, &report.registered),
        Step::Ban => unread(text, &report.ban),
        Step::Token => None,
        Step::Connection => unread(text, &report.online),
    };
    match (check.step, check.standing) {
        (Step::Token, Standing::Ok) => view! { <span>{words.token_worked}</span> }.into_any(),
        (Step::Token, Standing::Fails) => {
            let before = check.as_of.unwrap_or_default();
            let before = text.language().short_time(before);
            view! { <span>{(words.token_expired_before)(&before)}</span> }.into_any()
        }
        (Step::Token, Standing::Unknown | Standing::NotReached) => token_untold(text, report),
        (_, Standing::NotReached) => ().into_any(),
        (_, Standing::Unknown) => view! { <span>{unread}</span> }.into_any(),
        (Step::App, Standing::Ok) => view! { <span>{words.key_accepted}</span> }.into_any(),
        (Step::Registered, Standing::Ok) => {
            let since = move || {
                let created = user.profile.with(|profile| profile.created_at.clone())?;
                Some((text.now().why.since)(&user.zone.says(text, &created)))
            };
            view! { <span>{since}</span> }.into_any()
        }
        (Step::Ban, Standing::Fails) => {
            ban_of(report).cloned().map(|ban| view! { <TimeLeft ban /> }).into_any()
        }
        (Step::Deletion, Standing::Fails) => deletion_detail(text, report),
        // Whether a user is online is asked at most every half a minute.
        (Step::Connection, _) => known_at(user),
        _ => ().into_any(),
    }
}

/// From when the id can be restored, or that a restoration is on its way.
fn deletion_detail(text: Texts, report: &ConnectionReport) -> AnyView {
    let Finding::Known(Some(deletion)) = report.deletion else { return ().into_any() };
    if deletion.restoring {
        return view! { <span>{text.of(|words| words.why.restoring)}</span> }.into_any();
    }
    let from = deletion.restore_from;
    view! {
        <span>
            {text.of(|words| words.deleted.column_restore)} ": " <RestoreFrom from=Signal::stored(from) />
        </span>
    }
    .into_any()
}

/// As of when it is known whether the user is online.
fn known_at(user: User) -> AnyView {
    let at = Memo::new(move |_| {
        user.report.with(|report| match report.map(|report| &report.online) {
            Some(Finding::Known(known)) => Some(known.at),
            _ => None,
        })
    });
    (move || at.get().map(|at| view! { <Moment at /> })).into_any()
}

fn token_untold(text: Texts, report: &ConnectionReport) -> AnyView {
    let words = &text.now().why;
    let issued = match report.tokens.issued_at {
        Some(at) => (words.token_issued)(&text.language().short_time(at)),
        None => words.token_never.to_owned(),
    };
    view! { <span>{issued} " " {words.token_untold}</span> }.into_any()
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

/// What mends a check: a button, or a sentence where it is mended elsewhere. Asking again stands below the path.
#[component]
fn MendIt(user: User, check: Check, answer: Answer) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions = use_actions();
    let register = Signal::derive(move || register::href(&app.slug(), &user.id()));
    let is_stop = check.standing == Standing::Fails;
    let is_owner = use_is_owner();
    match check.mend {
        Some(Mend::CheckApp) => {
            view! { <span>{text.of(|words| words.why.check_app)}</span> }.into_any()
        }
        Some(Mend::Register) => view! {
            <ButtonLink href=register size=ButtonSize::Small icon=IconName::UserPlus>
                {text.of(|words| words.user.register_it)}
            </ButtonLink>
        }
        .into_any(),
        Some(Mend::Unban) => view! {
            <Button size=ButtonSize::Small icon=IconName::Undo on_press=move || actions.unban([user.subject()])>
                {text.of(|words| words.user_ban.unban)}
            </Button>
        }
        .into_any(),
        Some(Mend::IssueToken) if is_stop || answer == Answer::NothingFound => view! {
            <ButtonLink href=register size=ButtonSize::Small icon=IconName::Key>
                {text.of(|words| words.user.issue)}
            </ButtonLink>
        }
        .into_any(),
        Some(Mend::LookAtDevice) => {
            view! { <span>{text.of(|words| words.why.look_at_device)}</span> }.into_any()
        }
        Some(Mend::Restore) if is_owner.get_untracked() => view! {
            <Button size=ButtonSize::Small icon=IconName::Undo on_press=move || actions.restore([user.subject()])>
                {text.of(|words| words.deleted_user.restore)}
            </Button>
        }
        .into_any(),
        Some(Mend::AskAgain | Mend::IssueToken | Mend::Restore) | None => ().into_any(),
    }
}
