use leptos::prelude::*;

use crate::components::CurlBlock;
use crate::text::use_text;

/// What a change will do, a sentence each.
#[component]
pub(crate) fn WhatHappens<Sentence>(
    /// The sentences.
    #[prop(into)]
    effects: Signal<Vec<Sentence>>,
) -> impl IntoView
where
    Sentence: IntoView + Clone + Send + Sync + 'static,
{
    let text = use_text();
    view! {
        <section class="what-happens">
            <h2>{text.of(|words| words.form.what_will_happen)}</h2>
            <ul class="effects">
                {move || effects.get().into_iter().map(|effect| view! { <li>{effect}</li> }).collect_view()}
            </ul>
        </section>
    }
}

/// A request as a shell command, without any secret.
#[component]
pub(crate) fn Curl(
    /// The command.
    #[prop(into)]
    command: Signal<String>,
) -> impl IntoView {
    let text = use_text();
    view! {
        <CurlBlock
            title=text.of(|words| words.form.as_curl)
            command
            copy_label=text.of(|words| words.form.copy_curl)
        />
    }
}
