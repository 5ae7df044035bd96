use leptos::prelude::*;

use super::SelectOption;
use super::field::{FieldFrame, FieldLinks};

/// A field of a form with the browser's own list of choices.
#[component]
pub fn ChoiceField(
    /// Stands above.
    #[prop(into)]
    label: Signal<String>,
    /// The chosen one's value.
    value: RwSignal<String>,
    /// The choices, in order.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// Stands right of the label.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Below: what it is for.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Below, instead: how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Called after a change.
    #[prop(optional, into)]
    on_commit: Option<Callback<()>>,
) -> impl IntoView {
    let links = FieldLinks::new(hint, error);
    let choice = move |option: SelectOption| {
        let own = option.value.clone();
        view! {
            <option value=option.value prop:selected=move || value.with(|value| *value == own)>
                {option.text}
            </option>
        }
    };
    let change = move |chosen: String| {
        value.set(chosen);
        if let Some(on_commit) = on_commit {
            on_commit.run(());
        }
    };
    view! {
        <FieldFrame links label note>
            <select
                id=links.control.get_value()
                class="select-control choice-field"
                aria-invalid=move || links.aria_invalid()
                aria-describedby=move || links.described_by()
                on:change:target=move |event| change(event.target().value())
            >
                {move || options.get().into_iter().map(choice).collect_view()}
            </select>
        </FieldFrame>
    }
}
