use std::collections::BTreeMap;

use leptos::prelude::*;
use nexconn_api::admin::{Event, JobState, ListJobs, ListJobsRequest};

use crate::api::{Client, Reading};
use crate::components::{IconName, NavLink};
use crate::route::{Navigator, Route};
use crate::state::{CurrentApp, Live};
use crate::text::use_text;

/// Leads to the jobs, and counts those under way.
#[component]
pub(super) fn JobsLink() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let route = navigator.route();
    let list = Reading::new(move || {
        client.admin::<ListJobs>(&ListJobsRequest {
            app: app.slug(),
            user: None,
            after: None,
            limit: Some(1),
        })
    });
    // How many are under way changes with their states alone, which come in events of their own.
    let states = StoredValue::new(BTreeMap::<i64, JobState>::new());
    Live::here().read_again(list, move |news| match news.event() {
        Some(Event::Job(job)) => states
            .try_update_value(|states| states.insert(job.id, job.state) != Some(job.state))
            .unwrap_or_default(),
        _ => false,
    });
    let count = Signal::derive(move || {
        let open = list.with(|page| page.map(|page| page.open)).filter(|open| *open > 0)?;
        Some(text.language().number(open))
    });
    view! {
        <NavLink
            href=Signal::derive(move || Route::Jobs { app: app.slug() }.href())
            icon=IconName::Jobs
            count
            current=Signal::derive(move || {
                route.with(|route| matches!(route, Route::Jobs { .. } | Route::Job { .. }))
            })
        >
            {text.of(|words| words.jobs.title)}
        </NavLink>
    }
}
