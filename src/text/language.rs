use leptos::prelude::{document, window};

use super::{Catalog, FirstCatalog, en, zh};

/// The languages of the console.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// All of them, each with the name its readers give it.
    pub const ALL: [(Self, &'static str); 2] =
        [(Self::English, "English"), (Self::Chinese, "简体中文")];

    /// Its texts, for pages behind sign-in.
    pub const fn catalog(self) -> &'static Catalog {
        match self {
            Self::English => &en::EN,
            Self::Chinese => &zh::ZH,
        }
    }

    /// Its texts of the first load.
    pub const fn first_catalog(self) -> &'static FirstCatalog {
        match self {
            Self::English => &en::FIRST,
            Self::Chinese => &zh::FIRST,
        }
    }

    /// Its tag, as the document's `lang` and in the browser's storage.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hans",
        }
    }

    /// The language for a tag such as `zh-CN`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next() {
            Some("en") => Some(Self::English),
            Some("zh") => Some(Self::Chinese),
            _ => None,
        }
    }

    /// The first of the browser's languages that the console has.
    pub fn of_browser() -> Self {
        window()
            .navigator()
            .languages()
            .iter()
            .filter_map(|tag| tag.as_string())
            .find_map(|tag| Self::from_tag(&tag))
            .unwrap_or_default()
    }

    /// The language that the document is in.
    pub fn of_document() -> Self {
        document()
            .document_element()
            .and_then(|root| root.get_attribute("lang"))
            .and_then(|tag| Self::from_tag(&tag))
            .unwrap_or_default()
    }

    /// Where dates and numbers are written as this language does: day before month in English.
    pub(super) const fn locale(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::Chinese => "zh-CN",
        }
    }
}
