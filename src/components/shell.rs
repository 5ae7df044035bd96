use leptos::{ev, html, prelude::*};

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

/// What the navigation's buttons share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Navigation {
    /// Folded away, where there is room for it.
    pub(super) folded: RwSignal<bool>,
    /// Drawn over the page, on a phone.
    pub(super) drawn: RwSignal<bool>,
}

/// The frame of every page of an app: a `SideBar` and a `Sheet`.
#[component]
pub fn Shell(
    /// The app's environment.
    #[prop(into)]
    environment: Signal<Environment>,
    children: Children,
) -> impl IntoView {
    let words = words();
    let navigation = Navigation { folded: RwSignal::new(false), drawn: RwSignal::new(false) };
    provide_context(navigation);
    let main = NodeRef::<html::Main>::new();
    provide_context(MainElement(main));
    let skip = move |_| {
        if let Some(main) = main.get_untracked() {
            focus(&main);
        }
    };
    let close_drawn = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            navigation.drawn.set(false);
        }
    };
    view! {
        <div
            class="shell"
            data-env=move || environment.get().name()
            data-folded=move || navigation.folded.get().then_some("")
            data-drawn=move || navigation.drawn.get().then_some("")
            on:keydown=close_drawn
        >
            <button type="button" class="skip-link" on:click=skip>
                {words.skip_to_content}
            </button>
            <div class="shell-hatch"></div>
            <div class="shell-scrim" on:click=move |_| navigation.drawn.set(false)></div>
            {children()}
        </div>
    }
}

#[derive(Clone, Copy)]
struct MainElement(NodeRef<html::Main>);

/// The sheet with its margin and its one unbroken rule: the `TopBar`, then the page.
#[component]
pub fn Sheet(
    /// The top bar.
    top: AnyView,
    /// The gateway does not answer: the rule breaks.
    #[prop(optional, into)]
    unreachable: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let MainElement(main) = expect_context();
    view! {
        <div class="sheet" data-unreachable=move || unreachable.get().then_some("")>
            <span class="sheet-rule"></span>
            {top}
            <main class="sheet-main" node_ref=main tabindex="-1">
                {children()}
            </main>
        </div>
    }
}
