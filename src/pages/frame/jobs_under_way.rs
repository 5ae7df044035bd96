use std::collections::BTreeMap;

use leptos::prelude::*;
use nexconn_api::admin::{Event, JobState, ListJobs, ListJobsRequest};

use crate::api::{Client, Reading};
use crate::state::{CurrentApp, Live};
use crate::text::use_text;

/// How many jobs are under way, in words; none where there are none.
pub(super) fn jobs_under_way() -> Signal<Option<String>> {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
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
    Signal::derive(move || {
        let open = list.with(|page| page.map(|page| page.open)).filter(|open| *open > 0)?;
        Some(text.language().number(open))
    })
}
