//! The jobs of an app.

use leptos::prelude::*;

/// The jobs of an app.
#[component]
pub fn JobsPage() -> impl IntoView {
    view! { <h1>"JobsPage"</h1> }.into_any()
}
