use leptos::prelude::*;

use super::{Icon, IconName};

/// A part of a page between two lines, with an icon in the margin.
#[component]
pub fn Section(
    /// Stands in the margin.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// Beside the title, quietly.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// It harms: the mark is red.
    #[prop(optional)]
    danger: bool,
    /// Buttons at the end of the title's line.
    #[prop(optional)]
    actions: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section" data-danger=danger.then_some("")>
            <span class="section-mark">{icon.map(|name| view! { <Icon name /> })}</span>
            <div class="section-content">
                <div class="section-head">
                    <h2>{title}</h2>
                    <span class="section-note">{note}</span>
                    <div class="section-actions">{actions}</div>
                </div>
                {children()}
            </div>
        </section>
    }
}
