use leptos::prelude::*;

use super::{Icon, IconName};

/// The stamp of a soft-deleted user: a dashed outline, the bin and the word. Beside it the seal is grey and the name
/// struck.
#[component]
pub fn DeletedStamp(
    /// The word.
    #[prop(into)]
    label: Signal<String>,
    /// More of it, in the tooltip.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <span class="stamp" data-kind="deleted" title=hint>
            <Icon name=IconName::Trash />
            {label}
        </span>
    }
}
