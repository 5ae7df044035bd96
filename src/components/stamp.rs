use leptos::prelude::*;

use super::{Icon, IconName};

/// What a stamp says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StampTone {
    /// Worth knowing.
    #[default]
    Plain,
    /// Done, newest.
    Positive,
    /// Limited.
    Warning,
    /// Banned.
    Danger,
    /// Soft-deleted: dashed.
    Gone,
}

impl StampTone {
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Positive => "positive",
            Self::Warning => "warning",
            Self::Danger => "danger",
            Self::Gone => "gone",
        }
    }
}

/// An exceptional state in a word; usual ones are a [`Dot`](super::Dot).
#[component]
pub fn Stamp(
    /// What it says, besides its words.
    #[prop(optional)]
    tone: StampTone,
    /// Stands before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    children: Children,
) -> impl IntoView {
    view! {
        <span class="stamp" data-tone=tone.name()>
            {icon.map(|name| view! { <Icon name /> })}
            {children()}
        </span>
    }
}
