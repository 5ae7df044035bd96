//! Registers the users of a table.

use leptos::prelude::*;

/// Registers the users of a table.
#[component]
pub fn RegisterManyPage() -> impl IntoView {
    view! { <h1>"RegisterManyPage"</h1> }.into_any()
}
