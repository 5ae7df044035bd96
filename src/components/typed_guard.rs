use leptos::prelude::*;

use super::ids::next_id;

/// The guard before what cannot be undone in production: a word to type, such as the user's id.
///
/// `typed` starts empty; the step may be taken while it equals `expected`.
#[component]
pub fn TypedGuard(
    /// What must be typed, exactly.
    #[prop(into)]
    expected: Signal<String>,
    /// What is typed.
    typed: RwSignal<String>,
    /// Stands before the word, such as "Type".
    #[prop(into)]
    before: Signal<String>,
    /// Stands after it, such as "to expire the tokens of this user".
    #[prop(into)]
    after: Signal<String>,
) -> impl IntoView {
    let id = next_id("guard");
    view! {
        <div class="guard">
            <label class="guard-label" for=id.clone()>
                {before}
                " "
                <code dir="ltr">{expected}</code>
                " "
                {after}
            </label>
            <input
                id=id
                class="input"
                data-mono=""
                type="text"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=typed
                on:input:target=move |event| typed.set(event.target().value())
            />
        </div>
    }
}
