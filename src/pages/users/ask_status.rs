use leptos::prelude::*;
use nexconn_api::admin::{CreateJob, CreateJobRequest, JobAction, OnlineState, STATUSES_A_CALL};

use super::UsersState;
use crate::api::{ApiError, Client, new_operation};
use crate::components::{IconName, SelectionAction, Toast, Toasts};
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Asks who of those selected is online. The rows show it; more than one call takes become a job.
#[component]
pub(super) fn AskStatus(state: UsersState) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let toasts: Toasts = expect_context();
    let navigator: Navigator = expect_context();
    let failed = RwSignal::new(false);
    let asking = Action::new_local(move |user_ids: &Vec<String>| {
        let user_ids = user_ids.clone();
        let app = app.slug_untracked();
        async move {
            let answer = if user_ids.len() > STATUSES_A_CALL {
                make_job(client, app, user_ids).await.map(|job| navigator.go(&job.href()))
            } else {
                let told = state.statuses.read(user_ids).await;
                told.map(|told| toasts.show(online_toast(text, &told)))
            };
            failed.try_set(answer.is_err());
        }
    });
    let ask = move || {
        if !asking.pending().get_untracked() {
            asking.dispatch_local(state.list.selection.keys());
        }
    };
    let says = move || {
        let words = &text.now().user_rows;
        if failed.get() { words.ask_failed } else { words.ask_status }
    };
    view! {
        <SelectionAction icon=IconName::Pulse on_press=ask>
            {says}
        </SelectionAction>
    }
}

/// Begins a job that asks about users; a second one does no harm. Returns where it is seen.
async fn make_job(client: Client, app: String, user_ids: Vec<String>) -> Result<Route, ApiError> {
    let request = CreateJobRequest {
        operation: new_operation(),
        user_ids: Some(user_ids),
        ..CreateJobRequest::new(app.clone(), JobAction::Status)
    };
    let job = client.admin::<CreateJob>(&request).await?;
    Ok(Route::Job { app, job: job.id })
}

fn online_toast(text: Texts, told: &[OnlineState]) -> Toast {
    let number = |count: usize| text.language().number(count as u64);
    let online = told.iter().filter(|online| online.online).count();
    let words = &untrack(|| text.now()).user_rows;
    let says = untrack(|| (words.asked)(&number(online), &number(told.len())));
    Toast { icon: IconName::Pulse, text: says, action: None }
}
