//! Every text of the console, in every language, checked when it is compiled: a catalog with a
//! missing text does not build.

mod catalog;
mod dates;
mod en;
mod isolate;
mod language;
mod spans;
mod told;
mod words;
mod zh;

pub use catalog::*;
pub(crate) use dates::{for_field, iso, of_field};
pub use isolate::isolated;
pub use language::Language;
pub use told::Told;

use leptos::prelude::*;

use crate::state::Preferences;

/// The texts in the language of the moment; a change of language changes them where they stand.
#[derive(Debug, Clone, Copy)]
pub struct Texts(Signal<Language>);

/// The texts of the first load, likewise.
#[derive(Debug, Clone, Copy)]
pub struct FirstTexts(Signal<Language>);

impl FirstTexts {
    /// Makes the texts known to all components below, and the words built into components.
    pub fn provide(preferences: Preferences) -> Self {
        let language = preferences.language();
        let texts = Self(language);
        provide_context(texts);
        provide_context(Texts(language));
        words::provide(texts);
        texts
    }

    /// The language, tracked.
    pub fn language(self) -> Language {
        self.0.get()
    }

    /// The catalog of the moment, tracked.
    pub fn now(self) -> &'static FirstCatalog {
        self.0.get().first_catalog()
    }

    /// One text, for a property of a component.
    pub fn of(self, pick: fn(&'static FirstCatalog) -> &'static str) -> Signal<String> {
        Signal::derive(move || pick(self.now()).to_owned())
    }
}

impl Texts {
    /// Those of the first load.
    pub fn first(self) -> FirstTexts {
        FirstTexts(self.0)
    }

    /// The language, tracked.
    pub fn language(self) -> Language {
        self.0.get()
    }

    /// The language, for an event.
    pub fn language_untracked(self) -> Language {
        self.0.get_untracked()
    }

    /// The catalog of the moment, tracked.
    pub fn now(self) -> &'static Catalog {
        self.0.get().catalog()
    }

    /// One text, for a property of a component.
    pub fn of(self, pick: fn(&'static Catalog) -> &'static str) -> Signal<String> {
        Signal::derive(move || pick(self.now()).to_owned())
    }
}

/// The texts, from the context, for pages behind sign-in.
///
/// # Panics
/// Where the application has not provided them: a mistake of the program, seen on its first start.
pub fn use_text() -> Texts {
    expect_context()
}

/// The texts of the first load, from the context, for what stands before sign-in too.
///
/// # Panics
/// Like [`use_text`].
pub fn use_first_text() -> FirstTexts {
    expect_context()
}
