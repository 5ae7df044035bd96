use leptos::prelude::*;

use super::{Icon, IconName};

/// What an answer comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerTone {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not known.
    Unclear,
}

/// An answer across the sheet: its mark in the margin, one sentence, and what mends it at the end.
#[component]
pub fn AnswerStrip(
    /// What it comes to.
    tone: AnswerTone,
    /// The words that stand out, such as "No."
    #[prop(into)]
    begins: Signal<String>,
    /// The button that mends it.
    actions: Option<AnyView>,
    /// The rest of the sentence.
    children: Children,
) -> impl IntoView {
    let (name, icon) = match tone {
        AnswerTone::Yes => ("yes", IconName::Check),
        AnswerTone::No => ("no", IconName::X),
        AnswerTone::Unclear => ("unclear", IconName::Help),
    };
    view! {
        <div class="answer" data-tone=name>
            <span class="answer-mark">
                <Icon name=icon />
            </span>
            <div class="answer-content">
                <p role="status">
                    <strong>{begins}</strong>
                    " "
                    {children()}
                </p>
                <div class="answer-actions">{actions}</div>
            </div>
        </div>
    }
}
