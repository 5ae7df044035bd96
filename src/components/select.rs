use leptos::prelude::*;

/// One choice of a [`Select`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// What the program calls it.
    pub value: String,
    /// What the reader sees.
    pub text: String,
}

/// The browser's own list of choices, for a few short ones beside their label.
#[component]
pub fn Select(
    /// Its name, read aloud and shown before it.
    #[prop(into)]
    label: Signal<String>,
    /// The choices, in order.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// The chosen one's value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with another one's value.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let choice = move |option: SelectOption| {
        let own = option.value.clone();
        view! {
            <option value=option.value prop:selected=move || value.with(|value| *value == own)>
                {option.text}
            </option>
        }
    };
    view! {
        <label class="select">
            <span class="select-label">{label}</span>
            <select class="select-control" on:change:target=move |event| on_change.run(event.target().value())>
                {move || options.get().into_iter().map(choice).collect_view()}
            </select>
        </label>
    }
}
