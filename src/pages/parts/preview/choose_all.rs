use leptos::prelude::*;

use crate::components::TickBox;

/// Ticked while every row is chosen, half while some are.
#[component]
pub(crate) fn ChooseAll(
    /// What ticking it chooses.
    label: Signal<String>,
    /// How many rows are chosen, and how many are left out.
    #[prop(into)]
    counts: Signal<(usize, usize)>,
    /// Asked to choose all, or none.
    #[prop(into)]
    on_tick: Callback<bool>,
) -> impl IntoView {
    let all = move || matches!(counts.get(), (1.., 0));
    let some = move || matches!(counts.get(), (1.., 1..));
    view! { <TickBox label ticked=Signal::derive(all) half=Signal::derive(some) on_tick /> }
}
