use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::focus::focus;
use super::ids::next_id;

/// One tab of [`Tabs`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What the program calls it.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// Stands after it, quietly.
    pub note: Option<String>,
}

/// Several views of one thing in one place, chosen by tabs; ← and → go from tab to tab.
#[component]
pub fn Tabs(
    /// What they are views of.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs, in order.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
    /// Value of the chosen one.
    chosen: RwSignal<String>,
    /// The view of the chosen one.
    children: Children,
) -> impl IntoView {
    let panel = next_id("panel");
    let controls = panel.clone();
    let list = NodeRef::<html::Div>::new();
    let step = move |event: ev::KeyboardEvent| {
        let all = tabs.get_untracked();
        let at = all.iter().position(|tab| chosen.with_untracked(|chosen| tab.value == *chosen));
        let at = at.unwrap_or_default();
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % all.len().max(1),
            "ArrowLeft" => (at + all.len().saturating_sub(1)) % all.len().max(1),
            "Home" => 0,
            "End" => all.len().saturating_sub(1),
            _ => return,
        };
        let Some(tab) = all.get(to) else { return };
        event.prevent_default();
        chosen.set(tab.value.clone());
        let button = list.get_untracked().and_then(|list| list.children().item(index(to)));
        if let Some(button) =
            button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok())
        {
            focus(&button);
        }
    };
    let button = move |tab: Tab| {
        let (own, is_own) = (tab.value.clone(), tab.value);
        let is_chosen = Memo::new(move |_| chosen.with(|chosen| *chosen == is_own));
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                aria-selected=move || if is_chosen.get() { "true" } else { "false" }
                aria-controls=controls.clone()
                tabindex=move || if is_chosen.get() { "0" } else { "-1" }
                on:click=move |_| chosen.set(own.clone())
            >
                {tab.label}
                {tab.note.map(|note| view! { " " <span class="tab-note">{note}</span> })}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label node_ref=list on:keydown=step>
            {move || tabs.get().into_iter().map(button.clone()).collect_view()}
        </div>
        <div class="tab-panel" id=panel role="tabpanel" aria-label=chosen>
            {children()}
        </div>
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a handful of tabs")]
const fn index(of: usize) -> u32 {
    of as u32
}
