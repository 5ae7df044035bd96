use leptos::prelude::*;
use nexconn_api::admin::{App, Environment};

/// The apps that the admin has a role in; none until they were read.
#[derive(Debug, Clone, Copy)]
pub struct KnownApps(pub RwSignal<Option<Vec<App>>>);

impl KnownApps {
    /// Makes the list, not read yet, known to all components below.
    pub fn provide() -> Self {
        let apps = Self(RwSignal::new(None));
        provide_context(apps);
        apps
    }
}

/// The app whose pages these are.
#[derive(Debug, Clone, Copy)]
pub struct CurrentApp(Memo<App>);

impl CurrentApp {
    /// Makes an app known to all components below.
    pub fn provide(app: Memo<App>) -> Self {
        provide_context(Self(app));
        Self(app)
    }

    /// The app of the pages here.
    ///
    /// # Panics
    /// Outside the frame of an app: a mistake of the program.
    pub fn here() -> Self {
        expect_context()
    }

    /// Its slug.
    pub fn slug(self) -> String {
        self.0.with(|app| app.slug.clone())
    }

    /// Its slug, for an event.
    pub fn slug_untracked(self) -> String {
        self.0.with_untracked(|app| app.slug.clone())
    }

    /// Its name.
    pub fn name(self) -> String {
        self.0.with(|app| app.name.clone())
    }

    /// Its environment.
    pub fn environment(self) -> Environment {
        self.0.with(|app| app.environment)
    }

    /// Its App Key.
    pub fn app_key(self) -> String {
        self.0.with(|app| app.app_key.clone())
    }

    /// Address of its service.
    pub fn base_url(self) -> String {
        self.0.with(|app| app.base_url.clone())
    }

    /// Whether its service has nexconn-local's `/console` API.
    pub fn has_console(self) -> bool {
        self.0.with(|app| app.has_console)
    }

    /// Whether its users are real.
    pub fn is_production(self) -> bool {
        self.environment() == Environment::Production
    }
}
