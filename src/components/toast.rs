use leptos::prelude::*;

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

/// Shows the toasts beside the rule. A line drains for eight seconds and waits under the pointer and the focus.
#[component]
pub fn ToastHost(
    /// The toasts to show.
    toasts: Toasts,
) -> impl IntoView {
    let words = words();
    let shown = move |Shown { number, toast }: Shown| {
        let Toast { icon, text, action } = toast;
        let action = action.map(|(verb, act)| {
            let press = move |_| {
                toasts.remove(number);
                act.run(());
            };
            view! {
                <button type="button" class="toast-action" on:click=press>
                    {verb}
                </button>
            }
        });
        view! {
            <div class="toast">
                <Icon name=icon />
                <span class="toast-text">{text}</span>
                {action}
                <IconButton icon=IconName::X label=words.close on_press=move || toasts.remove(number) />
                <span class="toast-line" on:animationend=move |_| toasts.remove(number)></span>
            </div>
        }
    };
    view! {
        <div class="toasts" role="status">
            <For each=move || toasts.shown.get() key=|shown| shown.number children=shown />
        </div>
    }
}
