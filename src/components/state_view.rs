use leptos::prelude::*;

use super::{Icon, IconName};

/// A page or list without content: the ruled lines go on, and the first ones say why and what to do.
#[component]
pub fn StateView(
    /// In the margin.
    icon: IconName,
    /// One sentence.
    #[prop(into)]
    title: Signal<String>,
    /// One more: how content comes here, or what did not change.
    #[prop(optional, into)]
    detail: Signal<Option<String>>,
    /// Something failed.
    #[prop(optional)]
    danger: bool,
    /// Buttons, the primary one first.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="state" data-danger=danger.then_some("") role=danger.then_some("alert")>
            <span class="state-mark">
                <Icon name=icon />
            </span>
            <div class="state-content">
                <h2>{title}</h2>
                <p>{detail}</p>
                <div class="state-actions">{children.map(|children| children())}</div>
            </div>
        </div>
    }
}
