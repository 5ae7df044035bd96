use std::time::Duration;

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::focus::focus;
use super::shell::ShellState;
use super::{Environment, Icon, IconName, Menu, MenuAlign};

/// The column of 212 px: the app chooser, then the [`NavList`]; on a phone the list is a drawer.
#[component]
pub fn SideBar(children: Children) -> impl IntoView {
    view! { <div class="side-bar">{children()}</div> }
}

/// The places to go.
#[component]
pub fn NavList(
    /// Its name, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// [`NavGroup`]s, and the [`NavFoot`].
    children: Children,
) -> impl IntoView {
    let state: ShellState = expect_context();
    let list = NodeRef::<html::Nav>::new();
    Effect::new(move || {
        if let Some(list) = list.get().filter(|_| state.drawn.get()) {
            // The drawer becomes visible by an effect of its own, after this one.
            set_timeout(move || focus_current(&list), Duration::ZERO);
        }
    });
    view! {
        <nav class="side-nav" node_ref=list aria-label=label on:click=move |_| state.drawn.set(false)>
            {children()}
        </nav>
    }
}

/// Places that belong together.
#[component]
pub fn NavGroup(
    /// The heading above them, if they have one.
    title: Option<Signal<String>>,
    /// One [`NavLink`] each.
    children: Children,
) -> impl IntoView {
    let heading = title.map(|title| {
        view! {
            <span class="nav-title" aria-hidden="true">
                {title}
            </span>
        }
    });
    view! {
        <div class="nav-group" role=title.map(|_| "group") aria-label=move || title.map(|title| title.get())>
            {heading}
            {children()}
        </div>
    }
}

/// What stands at the foot of a [`NavList`]: what is seldom gone to.
#[component]
pub fn NavFoot(children: Children) -> impl IntoView {
    view! { <div class="nav-foot">{children()}</div> }
}

fn focus_current(list: &web_sys::HtmlElement) {
    let link = list.query_selector("[aria-current], a").ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        focus(&link);
    }
}

/// One place to go: the current one is an index tab that opens into the sheet.
#[component]
pub fn NavLink(
    /// Where to, relative to the document's base.
    #[prop(into)]
    href: Signal<String>,
    /// Stands before the label.
    icon: IconName,
    /// Is where the reader is.
    #[prop(into)]
    current: Signal<bool>,
    /// How much waits there, in words; none where nothing does.
    #[prop(optional, into)]
    count: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="nav-link" href=href aria-current=move || current.get().then_some("page")>
            <Icon name=icon />
            {children()}
            <span class="nav-count">{count}</span>
        </a>
    }
}

/// Which app this is, in the colour of its environment; opens the list of apps.
#[component]
pub fn AppChooser(
    /// The app's name.
    #[prop(into)]
    name: Signal<String>,
    /// Its environment.
    #[prop(into)]
    environment: Signal<Environment>,
    /// The environment in words: "Development", "PRODUCTION".
    #[prop(into)]
    environment_name: Signal<String>,
    /// What opening it is for, such as "Choose an app".
    #[prop(into)]
    label: Signal<String>,
    /// The apps: one `MenuLink` each.
    children: ChildrenFn,
) -> impl IntoView {
    let seal =
        move || name.with(|name| name.chars().next().map(|first| first.to_uppercase().to_string()));
    let face = view! {
        <span class="app-seal" aria-hidden="true">
            {seal}
        </span>
        <span class="app-text">
            <bdi class="app-name">{name}</bdi>
            <span class="app-environment">{environment_name}</span>
        </span>
        <Icon name=IconName::ChevronsUpDown />
    }
    .into_any();
    view! {
        <div
            class="app-chooser"
            data-production=move || (environment.get() == Environment::Production).then_some("")
        >
            <Menu label face align=MenuAlign::Start>
                {children()}
            </Menu>
        </div>
    }
}
