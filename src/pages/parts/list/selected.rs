use leptos::prelude::*;

use super::{List, Listed};
use crate::components::SelectionBar;
use crate::pages::actions::use_actions;

/// The bar for all that are selected. Once something was done to users, a next action is about others, and nobody is
/// selected any more.
#[component]
pub(crate) fn ListSelected<K: Listed>(
    /// The list.
    list: List<K>,
    /// How many, in words.
    says: fn(&'static crate::text::Catalog) -> fn(usize) -> String,
    /// What can be done with them.
    children: ChildrenFn,
) -> impl IntoView {
    let text = crate::text::use_text();
    let actions = use_actions();
    let selection = list.selection;
    Effect::new(move |before: Option<u32>| {
        let changes = actions.changes();
        if before.is_some_and(|before| before != changes) {
            selection.clear();
        }
        changes
    });
    let says = Signal::derive(move || says(text.now())(selection.len()));
    view! {
        <SelectionBar selection says>
            {children()}
        </SelectionBar>
    }
}
