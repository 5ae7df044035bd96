use leptos::prelude::*;
use nexconn_api::admin::{Job, JobAction};

use crate::components::Fact;
use crate::pages::parts::Moment;
use crate::text::use_text;

/// What the job sets for its users, where the gateway keeps it; nothing where an action sets none.
#[component]
pub(super) fn Sets(job: Memo<Job>) -> impl IntoView {
    let text = use_text();
    // They never change.
    let (action, permission, before) =
        job.with_untracked(|job| (job.action, job.permission_type, job.expires_at));
    match action {
        JobAction::SetFriendPermission => {
            let value = move || permission.map(|kind| (text.now().many_values.permission)(kind));
            view! { <Fact label=text.of(|words| words.many_values.who_may_add)>{value}</Fact> }
                .into_any()
        }
        JobAction::Expire => {
            let at = before.map(|at| view! { <Moment at /> });
            view! { <Fact label=text.of(|words| words.job.expires)>{at}</Fact> }.into_any()
        }
        JobAction::Register
        | JobAction::SetTags
        | JobAction::SetProfile
        | JobAction::AddFriends => view! {
            <Fact label=text.of(|words| words.job.values)>
                {text.of(|words| words.job.values_not_kept)}
            </Fact>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
