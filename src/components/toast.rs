use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::focus::{focus, focus_if_lost};
use super::words::words;
use super::{Icon, IconButton, IconName};

/// Something that was done, told for eight seconds.
#[derive(Clone, Debug)]
pub struct Toast {
    /// Stands before the text.
    pub icon: IconName,
    /// What was done. Errors never go here.
    pub text: String,
    /// A way back: the button's verb, and what it does.
    pub action: Option<(String, Callback<()>)>,
}

#[derive(Clone, Debug)]
struct Shown {
    number: usize,
    toast: Toast,
}

/// Where pages put their toasts.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    shown: RwSignal<Vec<Shown>>,
    last: StoredValue<usize>,
}

impl Toasts {
    /// Makes a new set known to all components below the current owner.
    pub fn provide() -> Self {
        let toasts = Self { shown: RwSignal::new(Vec::new()), last: StoredValue::new(0) };
        provide_context(toasts);
        toasts
    }

    /// Shows one more.
    pub fn show(self, toast: Toast) {
        self.last.update_value(|last| *last += 1);
        let number = self.last.get_value();
        self.shown.update(|shown| shown.push(Shown { number, toast }));
    }

    /// Takes all away.
    pub fn clear(self) {
        self.shown.try_update(Vec::clear);
    }

    fn remove(self, number: usize) {
        self.shown.update(|shown| shown.retain(|shown| shown.number != number));
    }
}

/// The key that leads to the latest toast and back, whatever has the focus.
const KEY: &str = "F6";

/// Shows the toasts beside the rule. A line drains for eight seconds and waits under the pointer and the focus, which
/// F6 leads there and back.
#[component]
pub fn ToastHost(
    /// The toasts to show.
    toasts: Toasts,
) -> impl IntoView {
    let words = words();
    let host = NodeRef::<html::Div>::new();
    let came_from = StoredValue::new_local(None::<HtmlElement>);
    let go_back = move || {
        if let Some(element) = came_from.try_update_value(Option::take).flatten() {
            focus(&element);
        }
        focus_if_lost("main h1");
    };
    let is_inside = move || {
        let active = document().active_element();
        host.get_untracked().is_some_and(|host| host.contains(active.as_ref().map(AsRef::as_ref)))
    };
    let remove = move |number: usize| {
        let was_inside = is_inside();
        toasts.remove(number);
        if was_inside {
            go_back();
        }
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.key() != KEY {
            return;
        }
        let Some(button) = host.get_untracked().and_then(|host| first_button(&host)) else {
            return;
        };
        event.prevent_default();
        if is_inside() {
            go_back();
            return;
        }
        let active = document().active_element();
        came_from.set_value(active.and_then(|active| active.dyn_into().ok()));
        focus(&button);
    });
    on_cleanup(move || keys.remove());
    let shown = move |Shown { number, toast }: Shown| {
        let Toast { icon, text, action } = toast;
        let action = action.map(|(verb, act)| {
            let press = move |_| {
                remove(number);
                act.run(());
            };
            view! {
                <button type="button" class="toast-action" aria-keyshortcuts=KEY on:click=press>
                    {verb} <kbd aria-hidden="true">{KEY}</kbd>
                </button>
            }
        });
        view! {
            <div class="toast">
                <Icon name=icon />
                <span class="toast-text">{text}</span>
                {action}
                <IconButton icon=IconName::X label=words.close on_press=move || remove(number) />
                <span class="toast-line" on:animationend=move |_| remove(number)></span>
            </div>
        }
    };
    view! {
        <div node_ref=host class="toasts" role="status">
            <For each=move || toasts.shown.get() key=|shown| shown.number children=shown />
        </div>
    }
}

/// Of the latest toast.
fn first_button(host: &HtmlElement) -> Option<HtmlElement> {
    let button = host.query_selector(".toast:last-child button").ok().flatten()?;
    button.dyn_into().ok()
}
