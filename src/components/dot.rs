use leptos::prelude::*;

/// What a dot says, by its shape as well as its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DotState {
    /// Filled: online, answers.
    On,
    /// A ring: offline.
    Off,
    /// Half filled: waits.
    Waiting,
    /// A red diamond: does not answer.
    Bad,
}

impl DotState {
    const fn name(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Waiting => "waiting",
            Self::Bad => "bad",
        }
    }
}

/// A usual state: a dot and a word.
#[component]
pub fn Dot(
    /// Which.
    #[prop(into)]
    state: Signal<DotState>,
    children: Children,
) -> impl IntoView {
    view! {
        <span class="dot" data-state=move || state.get().name()>
            <span class="dot-mark" aria-hidden="true"></span>
            {children()}
        </span>
    }
}
