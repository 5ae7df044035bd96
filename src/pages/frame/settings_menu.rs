use leptos::prelude::*;

use crate::components::{Icon, IconName, Menu, MenuChoice, MenuGroup};
use crate::state::{Preferences, Theme};
use crate::text::{Language, use_first_text};

/// Theme and language, both changed at once.
#[component]
pub(crate) fn SettingsMenu() -> impl IntoView {
    let text = use_first_text();
    view! {
        <Menu
            label=text.of(|words| words.settings.label)
            face=view! { <Icon name=IconName::Theme /> }.into_any()
        >
            <Settings />
        </Menu>
    }
}

#[component]
fn Settings() -> impl IntoView {
    let text = use_first_text();
    let preferences: Preferences = expect_context();
    let themes = [
        (Theme::System, text.of(|words| words.settings.system)),
        (Theme::Light, text.of(|words| words.settings.light)),
        (Theme::Dark, text.of(|words| words.settings.dark)),
    ]
    .map(|(theme, name)| {
        view! {
            <MenuChoice
                chosen=Signal::derive(move || preferences.theme() == theme)
                on_select=move || preferences.choose_theme(theme)
            >
                {name}
            </MenuChoice>
        }
    });
    let languages = Language::ALL.map(|(language, name)| {
        view! {
            <MenuChoice
                chosen=Signal::derive(move || text.language() == language)
                on_select=move || preferences.choose_language(language)
            >
                <span lang=language.tag()>{name}</span>
            </MenuChoice>
        }
    });
    view! {
        <MenuGroup label=text.of(|words| words.settings.theme)>{themes.into_iter().collect_view()}</MenuGroup>
        <MenuGroup label=text.of(|words| words.settings.language)>{languages.into_iter().collect_view()}</MenuGroup>
    }
}
