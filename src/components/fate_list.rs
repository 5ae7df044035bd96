use leptos::prelude::*;

use super::{Icon, IconName};

/// What becomes of some things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Erased, for good.
    Erased,
    /// Stays as it is.
    Stays,
    /// Nobody says: a dashed ?.
    Untold,
}

impl Fate {
    const fn name(self) -> &'static str {
        match self {
            Self::Erased => "erased",
            Self::Stays => "stays",
            Self::Untold => "untold",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Erased => IconName::Trash,
            Self::Stays => IconName::Check,
            Self::Untold => IconName::Help,
        }
    }
}

/// Things that have the same fate, a line each, below what it is.
#[component]
pub fn FateList(
    /// What becomes of them.
    fate: Fate,
    /// The same in words, such as "Erased for good".
    #[prop(into)]
    title: Signal<String>,
    /// The things.
    #[prop(into)]
    things: Signal<&'static [&'static str]>,
) -> impl IntoView {
    view! {
        <section class="fate" data-fate=fate.name()>
            <h2>
                <Icon name=fate.icon() />
                {title}
            </h2>
            <ul>{move || things.get().iter().map(|thing| view! { <li>{*thing}</li> }).collect_view()}</ul>
        </section>
    }
}
