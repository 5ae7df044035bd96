use leptos::prelude::*;

use super::MenuState;
use crate::components::{Icon, IconName};

/// Does something and closes the menu.
#[component]
pub fn MenuItem(
    /// Stands before the label.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Called when chosen.
    #[prop(into)]
    on_select: Callback<()>,
    children: Children,
) -> impl IntoView {
    let state: MenuState = expect_context();
    let select = move |_| {
        state.close();
        on_select.run(());
    };
    view! {
        <button type="button" class="menu-item" role="menuitem" tabindex="-1" on:click=select>
            <span class="menu-mark">{icon.map(|name| view! { <Icon name /> })}</span>
            <span class="menu-text">{children()}</span>
        </button>
    }
}

/// Leads to another page.
#[component]
pub fn MenuLink(
    /// Where to, relative to the document's base.
    #[prop(into)]
    href: Signal<String>,
    /// Is where the reader is.
    #[prop(optional, into)]
    current: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let state: MenuState = expect_context();
    view! {
        <a
            class="menu-item"
            role="menuitem"
            tabindex="-1"
            href=href
            aria-current=move || current.get().then_some("true")
            on:click=move |_| state.open.set(false)
        >
            <span class="menu-mark">
                {move || current.get().then(|| view! { <Icon name=IconName::Check /> })}
            </span>
            <span class="menu-text">{children()}</span>
        </a>
    }
}

/// One of several of which one holds; the menu stays open, to see the change.
#[component]
pub fn MenuChoice(
    /// Whether it holds.
    #[prop(into)]
    chosen: Signal<bool>,
    /// Called when chosen.
    #[prop(into)]
    on_select: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="menu-item"
            role="menuitemradio"
            tabindex="-1"
            aria-checked=move || if chosen.get() { "true" } else { "false" }
            on:click=move |_| on_select.run(())
        >
            <span class="menu-mark">
                {move || chosen.get().then(|| view! { <Icon name=IconName::Check /> })}
            </span>
            <span class="menu-text">{children()}</span>
        </button>
    }
}

/// Choices that belong together, under a small label.
#[component]
pub fn MenuGroup(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="menu-group" role="group" aria-label=label>
            <span class="menu-label" aria-hidden="true">
                {label}
            </span>
            {children()}
        </div>
    }
}
