//! What admins did in an app.

use leptos::prelude::*;

/// What admins did in an app.
#[component]
pub fn AuditPage() -> impl IntoView {
    view! { <h1>"AuditPage"</h1> }.into_any()
}
