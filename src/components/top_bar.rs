use leptos::prelude::*;

use super::shell::ShellState;
use super::words::words;
use super::{Icon, IconName};

/// The bar of 52 px over every page: navigation button in the margin, a field to find with, what belongs to the reader
/// at the end.
#[component]
pub fn TopBar(
    /// Such as a search field.
    #[prop(optional)]
    find: Option<AnyView>,
    /// Gateway state, menus.
    children: Children,
) -> impl IntoView {
    let words = words();
    let state: ShellState = expect_context();
    view! {
        <header class="top-bar">
            <div class="top-margin">
                <button
                    type="button"
                    class="button icon-button top-fold"
                    data-kind="bare"
                    data-size="small"
                    aria-label=words.navigation
                    title=words.navigation
                    aria-expanded=move || if state.folded.get() { "false" } else { "true" }
                    on:click=move |_| state.folded.update(|folded| *folded = !*folded)
                >
                    <Icon name=IconName::Panel />
                </button>
                <button
                    type="button"
                    class="button icon-button top-draw"
                    data-kind="bare"
                    data-size="small"
                    aria-label=words.navigation
                    aria-expanded=move || if state.drawn.get() { "true" } else { "false" }
                    on:click=move |_| state.drawn.update(|drawn| *drawn = !*drawn)
                >
                    <Icon name=IconName::Menu />
                </button>
            </div>
            <div class="top-content">
                <div class="top-find">{find}</div>
                <div class="top-end">{children()}</div>
            </div>
        </header>
    }
}
