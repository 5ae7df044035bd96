use leptos::prelude::*;
use nexconn_api::admin::{App, Environment};
use nexconn_console::api::Client;
use nexconn_console::components::Toasts;
use nexconn_console::pages::{Actions, PassedText, Undo};
use nexconn_console::route::{Navigator, PageTitle};
use nexconn_console::state::{
    Clock, CurrentApp, GatewayState, Hosting, KnownApps, Live, Preferences, SessionContext,
};
use nexconn_console::text::{Catalog, FirstTexts, Language};

/// What the clock of a test says, in Unix milliseconds.
pub(crate) const NOW: i64 = 1_730_192_400_000;

/// The texts that the tests read.
pub(crate) const fn en() -> &'static Catalog {
    Language::English.catalog()
}

/// All that components find around them, as [`App`](nexconn_console::app::App) provides it, with a
/// clock that stands.
#[derive(Clone, Copy)]
pub(crate) struct World {
    pub(crate) client: Client,
    pub(crate) preferences: Preferences,
    pub(crate) gateway: GatewayState,
    pub(crate) session: SessionContext,
    pub(crate) navigator: Navigator,
    pub(crate) live: Live,
}

impl World {
    /// Provides it in English, with the app `acme-dev` in this environment.
    pub(super) fn provide(environment: Environment) -> Self {
        let preferences = Preferences::provide();
        preferences.choose_language(Language::English);
        let texts = FirstTexts::provide(preferences);
        Clock::of(|| NOW);
        Hosting::provide();
        KnownApps::provide();
        Toasts::provide();
        let gateway = GatewayState::provide();
        let session = SessionContext::provide();
        let navigator = Navigator::provide();
        PageTitle::provide(texts.of(|words| words.app.name));
        CurrentApp::provide(Memo::new(move |_| app(environment)));
        Undo::provide();
        PassedText::provide();
        Actions::provide();
        let live = Live::provide();
        Self { client: Client::here(), preferences, gateway, session, navigator, live }
    }
}

fn app(environment: Environment) -> App {
    App {
        slug: "acme-dev".into(),
        name: "Acme".into(),
        app_key: "key".into(),
        base_url: "https://nexconn.example".into(),
        environment,
        plan: None,
        has_console: true,
    }
}
