use leptos::prelude::*;

use super::ids::next_id;
use super::{Icon, IconName};

/// Rows of settings under one heading.
#[component]
pub fn Settings(
    /// What they are about.
    #[prop(into)]
    title: Signal<String>,
    /// Beside the heading, quietly.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// One [`Setting`] each.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="settings">
            <div class="settings-head">
                <h2>{title}</h2>
                <span class="settings-note">{note}</span>
            </div>
            {children()}
        </section>
    }
}

/// One setting: its name and what it is for, its value, where the value is known from, what can be done about it.
#[component]
pub fn Setting(
    /// Stands in the margin.
    icon: IconName,
    /// Its name.
    #[prop(into)]
    name: Signal<String>,
    /// What it is for or does, in a sentence.
    #[prop(into)]
    explanation: Signal<String>,
    /// It needs a look: the mark says so by its colour, the value in words.
    #[prop(optional, into)]
    warns: Signal<bool>,
    /// A [`Source`].
    source: AnyView,
    /// Buttons.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// The value.
    children: Children,
) -> impl IntoView {
    let id = next_id("setting");
    let named_by = id.clone();
    view! {
        <div class="setting" role="group" aria-labelledby=named_by>
            <span class="setting-mark" data-warns=move || warns.get().then_some("")>
                <Icon name=icon />
            </span>
            <div class="setting-content">
                <div class="setting-name">
                    <h3 id=id>{name}</h3>
                    <p>{explanation}</p>
                </div>
                <div class="setting-value">{children()}</div>
                <div class="setting-source">{source}</div>
                <div class="setting-actions">{actions}</div>
            </div>
        </div>
    }
}

/// Where a value is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// The gateway read or measured it.
    Measured,
    /// It is set here.
    Set,
    /// An admin said so.
    Declared,
    /// Nobody said or measured it yet.
    Unknown,
}

impl SourceKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Set => "set",
            Self::Declared => "declared",
            Self::Unknown => "unknown",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Measured => IconName::Eye,
            Self::Set => IconName::Check,
            Self::Declared => IconName::Edit,
            Self::Unknown => IconName::Help,
        }
    }
}

/// Where a value is known from and as of when, in a few words.
#[component]
pub fn Source(
    /// Which.
    #[prop(into)]
    kind: Signal<SourceKind>,
    /// The words, such as "read 14:02".
    children: Children,
) -> impl IntoView {
    view! {
        <span class="source" data-kind=move || kind.get().name()>
            {move || view! { <Icon name=kind.get().icon() /> }}
            <span class="source-words">{children()}</span>
        </span>
    }
}
