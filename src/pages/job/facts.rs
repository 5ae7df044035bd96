use leptos::prelude::*;
use nexconn_api::admin::Job;

use super::sets::Sets;
use crate::components::{Fact, Facts, IconName, Identifier, Section};
use crate::pages::parts::Moment;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Who made the job, when, and why.
#[component]
pub(super) fn JobFacts(job: Memo<Job>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let moment = move |pick: fn(&Job) -> Option<i64>| {
        let at = Memo::new(move |_| job.with(pick));
        move || match at.get() {
            Some(at) => view! { <Moment at /> }.into_any(),
            None => "—".into_any(),
        }
    };
    let undoes = move || {
        let undoes = job.with(|job| job.undoes)?;
        let href = Route::Job { app: app.slug(), job: undoes }.href();
        Some(view! {
            <a class="link" href=href>
                {(text.now().job.undoes)(undoes)}
            </a>
        })
    };
    let said = move |pick: fn(&Job) -> Option<String>| {
        move || job.with(pick).filter(|said| !said.is_empty()).unwrap_or_else(|| "—".to_owned())
    };
    let case = move || match job.with(|job| job.case.clone()).filter(|case| !case.is_empty()) {
        Some(case) => view! { <Identifier value=case whole=true /> }.into_any(),
        None => "—".into_any(),
    };
    view! {
        <Section icon=IconName::Info title=text.of(|words| words.job.facts)>
            <Facts>
                <Sets job />
                <Fact label=text.of(|words| words.job.by)>{move || job.with(|job| job.admin.clone())}</Fact>
                <Fact label=text.of(|words| words.job.reason)>
                    <bdi>{said(|job| job.reason.clone())}</bdi>
                </Fact>
                <Fact label=text.of(|words| words.job.case)>{case}</Fact>
                <Fact label=text.of(|words| words.job.made)>{moment(|job| Some(job.created_at))}</Fact>
                <Fact label=text.of(|words| words.job.begun)>{moment(|job| job.started_at)}</Fact>
                <Fact label=text.of(|words| words.job.finished)>{moment(|job| job.finished_at)}</Fact>
            </Facts>
            {undoes}
        </Section>
    }
    .into_any()
}
