use leptos::prelude::*;

use super::words::words;
use super::{IconButton, IconName, Selection};

/// What can be done with all that is selected: docked above the pager, there while something is selected.
#[component]
pub fn SelectionBar(
    /// What is selected.
    selection: Selection,
    /// Such as "3 selected".
    #[prop(into)]
    says: Signal<String>,
    /// Beside it, such as the way to select all that match.
    #[prop(optional)]
    more: Option<ViewFn>,
    /// The actions, as [`SelectionAction`]s.
    children: ChildrenFn,
) -> impl IntoView {
    let words = words();
    let is_there = Memo::new(move |_| !selection.is_empty());
    view! {
        <div class="selection-place">
            <span class="visually-hidden" role="status">
                {move || is_there.get().then(|| says.get())}
            </span>
            {move || {
                let (more, children) = (more.clone(), children.clone());
                is_there
                    .get()
                    .then(|| {
                        view! {
                            <div class="selection-bar" role="group" aria-label=says>
                                <strong class="selection-says">{says}</strong>
                                <span class="selection-more">{more.map(|more| more.run())}</span>
                                <span class="selection-actions">{children()}</span>
                                <IconButton
                                    icon=IconName::X
                                    label=words.clear_selection
                                    on_press=move || selection.clear()
                                />
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// Something to do with all that is selected.
#[component]
pub fn SelectionAction(
    /// Stands before the label.
    icon: IconName,
    /// Why it cannot be done, in a sentence; none if it can.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
    /// Asked to do it.
    #[prop(into)]
    on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <super::Button kind=super::ButtonKind::Bare icon blocked on_press>
            {children()}
        </super::Button>
    }
}
