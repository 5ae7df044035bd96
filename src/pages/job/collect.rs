use leptos::prelude::*;
use nexconn_api::admin::{Job, JobItemPage, ListJobItems};

use super::items::request;
use super::query::Outcome;
use crate::api::{ApiError, Client};
use crate::components::{Button, ButtonSize};
use crate::pages::PassedText;
use crate::route::{Navigator, Route};
use crate::state::{CurrentApp, GatewayState};
use crate::text::use_text;

/// Rows of one page while collecting.
const ROWS: u32 = 100;

/// Takes the users with an outcome to the page for many users, to do something else with them.
#[component]
pub(super) fn UseAgain(job: Memo<Job>, outcome: Outcome) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let passed: PassedText = expect_context();
    let gateway: GatewayState = expect_context();
    let failed = RwSignal::new(None::<ApiError>);
    let collect = Action::new_local(move |(): &()| {
        failed.set(None);
        let slug = app.slug_untracked();
        let id = job.with_untracked(|job| job.id);
        async move {
            match collected(client, &slug, id, outcome).await {
                Ok(ids) => {
                    passed.pass(ids.join("\n"));
                    navigator.go(&Route::Many { app: slug }.href());
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        }
    });
    let told = move || {
        let error = failed.get()?;
        let told = text.now().error(&error, &gateway.address.get());
        Some([text.now().job.items_failed, ": ", &told.title].concat())
    };
    view! {
        <span class="field-error" role="alert">
            {told}
        </span>
        <Button
            size=ButtonSize::Small
            busy=collect.pending()
            busy_label=text.of(|words| words.job.collecting)
            on_press=move || drop(collect.dispatch(()))
        >
            {text.of(|words| words.job.use_again)}
        </Button>
    }
}

async fn collected(
    client: Client,
    app: &str,
    job: i64,
    outcome: Outcome,
) -> Result<Vec<String>, ApiError> {
    let mut ids = Vec::new();
    let mut after = None;
    loop {
        let request = request(app.to_owned(), job, Some(outcome), after, Some(ROWS));
        let JobItemPage { items, next } = client.admin::<ListJobItems>(&request).await?;
        // Of pairs, the users that differ.
        ids.extend(items.into_iter().map(|item| item.target.unwrap_or(item.user_id)));
        after = next;
        if after.is_none() {
            return Ok(ids);
        }
    }
}
