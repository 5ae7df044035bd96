use leptos::prelude::*;

use super::{Icon, IconName, Tone};

/// Something with a mark beside it, in the margin left of the rule.
#[component]
pub fn Marked(
    /// The mark.
    icon: IconName,
    /// Its colour; quiet if not given.
    #[prop(optional, into)]
    tone: Option<Tone>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="marked">
            <span class="mark" data-tone=tone.map(Tone::name)>
                <Icon name=icon />
            </span>
            {children()}
        </div>
    }
}
