use leptos::prelude::*;

/// A page's body in two columns: what is done here, and beside it (below it where there is no room) what helps.
#[component]
pub fn Columns(
    /// What helps: what will happen, the request.
    #[prop(optional)]
    aside: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="columns">
            <div class="columns-main">{children()}</div>
            {aside.map(|aside| view! { <aside class="columns-side">{aside}</aside> })}
        </div>
    }
}
