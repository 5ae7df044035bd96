use leptos::prelude::*;
use nexconn_api::admin::App;

use super::{ExpiredDialog, LostBanner, Navigation, Top};
use crate::components::{
    AppChooser, Environment, MenuLink, Sheet, SheetMain, Shell, SideBar, ToastHost, Toasts,
};
use crate::pages::actions::Actions;
use crate::pages::palette::Palette;
use crate::pages::parts::AppName;
use crate::pages::password::PasswordDialog;
use crate::pages::{PassedText, Undo, UndoNotice, focus_title};
use crate::pieces::{self, load_others};
use crate::route::{Navigator, Route};
use crate::state::{CurrentApp, GatewayState, KnownApps, Live, Preferences};
use crate::text::use_text;

/// The frame of an app's pages; it stays while they change.
#[component]
pub(super) fn AppFrame(
    /// The app's slug, one of the known apps.
    slug: String,
) -> impl IntoView {
    let text = use_text();
    let gateway: GatewayState = expect_context();
    let known: KnownApps = expect_context();
    let preferences: Preferences = expect_context();
    let toasts: Toasts = expect_context();
    preferences.remember_app(&slug);
    PassedText::provide();
    let app = CurrentApp::provide(Memo::new(move |before: Option<&App>| {
        let found =
            known.0.with(|apps| apps.iter().flatten().find(|app| app.slug == slug).cloned());
        // Where the list is read anew without this app, the frame is about to go.
        found.or_else(|| before.cloned()).unwrap_or_else(|| unknown_app(&slug))
    }));
    let undo = Undo::provide();
    Actions::provide();
    Palette::provide();
    Live::provide().connect();
    load_others();
    // What they could do was for this app.
    on_cleanup(move || toasts.clear());
    let environment = Signal::derive(move || {
        if app.is_production() { Environment::Production } else { Environment::Development }
    });
    let environment_name = Signal::derive(move || {
        let words = &text.now().shell;
        let name = if app.is_production() { words.production } else { words.development };
        name.to_owned()
    });
    let changing_password = RwSignal::new(false);
    view! {
        <Shell environment>
            <SideBar>
                <AppChooser
                    name=Signal::derive(move || app.name())
                    environment
                    environment_name
                    label=text.of(|words| words.shell.choose_app)
                >
                    <AppLinks />
                </AppChooser>
                <Navigation />
            </SideBar>
            <Sheet unreachable=Signal::derive(move || gateway.lost.with(Option::is_some))>
                <Top changing_password />
                <SheetMain>
                    <LostBanner />
                    <UndoNotice undo />
                    <Page />
                </SheetMain>
            </Sheet>
            <ToastHost toasts />
        </Shell>
        {pieces::dialogs(false)}
        <PasswordDialog open=changing_password />
        <ExpiredDialog />
    }
    .into_any()
}

/// The page of the address. It is made anew for another page, app or user, not for another query.
#[component]
fn Page() -> impl IntoView {
    let navigator: Navigator = expect_context();
    let route = navigator.route();
    Effect::new(move |before: Option<()>| {
        route.track();
        if before.is_some() {
            // After the new page is there: tells those who do not see it that it is another one.
            request_animation_frame(focus_title);
        }
    });
    let is_first = StoredValue::new(true);
    move || {
        let leads_focus = !is_first.get_value();
        is_first.set_value(false);
        pieces::page(&route.get(), leads_focus)
    }
}

#[component]
fn AppLinks() -> impl IntoView {
    let current = CurrentApp::here();
    let known: KnownApps = expect_context();
    move || {
        known
            .0
            .get()
            .unwrap_or_default()
            .into_iter()
            .map(|app| {
                let slug = app.slug.clone();
                view! {
                    <MenuLink
                        href=Route::Overview { app: app.slug.clone() }.href()
                        current=Signal::derive(move || current.slug() == slug)
                    >
                        <AppName app />
                    </MenuLink>
                }
            })
            .collect_view()
    }
}

fn unknown_app(slug: &str) -> App {
    App {
        slug: slug.to_owned(),
        name: slug.to_owned(),
        app_key: String::new(),
        base_url: String::new(),
        environment: nexconn_api::admin::Environment::Production,
        plan: None,
        has_console: false,
    }
}
