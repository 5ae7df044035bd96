use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::words::words;
use super::{IconButton, IconName};

/// A panel beside a table that shows one of its rows: ↑ ↓ lead to its neighbours, Enter opens it, Esc closes.
///
/// Not on a phone: there a row leads to its page.
#[component]
pub fn Peek(
    /// What is shown, such as "Amara Okafor at a glance".
    #[prop(into)]
    label: Signal<String>,
    /// Which of the rows it is, such as "5 of 1,284".
    #[prop(into)]
    position: Signal<String>,
    /// Whether a row comes before.
    #[prop(into)]
    has_previous: Signal<bool>,
    /// Whether a row follows.
    #[prop(into)]
    has_next: Signal<bool>,
    /// Asked for the row before.
    #[prop(into)]
    on_previous: Callback<()>,
    /// Asked for the row that follows.
    #[prop(into)]
    on_next: Callback<()>,
    /// Asked to open the page of what is shown.
    #[prop(into)]
    on_open: Callback<()>,
    /// Asked to close.
    #[prop(into)]
    on_close: Callback<()>,
    /// The buttons at its foot.
    #[prop(optional)]
    foot: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let words = words();
    let panel = NodeRef::<html::Aside>::new();
    let step = move |is_there: Signal<bool>, to: Callback<()>| {
        if is_there.get_untracked() {
            to.run(());
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowUp" if !is_in(&event, MENU) => step(has_previous, on_previous),
            "ArrowDown" if !is_in(&event, MENU) => step(has_next, on_next),
            "Enter" if !is_in(&event, CONTROL) => on_open.run(()),
            "Escape" => on_close.run(()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <aside class="peek" node_ref=panel tabindex="-1" aria-label=label on:keydown=keys>
            <div class="peek-top">
                <span class="peek-position">{position}</span>
                <IconButton
                    icon=IconName::SortUp
                    label=words.previous_row
                    disabled=Signal::derive(move || !has_previous.get())
                    on_press=on_previous
                />
                <IconButton
                    icon=IconName::SortDown
                    label=words.next_row
                    disabled=Signal::derive(move || !has_next.get())
                    on_press=on_next
                />
                <IconButton icon=IconName::X label=words.close on_press=on_close />
            </div>
            <div class="peek-content">{children()}</div>
            {foot.map(|foot| view! { <div class="peek-foot">{foot}</div> })}
        </aside>
    }
}

const CONTROL: &str = "a, button, input, select, textarea, summary";
const MENU: &str = "[role=menu], .menu-button, input, select, textarea";

fn is_in(event: &ev::KeyboardEvent, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// A part of what a [`Peek`] shows, under a small heading.
#[component]
pub fn PeekSection(
    /// Its heading; none for the first.
    #[prop(optional, into)]
    title: Option<Signal<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="peek-section">
            {title.map(|title| view! { <h3>{title}</h3> })}
            {children()}
        </section>
    }
}
