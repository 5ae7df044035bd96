use leptos::prelude::*;

use super::{Icon, IconName};

/// The stamp of a user who is muted in direct channels.
#[component]
pub fn MutedStamp(
    /// The word.
    #[prop(into)]
    label: Signal<String>,
    /// More of it, in the tooltip.
    #[prop(into)]
    hint: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="stamp" data-kind="muted" title=hint>
            <Icon name=IconName::Mute />
            {label}
        </span>
    }
}
