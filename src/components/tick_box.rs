use leptos::prelude::*;

/// A box to tick without words beside it, in the margin of a table.
#[component]
pub fn TickBox(
    /// What ticking it chooses, for those who do not see where it stands.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// Stands for several, of which some are chosen.
    #[prop(optional, into)]
    half: Signal<bool>,
    /// Asked to tick it or not.
    #[prop(into)]
    on_tick: Callback<bool>,
) -> impl IntoView {
    view! {
        <input
            type="checkbox"
            class="check-box"
            aria-label=label
            prop:checked=ticked
            prop:indeterminate=half
            on:change:target=move |event| on_tick.run(event.target().checked())
        />
    }
}
