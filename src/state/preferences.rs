use leptos::prelude::*;
use nexconn_api::admin::{PAGE_SIZE, PAGE_SIZES};

use super::storage;
use crate::text::Language;

/// Names under which `assets/boot.js` reads theme and language before the first paint.
const THEME: &str = "nexconn.theme";
const LANGUAGE: &str = "nexconn.language";
const PAGE_ROWS: &str = "nexconn.pageSize";
const LAST_APP: &str = "nexconn.app";

/// Light, dark, or what the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// What the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// What the reader has chosen, kept in the browser.
#[derive(Debug, Clone, Copy)]
pub struct Preferences {
    theme: RwSignal<Theme>,
    language: RwSignal<Language>,
    page_size: RwSignal<u32>,
}

impl Preferences {
    /// Reads the choices, applies them to the document and makes them known to all components
    /// below.
    pub fn provide() -> Self {
        let theme = storage::read(THEME);
        let theme = [Theme::Light, Theme::Dark]
            .into_iter()
            .find(|known| known.name() == theme.as_deref())
            .unwrap_or_default();
        let language = storage::read(LANGUAGE)
            .and_then(|tag| Language::from_tag(&tag))
            .unwrap_or_else(Language::of_browser);
        let page_size = storage::read(PAGE_ROWS)
            .and_then(|size| size.parse().ok())
            .filter(|size| PAGE_SIZES.contains(size))
            .unwrap_or(PAGE_SIZE);
        let preferences = Self {
            theme: RwSignal::new(theme),
            language: RwSignal::new(language),
            page_size: RwSignal::new(page_size),
        };
        Effect::new(move || {
            let theme = preferences.theme.get();
            set_on_root("data-theme", theme.name());
        });
        Effect::new(move || {
            let language = preferences.language.get();
            set_on_root("lang", Some(language.tag()));
        });
        provide_context(preferences);
        preferences
    }

    /// The theme.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Chooses a theme.
    pub fn choose_theme(self, theme: Theme) {
        storage::write(THEME, theme.name());
        self.theme.set(theme);
    }

    /// The language.
    pub fn language(self) -> Signal<Language> {
        self.language.into()
    }

    /// Chooses a language; every text changes at once.
    pub fn choose_language(self, language: Language) {
        storage::write(LANGUAGE, Some(language.tag()));
        self.language.set(language);
    }

    /// Rows on a page where the address does not say.
    pub fn page_size(self) -> u32 {
        self.page_size.get()
    }

    /// Chooses how many rows a page has.
    pub fn choose_page_size(self, rows: u32) {
        storage::write(PAGE_ROWS, Some(&rows.to_string()));
        self.page_size.set(rows);
    }

    /// Slug of the app used last.
    pub fn last_app(self) -> Option<String> {
        storage::read(LAST_APP)
    }

    /// Remembers the app in use.
    pub fn remember_app(self, slug: &str) {
        storage::write(LAST_APP, Some(slug));
    }
}

fn set_on_root(attribute: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let set = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
    if let Err(cause) = set {
        leptos::logging::warn!("{attribute} cannot be set: {cause:?}");
    }
}
