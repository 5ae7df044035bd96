use leptos::prelude::*;

use super::{Icon, IconName};

/// How something that was done ended, as a mark in the margin of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeKind {
    /// Still on its way: a clock.
    Pending,
    /// Done: ✓.
    Done,
    /// Done, and taken back since.
    Undone,
    /// Refused: ×.
    Refused,
    /// No answer came: a dashed ?.
    Unknown,
}

impl OutcomeKind {
    /// Its name in styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Done => "done",
            Self::Undone => "undone",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Pending => IconName::Clock,
            Self::Done => IconName::Check,
            Self::Undone => IconName::Undo,
            Self::Refused => IconName::X,
            Self::Unknown => IconName::Help,
        }
    }
}

/// The mark of an outcome. Decoration: the outcome stands beside it in words.
#[component]
pub fn OutcomeMark(
    /// Which.
    kind: OutcomeKind,
) -> impl IntoView {
    view! {
        <span class="outcome-mark" data-outcome=kind.name()>
            <Icon name=kind.icon() />
        </span>
    }
}
