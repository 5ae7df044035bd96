//! The banned users.

use leptos::prelude::*;

/// The banned users.
#[component]
pub fn BansPage() -> impl IntoView {
    view! { <h1>"BansPage"</h1> }.into_any()
}
