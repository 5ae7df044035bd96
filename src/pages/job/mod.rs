//! One job: how far it is, what became of its users, what can be done about them.

mod collect;
mod facts;
mod foot;
mod items;
mod outcomes;
mod progress;
mod query;
mod sets;
mod steer;
mod stop;
mod tokens;
mod undo;
mod words;

use leptos::prelude::*;
use nexconn_api::admin::{ErrorCode, Event, GetJob, GetJobRequest, Job, JobDetail};

use crate::api::{Client, Reading};
use crate::components::{BackLink, Button, ButtonLink, Icon, IconName, PageHead, StateView};
use crate::form::ProblemNotice;
use crate::pages::parts::{ReadFailed, job_icon, job_name};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::{CurrentApp, Live, News};
use crate::text::use_text;

use facts::JobFacts;
use items::Items;
use outcomes::Outcomes;
pub(crate) use progress::{JobButtons, JobProgress};
pub(crate) use steer::Steering;
use steer::Step;
use tokens::Tokens;
use undo::UndoButton;

/// The page of one job.
#[component]
pub fn JobPage(
    /// Its number.
    job: i64,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let detail =
        Reading::new(move || client.admin::<GetJob>(&GetJobRequest { app: app.slug(), job }));
    let is_ours = move |news: &News| match news.event() {
        Some(Event::Job(moved)) => moved.id == job,
        // What was accepted is confirmed or refused later.
        Some(Event::Deletion(moved)) => moved.job == Some(job),
        _ => false,
    };
    Live::here().read_again(detail, is_ours);
    let current = RwSignal::new(None::<Job>);
    Effect::new(move || {
        let read = detail.with(|detail| detail.map(|detail| detail.job.clone()));
        if let Some(read) = read {
            current.set(Some(read));
        }
    });
    let title = Signal::derive(move || {
        let name = current.with(|job| job.as_ref().map(|job| job_name(text, job)));
        name.unwrap_or_else(|| (text.now().job.number)(job))
    });
    use_page_title(title);
    let back = BackLink {
        href: Signal::derive(move || Route::Jobs { app: app.slug() }.href()),
        label: text.of(|words| words.job.back),
    };
    let note = Signal::derive(move || {
        let number = (text.now().job.number)(job);
        let state = current.with(|job| job.as_ref().map(|job| (text.now().jobs.state)(job.state)));
        Some(state.map_or_else(|| number.clone(), |state| [&number, " · ", state].concat()))
    });
    let is_there = Memo::new(move |_| current.with(Option::is_some));
    let is_missing = Memo::new(move |_| {
        detail.error().is_some_and(|error| error.code() == Some(ErrorCode::NotFound))
    });
    let is_failed = Memo::new(move |_| detail.error().is_some());
    let content = move || {
        if is_there.get() {
            return view! { <Shown detail current /> }.into_any();
        }
        if is_missing.get() {
            return view! { <Missing job /> }.into_any();
        }
        if is_failed.get() {
            return view! { <ReadFailed reading=detail title=text.of(|words| words.job.failed) /> }
                .into_any();
        }
        view! { <p class="reading" role="status">{text.of(|words| words.job.reading)}</p> }
            .into_any()
    };
    view! {
        <PageHead title back note />
        {content}
    }
    .into_any()
}

/// The job, once it was read.
#[component]
fn Shown(detail: Reading<JobDetail>, current: RwSignal<Option<Job>>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let first = current.get_untracked()?;
    let (id, action) = (first.id, first.action);
    let job = Memo::new(move |before: Option<&Job>| {
        current.get().or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let changes = Memo::new(move |count: Option<&u32>| {
        detail.with(|_| ());
        count.map_or(0, |count| count + 1)
    });
    let steering = Steering::new(id, move |changed: Job| {
        if changed.id == id {
            current.set(Some(changed));
            detail.again();
        } else {
            // The job that undoes this one.
            navigator.go(&Route::Job { app: app.slug_untracked(), job: changed.id }.href());
        }
    });
    let groups = Signal::derive(move || {
        detail.with(|detail| detail.map(|d| d.groups.clone()).unwrap_or_default())
    });
    Some(
        view! {
            <ProblemNotice
                draft=steering.core()
                failed=text.of(|words| words.job.not_steered)
            />
            <Tokens job />
            <section class="job-progress">
                <span class="section-mark">
                    <Icon name=job_icon(action) />
                </span>
                <JobProgress job />
                <div class="job-buttons">
                    <JobButtons job steering />
                    <RetryButton job steering />
                    <UndoButton job steering />
                </div>
            </section>
            <Outcomes job groups />
            <JobFacts job />
            <Items job changes=changes.into() on_refresh=move || detail.again() />
        }
        .into_any(),
    )
}

/// Sends again whoever was refused or is not known.
#[component]
fn RetryButton(job: Memo<Job>, steering: Steering) -> impl IntoView {
    let text = use_text();
    let count = Memo::new(move |_| job.with(|job| job.counts.refused + job.counts.unknown));
    let is_over = Memo::new(move |_| job.with(|job| job.state.is_over()));
    let label = move || (text.now().job.retry)(count.get(), &text.language().number(count.get()));
    move || {
        (is_over.get() && count.get() > 0).then(|| {
            view! {
                <Button
                    icon=IconName::Refresh
                    busy=steering.busy(Step::Retry)
                    busy_label=text.of(|words| words.job.retrying)
                    on_press=move || steering.take(Step::Retry)
                >
                    {label}
                </Button>
            }
        })
    }
}

/// No job has that number in this app.
#[component]
fn Missing(job: i64) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <StateView
            icon=IconName::Jobs
            title=Signal::derive(move || (text.now().job.missing_title)(job))
            detail=Signal::derive(move || Some(text.now().job.missing_detail.to_owned()))
        >
            <ButtonLink href=Signal::derive(move || Route::Jobs { app: app.slug() }.href())>
                {text.of(|words| words.job.back)}
            </ButtonLink>
        </StateView>
    }
}
