use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::focus::focus;

/// A form whose checks are ours, not the browser's: Enter, Ctrl Enter (⌘ Enter) in a field of several lines, and the
/// submit button call `on_submit`. The first field that is wrong then gets the focus.
#[component]
pub fn Form(
    /// Called to send it. A busy or blocked submit button keeps it from being called.
    #[prop(into)]
    on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let focus_wrong = move || {
        let wrong = form
            .try_get_untracked()
            .flatten()
            .and_then(|form| form.query_selector("[aria-invalid=true]").ok().flatten())
            .and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(wrong) = wrong {
            focus(&wrong);
        }
    };
    // In a field of several lines Enter alone begins a new one.
    let submit_by_key = move |event: ev::KeyboardEvent| {
        let is_asked = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        let button = form
            .get_untracked()
            .filter(|_| is_asked)
            .and_then(|form| form.query_selector("[type=submit]").ok().flatten())
            .and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(button) = button {
            event.prevent_default();
            button.click();
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
        // Once the view says what is wrong.
        request_animation_frame(focus_wrong);
    };
    view! {
        <form node_ref=form class="form" novalidate on:submit=submit on:keydown=submit_by_key>
            {children()}
        </form>
    }
}

/// The foot of a form: the submit button, Cancel, and a sentence such as "2 fields to correct".
#[component]
pub fn FormActions(
    /// At the end.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// The buttons, the primary one first.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="form-actions">
            {children()} <span role="status">{note}</span>
        </div>
    }
}
