use nexconn_api::admin::{CreateJob, CreateJobRequest, JobAction};
use serde_json::{Map, Value};

use super::outcome::Teller;
use crate::api::{Client, fields_of};
use crate::form::{Draft, DraftCore};

/// The request for a job; `set` adds what the action needs besides.
pub(super) fn job_of(
    app: &str,
    action: JobAction,
    user_ids: Vec<String>,
    set: impl FnOnce(&mut CreateJobRequest),
) -> Map<String, Value> {
    let mut job =
        CreateJobRequest { user_ids: Some(user_ids), ..CreateJobRequest::new(app, action) };
    set(&mut job);
    fields_of(&job)
}

/// Sends the draft of a job, and leads to the page of the job it made.
pub(super) fn make_job(draft: DraftCore, client: Client, teller: &Teller) {
    let teller = *teller;
    let draft = Draft::<CreateJob>::of(draft);
    draft.send_operation(client, |_| None, move |job| teller.job_made(job.id));
}
