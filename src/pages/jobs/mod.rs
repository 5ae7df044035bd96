//! The jobs of an app: those under way with their progress, then the earlier ones.

mod earlier;
mod open;

use leptos::prelude::*;
use nexconn_api::admin::{Event, Job, ListJobs, ListJobsRequest};
use web_sys::UrlSearchParams;

use crate::api::{Client, Reading};
use crate::components::{ButtonKind, ButtonLink, IconName, PageHead, StateView};
use crate::pages::parts::{ReadFailed, Stale};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::{CurrentApp, Live, Preferences};
use crate::text::use_text;

use earlier::Earlier;
use open::OpenJobs;

/// One page of jobs.
pub(super) type JobList = Reading<nexconn_api::admin::JobPage>;

/// The list of jobs.
#[component]
pub fn JobsPage() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let preferences: Preferences = expect_context();
    let title = text.of(|words| words.jobs.title);
    use_page_title(title);
    let after = Memo::new(move |before: Option<&Option<String>>| match navigator.route().get() {
        Route::Jobs { .. } => cursor_of(&navigator.search()),
        _ => before.cloned().flatten(),
    });
    let list: JobList = Reading::new(move || {
        client.admin::<ListJobs>(&ListJobsRequest {
            app: app.slug(),
            user: None,
            after: after.get(),
            limit: Some(preferences.page_size()),
        })
    });
    Live::here().read_again(list, |news| matches!(news.event(), Some(Event::Job(_))));
    let note = Signal::derive(move || {
        let open = list.with(|page| page.map(|page| page.open)).filter(|open| *open > 0)?;
        Some((text.now().jobs.open)(open, &text.language().number(open)))
    });
    let (open, over) =
        (jobs_that(list, |job| !job.state.is_over()), jobs_that(list, |job| job.state.is_over()));
    let shown = Memo::new(move |_| match list.with(|page| page.map(|page| page.jobs.is_empty())) {
        None if list.error().is_some() => Shown::Failed,
        Some(true) if after.with(Option::is_none) => Shown::None,
        _ => Shown::Rows,
    });
    let content = move || match shown.get() {
        Shown::Failed => {
            view! { <ReadFailed reading=list title=text.of(|words| words.jobs.failed) /> }
                .into_any()
        }
        Shown::None => view! { <NoJobs /> }.into_any(),
        Shown::Rows => view! {
            <OpenJobs open list />
            <Earlier over list after />
        }
        .into_any(),
    };
    let new_job = move || {
        (shown.get() != Shown::None).then(|| {
            view! {
                <ButtonLink
                    href=Signal::derive(move || Route::Many { app: app.slug() }.href())
                    kind=ButtonKind::Primary
                    icon=IconName::Plus
                >
                    {text.of(|words| words.jobs.new_job)}
                </ButtonLink>
            }
        })
    };
    view! {
        <PageHead title note>
            {new_job}
        </PageHead>
        <Stale list title=text.of(|words| words.jobs.stale) />
        {content}
    }
    .into_any()
}

/// What stands below the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Rows,
    None,
    Failed,
}

fn cursor_of(search: &str) -> Option<String> {
    let query = UrlSearchParams::new_with_str(search).ok()?;
    query.get("after").filter(|cursor| !cursor.is_empty())
}

fn jobs_that(list: JobList, fits: fn(&Job) -> bool) -> Memo<Vec<Job>> {
    Memo::new(move |_| {
        list.with(|page| {
            let jobs = page.map(|page| page.jobs.as_slice()).unwrap_or_default();
            jobs.iter().filter(|job| fits(job)).cloned().collect()
        })
    })
}

/// No job yet: what makes one.
#[component]
fn NoJobs() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <StateView
            icon=IconName::Jobs
            title=text.of(|words| words.jobs.none_title)
            detail=Signal::derive(move || Some(text.now().jobs.none_detail.to_owned()))
        >
            <ButtonLink
                href=Signal::derive(move || Route::Many { app: app.slug() }.href())
                kind=ButtonKind::Primary
                icon=IconName::Plus
            >
                {text.of(|words| words.jobs.new_job)}
            </ButtonLink>
        </StateView>
    }
}
