use leptos::prelude::*;

use super::{Icon, IconName};

/// A square button with an icon alone; its name is its tooltip.
#[component]
pub fn IconButton(
    /// Which icon.
    #[prop(into)]
    icon: Signal<IconName>,
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Has an edge, beside buttons that have one.
    #[prop(optional)]
    edged: bool,
    /// Cannot be pressed now; what stands beside it says why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Is on, for a button that switches something.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Called for a press.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button icon-button"
            data-kind=if edged { "plain" } else { "bare" }
            data-size="small"
            aria-label=label
            title=label
            aria-pressed=move || pressed.map(|on| if on.get() { "true" } else { "false" })
            prop:disabled=disabled
            on:click=move |_| on_press.run(())
        >
            {move || view! { <Icon name=icon.get() /> }}
        </button>
    }
}
