use leptos::prelude::*;

/// The views of a list: which of its rows are shown, one of them current.
#[component]
pub fn Views(
    /// What they are views of, for those who do not see where they stand.
    #[prop(into)]
    label: Signal<String>,
    /// One [`ViewLink`] each.
    children: Children,
) -> impl IntoView {
    view! {
        <nav class="views" aria-label=label>
            {children()}
        </nav>
    }
}

/// The way to one view.
#[component]
pub fn ViewLink(
    /// Where to, relative to the document's base.
    #[prop(into)]
    href: Signal<String>,
    /// It is the one that is shown.
    #[prop(into)]
    current: Signal<bool>,
    /// How many rows it has, where that is known.
    #[prop(optional, into)]
    count: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="view-link" href=href aria-current=move || current.get().then_some("true")>
            {children()}
            {move || count.get().map(|count| view! { " " <span class="view-count">{count}</span> })}
        </a>
    }
}
