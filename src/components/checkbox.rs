use leptos::prelude::*;

/// A box to tick, with its label beside it.
#[component]
pub fn Checkbox(
    /// Whether it is ticked.
    value: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                class="check-box"
                prop:checked=value
                on:change:target=move |event| value.set(event.target().checked())
            />
            <span>{children()}</span>
        </label>
    }
}
