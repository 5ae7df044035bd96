use leptos::prelude::*;

use super::{Icon, IconName};

/// How one of several steps stands that come one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// As it should: ✓.
    Ok,
    /// It stops what follows: ×, filled.
    Fails,
    /// It could not be found out: a dashed ?.
    Unknown,
    /// A step before stops it: dashed.
    NotReached,
}

impl StepState {
    const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Fails => "fails",
            Self::Unknown => "unknown",
            Self::NotReached => "not-reached",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Ok => IconName::Check,
            Self::Fails => IconName::X,
            Self::Unknown => IconName::Help,
            Self::NotReached => IconName::Minus,
        }
    }
}

/// A path of checks: solid up to the last that is certain, dotted after it.
#[component]
pub fn Steps(
    /// What they lead to, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// Laid side by side where there is room.
    #[prop(optional)]
    flat: bool,
    /// One [`StepItem`] each.
    children: Children,
) -> impl IntoView {
    view! {
        <ol class="steps" aria-label=label data-flat=flat.then_some("")>
            {children()}
        </ol>
    }
}

/// One step. Its title says how it stands; the mark repeats it.
#[component]
pub fn StepItem(
    /// How it stands.
    state: StepState,
    /// Such as "Not banned".
    #[prop(into)]
    title: Signal<String>,
    /// How that is known, and what mends it.
    children: Children,
) -> impl IntoView {
    view! {
        <li class="step" data-state=state.name()>
            <span class="step-mark" aria-hidden="true">
                <Icon name=state.icon() />
            </span>
            <div class="step-content">
                <strong class="step-title">{title}</strong>
                {children()}
            </div>
        </li>
    }
}
