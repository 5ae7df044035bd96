use leptos::prelude::*;
use nexconn_api::admin::Job;

use super::JobList;
use crate::components::Icon;
use crate::form::ProblemNotice;
use crate::pages::job::{JobButtons, JobProgress, Steering};
use crate::pages::parts::{Moment, job_icon, job_name};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The jobs under way, each with its progress and the ways to steer it.
#[component]
pub(super) fn OpenJobs(open: Memo<Vec<Job>>, list: JobList) -> impl IntoView {
    let ids =
        Memo::new(move |_| open.with(|open| open.iter().map(|job| job.id).collect::<Vec<_>>()));
    view! {
        <For
            each=move || ids.get()
            key=|id| *id
            children=move |id| view! { <OpenJob id open list /> }
        />
    }
}

#[component]
fn OpenJob(id: i64, open: Memo<Vec<Job>>, list: JobList) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let found = move || open.with(|open| open.iter().find(|job| job.id == id).cloned());
    let first = untrack(found)?;
    let action = first.action;
    let job = Memo::new(move |before: Option<&Job>| {
        found().or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let steering = Steering::new(id, move |_: Job| list.again());
    let href = Signal::derive(move || Route::Job { app: app.slug(), job: id }.href());
    let created = Signal::derive(move || job.with(|job| job.created_at));
    Some(view! {
        <ProblemNotice draft=steering.core() failed=text.of(|words| words.job.not_steered) />
        <section class="open-job">
            <span class="section-mark">
                <Icon name=job_icon(action) />
            </span>
            <div class="open-job-content">
                <div class="open-job-head">
                    <div>
                        <h2>
                            <a class="link" href=href>
                                {move || job.with(|job| job_name(text, job))}
                            </a>
                        </h2>
                        <p class="open-job-meta">
                            {move || job.with(|job| (text.now().jobs.state)(job.state))} " · "
                            {move || job.with(|job| job.admin.clone())} " · " <Moment at=created />
                        </p>
                    </div>
                    <div class="job-buttons">
                        <JobButtons job steering />
                    </div>
                </div>
                <JobProgress job />
            </div>
        </section>
    })
}
