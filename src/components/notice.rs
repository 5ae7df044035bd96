use leptos::prelude::*;

use super::words::words;
use super::{ButtonKind, CopyButton, Icon, IconName};

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Done.
    Positive,
    /// May have taken effect, or needs a look.
    Warning,
    /// Failed.
    Danger,
}

impl Tone {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Positive => IconName::Check,
            Self::Warning => IconName::Help,
            Self::Danger => IconName::Alert,
        }
    }
}

/// What support asks for first: code, request id, time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeFact {
    /// Such as "Code".
    pub label: String,
    /// Such as "1002".
    pub value: String,
}

/// A strip over the whole width under a page's title, with a mark in the margin: what happened, what did not change,
/// what to do; then the facts, and a button that copies all of it.
#[component]
pub fn Notice(
    /// How serious.
    #[prop(into)]
    tone: Signal<Tone>,
    /// One strong sentence: what happened.
    #[prop(into)]
    title: Signal<String>,
    /// What did not change and what to do.
    #[prop(optional, into)]
    detail: Signal<Option<String>>,
    /// Code, request id, time.
    #[prop(optional, into)]
    facts: Signal<Vec<NoticeFact>>,
    /// Buttons, such as "Try now".
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = words();
    let has_facts = Memo::new(move |_| facts.with(|facts| !facts.is_empty()));
    let report = Signal::derive(move || {
        let mut lines = vec![title.get()];
        lines.extend(detail.get());
        lines.extend(facts.get().into_iter().map(|fact| format!("{}: {}", fact.label, fact.value)));
        lines.join("\n")
    });
    let fact = |fact: NoticeFact| {
        view! {
            <span class="notice-fact">
                {fact.label} " " <code dir="ltr">{fact.value}</code>
            </span>
        }
    };
    view! {
        <div
            class="notice"
            data-tone=move || tone.get().name()
            role=move || if tone.get() == Tone::Positive { "status" } else { "alert" }
        >
            <span class="notice-mark">{move || view! { <Icon name=tone.get().icon() /> }}</span>
            <div class="notice-content">
                <div class="notice-text">
                    <p>
                        <strong>{title}</strong>
                        " "
                        {detail}
                    </p>
                    <p class="notice-facts">{move || facts.get().into_iter().map(fact).collect_view()}</p>
                </div>
                <div class="notice-actions">
                    {children.map(|children| children())}
                    {move || {
                        has_facts
                            .get()
                            .then(|| view! { <CopyButton value=report label=words.copy_details kind=ButtonKind::Plain /> })
                    }}
                </div>
            </div>
        </div>
    }
}
