use leptos::prelude::*;

/// A moment: relative or short in the text, exact in the tooltip.
#[component]
pub fn Time(
    /// What is read, such as "3 h ago".
    #[prop(into)]
    text: Signal<String>,
    /// Date, time and zone.
    #[prop(into)]
    exact: Signal<String>,
    /// The same for machines, ISO 8601.
    #[prop(into)]
    iso: Signal<String>,
) -> impl IntoView {
    view! {
        <time class="time" datetime=iso title=exact>
            {text}
        </time>
    }
}
