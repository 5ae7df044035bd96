use leptos::prelude::*;

use super::{IconButton, IconName};

/// The line between a page's head and its list: what the list is limited to, and how many that are.
#[component]
pub fn Toolbar(
    /// At the end, such as "1,284 match".
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// [`Chip`]s and fields.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="toolbar">
            {children()} <span class="toolbar-end" role="status">
                {note}
            </span>
        </div>
    }
}

/// One thing that limits a list, with a × that takes it away.
#[component]
pub fn Chip(
    /// What it is, such as "Search".
    #[prop(into)]
    label: Signal<String>,
    /// To what.
    #[prop(into)]
    value: Signal<String>,
    /// Name of the ×, such as "Remove the search".
    #[prop(into)]
    remove_label: Signal<String>,
    /// Asked to take it away.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    view! {
        <span class="chip">
            {label} <bdi>
                <strong>{value}</strong>
            </bdi> <IconButton icon=IconName::X label=remove_label on_press=on_remove />
        </span>
    }
}
