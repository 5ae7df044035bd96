use leptos::{ev, prelude::*};

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

/// A form whose checks are ours, not the browser's: Enter and the submit button call `on_submit`.
#[component]
pub fn Form(
    /// Called to send it. A busy or blocked submit button keeps it from being called.
    #[prop(into)]
    on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            {children()}
        </form>
    }
}
