use leptos::prelude::*;
use nexconn_api::admin::{App, ListApps, ListAppsRequest};

use super::AppFrame;
use crate::api::{Client, Reading};
use crate::pages::missing::{Missing, MissingPage};
use crate::pages::parts::ReadFailed;
use crate::pages::start::Starting;
use crate::route::{Navigator, Route};
use crate::state::{KnownApps, Preferences};
use crate::text::use_text;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Waiting,
    Failed,
    Missing(Missing),
    /// The app's slug.
    App(String),
}

/// Everything behind sign-in: finds the app of the address among those of the admin.
#[component]
pub fn SignedIn() -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let known: KnownApps = expect_context();
    let navigator: Navigator = expect_context();
    let preferences: Preferences = expect_context();
    let apps = Reading::new(move || client.admin::<ListApps>(&ListAppsRequest {}));
    Effect::new(move || {
        if let Some(apps) = apps.value() {
            known.0.set(Some(apps.apps));
        }
    });
    let place = Memo::new(move |_| {
        let Some(apps) = known.0.get() else {
            return if apps.error().is_some() { Place::Failed } else { Place::Waiting };
        };
        match navigator.route().get() {
            Route::Unknown => Place::Missing(Missing::Page),
            route => match route.app() {
                Some(slug) if apps.iter().any(|app| app.slug == slug) => {
                    Place::App(slug.to_owned())
                }
                Some(slug) => Place::Missing(Missing::App(slug.to_owned())),
                None if apps.is_empty() => Place::Missing(Missing::AnyApp),
                None => Place::Waiting,
            },
        }
    });
    // The start has no page of its own: it leads to the app used last.
    Effect::new(move || {
        if matches!(navigator.route().get(), Route::Home | Route::SignIn)
            && let Some(apps) = known.0.get()
            && let Some(app) = start_app(&apps, preferences.last_app().as_deref())
        {
            navigator.replace(&Route::Overview { app }.href());
        }
    });
    move || match place.get() {
        Place::Waiting => view! { <Starting /> }.into_any(),
        Place::Failed => view! {
            <ReadFailed
                reading=apps
                title=text.of(|words| words.shell.apps_failed)
            />
        }
        .into_any(),
        Place::Missing(missing) => view! { <MissingPage missing /> }.into_any(),
        Place::App(slug) => view! { <AppFrame slug /> }.into_any(),
    }
}

fn start_app(apps: &[App], last: Option<&str>) -> Option<String> {
    let app = apps.iter().find(|app| Some(app.slug.as_str()) == last).or_else(|| apps.first())?;
    Some(app.slug.clone())
}
