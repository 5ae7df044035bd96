//! One job.

use leptos::prelude::*;

/// One job.
#[component]
pub fn JobPage(
    /// Number of the job.
    job: i64,
) -> impl IntoView {
    let _ = job;
    view! { <h1>"JobPage"</h1> }.into_any()
}
