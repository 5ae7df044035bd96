use leptos::prelude::*;

/// A page in two columns: a preview, and beside it a sunken column of 384 px with the choice, what will happen, and
/// the button, which stays in view at the foot. On a phone the column comes below, the foot stays.
#[component]
pub fn SideColumn(
    /// What the choice is about, such as "Do with 38 users".
    #[prop(into)]
    title: Signal<String>,
    /// The choice.
    side: AnyView,
    /// The buttons.
    foot: AnyView,
    /// The preview.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="beside">
            <div class="beside-main">{children()}</div>
            <aside class="beside-side" aria-label=title>
                <div class="beside-choice">
                    <h2>{title}</h2>
                    {side}
                </div>
                <div class="beside-foot">{foot}</div>
            </aside>
        </div>
    }
}
