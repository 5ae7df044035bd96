use leptos::{context::Provider, prelude::*};

use super::ids::next_id;

#[derive(Clone)]
pub(super) struct RadioName(pub(super) String);

/// A question with a few answers, all visible.
#[component]
pub fn RadioGroup(
    /// The question.
    #[prop(into)]
    legend: Signal<String>,
    /// One [`RadioChoice`] for each answer.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class="radio-group">
            <legend>{legend}</legend>
            <Provider value=RadioName(next_id("choice"))>{children()}</Provider>
        </fieldset>
    }
}

/// One answer of a [`RadioGroup`].
#[component]
pub fn RadioChoice(
    /// Whether it is the chosen one.
    #[prop(into)]
    chosen: Signal<bool>,
    /// Called when it is chosen.
    #[prop(into)]
    on_choose: Callback<()>,
    /// A sentence below: what it means.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let RadioName(name) = expect_context();
    view! {
        <label class="check">
            <input
                type="radio"
                class="check-box"
                name=name
                prop:checked=chosen
                on:change=move |_| on_choose.run(())
            />
            <span>{children()} <span class="check-hint">{hint}</span></span>
        </label>
    }
}
