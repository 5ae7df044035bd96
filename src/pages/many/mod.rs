//! An action for many users, picked out of any text.

use leptos::prelude::*;

/// An action for many users, picked out of any text.
#[component]
pub fn ManyPage() -> impl IntoView {
    view! { <h1>"ManyPage"</h1> }.into_any()
}
