use leptos::prelude::*;

use super::shell::Navigation;
use super::{Environment, Icon, IconName, Menu, MenuAlign};

/// The navigation of 212 px, the app chooser on top; on a phone a drawer.
#[component]
pub fn SideBar(
    /// Its name, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// The app chooser.
    chooser: AnyView,
    children: Children,
) -> impl IntoView {
    let navigation: Navigation = expect_context();
    view! {
        <div class="side-bar">
            {chooser}
            <nav class="side-nav" aria-label=label on:click=move |_| navigation.drawn.set(false)>
                {children()}
            </nav>
        </div>
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
    children: Children,
) -> impl IntoView {
    view! {
        <a class="nav-link" href=href aria-current=move || current.get().then_some("page")>
            <Icon name=icon />
            {children()}
        </a>
    }
}

/// A group of places under a small label.
#[component]
pub fn NavGroup(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="nav-group">
            <h2>{label}</h2>
            {children()}
        </section>
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
