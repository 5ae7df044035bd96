use leptos::prelude::*;

use super::focus::focus_on;
use super::{Icon, IconName};

/// The frame of the pages before sign-in: brand, title and form along one rule, a foot that says how things stand.
#[component]
pub fn SignInFrame(
    /// The product's name.
    #[prop(into)]
    brand: Signal<String>,
    /// What to do here.
    #[prop(into)]
    title: Signal<String>,
    /// Under the title, such as where one signs in.
    #[prop(optional, into)]
    subtitle: Signal<Option<String>>,
    /// In the margin beside the title.
    #[prop(default = IconName::Lock)]
    icon: IconName,
    /// At the upper end: language and theme.
    #[prop(optional)]
    menus: Option<AnyView>,
    /// The foot: state of the gateway.
    #[prop(optional)]
    foot: Option<AnyView>,
    /// The form.
    children: Children,
) -> impl IntoView {
    // The browser itself heeds the attribute once, for the first page of a visit.
    Effect::new(|| request_animation_frame(|| focus_on(".sign-in [autofocus]")));
    view! {
        <div class="sign-in">
            <span class="sheet-rule"></span>
            <header class="sign-in-row">
                <span class="sign-in-mark" data-brand="">
                    <Icon name=IconName::Mark />
                </span>
                <div class="sign-in-brand">
                    <strong>{brand}</strong>
                    <div class="sign-in-menus">{menus}</div>
                </div>
            </header>
            <main class="sign-in-row sign-in-main">
                <span class="sign-in-mark">
                    <Icon name=icon />
                </span>
                <div class="sign-in-content">
                    <h1 tabindex="-1">{title}</h1>
                    <p class="sign-in-subtitle">{subtitle}</p>
                    {children()}
                </div>
            </main>
            <footer class="sign-in-row">
                <span class="sign-in-mark">
                    <Icon name=IconName::Plug />
                </span>
                <div class="sign-in-foot">{foot}</div>
            </footer>
        </div>
    }
}
