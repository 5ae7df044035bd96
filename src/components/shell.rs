use leptos::{context::Provider, ev, html, prelude::*};

use super::focus::focus;
use super::words::words;

/// Where the app's users are: practice or real. It colours the rule, the chooser and the hatch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Environment {
    /// Thin teal rule.
    #[default]
    Development,
    /// Thick orange rule and a hatch over the window.
    Production,
}

impl Environment {
    const fn name(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Production => "production",
        }
    }
}

/// What the parts of one shell share.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShellState {
    /// The navigation is folded away, where there is room for it.
    pub(super) folded: RwSignal<bool>,
    /// The navigation is drawn over the page, on a phone.
    pub(super) drawn: RwSignal<bool>,
    main: NodeRef<html::Main>,
}

/// The frame of every page of an app: a `SideBar` and a [`Sheet`].
#[component]
pub fn Shell(
    /// The app's environment.
    #[prop(into)]
    environment: Signal<Environment>,
    children: Children,
) -> impl IntoView {
    let words = words();
    let state = ShellState {
        folded: RwSignal::new(false),
        drawn: RwSignal::new(false),
        main: NodeRef::new(),
    };
    let skip = move |_| {
        if let Some(main) = state.main.get_untracked() {
            focus(&main);
        }
    };
    let close_drawn = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            state.drawn.set(false);
        }
    };
    view! {
        <div
            class="shell"
            data-env=move || environment.get().name()
            data-folded=move || state.folded.get().then_some("")
            data-drawn=move || state.drawn.get().then_some("")
            on:keydown=close_drawn
        >
            <button type="button" class="skip-link" on:click=skip>
                {words.skip_to_content}
            </button>
            <div class="shell-hatch"></div>
            <div class="shell-scrim" on:click=move |_| state.drawn.set(false)></div>
            <Provider value=state>{children()}</Provider>
        </div>
    }
}

/// The sheet with its margin and its one unbroken rule: a `TopBar`, then [`SheetMain`].
#[component]
pub fn Sheet(
    /// The gateway does not answer: the rule breaks.
    #[prop(optional, into)]
    unreachable: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="sheet" data-unreachable=move || unreachable.get().then_some("")>
            <span class="sheet-rule"></span>
            {children()}
        </div>
    }
}

/// The page itself.
#[component]
pub fn SheetMain(children: Children) -> impl IntoView {
    let state: ShellState = expect_context();
    view! {
        <main class="sheet-main" node_ref=state.main tabindex="-1">
            {children()}
        </main>
    }
}
