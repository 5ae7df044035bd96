use leptos::prelude::*;
use nexconn_api::admin::{App, Environment};

use crate::text::use_text;

/// An app in a list: its name, its slug and its environment, since names may be alike.
#[component]
pub(crate) fn AppName(
    /// The app.
    app: App,
) -> impl IntoView {
    let text = use_text();
    let environment = app.environment;
    let environment = move || {
        let words = &text.now().shell;
        match environment {
            Environment::Development => words.development,
            Environment::Production => words.production,
        }
    };
    view! {
        <bdi>{app.name}</bdi>
        " "
        <span class="faint small">{app.slug} " · " {environment}</span>
    }
}
