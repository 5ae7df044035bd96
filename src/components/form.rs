use leptos::{ev, prelude::*};

/// A form whose checks are ours, not the browser's: Enter and the submit button call `on_submit`.
#[component]
pub fn Form(
    /// Called to send it. A busy or blocked submit button keeps it from being called.
    #[prop(into)]
    on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <form class="form" novalidate on:submit=submit>
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
