use leptos::prelude::*;

/// Names and values in two columns.
#[component]
pub fn Facts(
    /// One [`Fact`] for each.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One name and its value.
#[component]
pub fn Fact(
    /// The name.
    #[prop(into)]
    label: Signal<String>,
    /// The value; where there is none, a dash.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
