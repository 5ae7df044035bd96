//! The whole: what all pages share, and which page is shown.

use leptos::prelude::*;

use crate::api::Client;
use crate::components::Toasts;
use crate::pages::{ChoosePasswordPage, SignInPage, Start, Starting};
use crate::pieces::{load_ahead, signed_in};
use crate::route::{Navigator, PageTitle};
use crate::state::{
    Clock, GatewayState, Hosting, KnownApps, Preferences, SessionContext, SessionState,
};
use crate::text::FirstTexts;

/// What takes the whole window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    Starting,
    SignIn,
    ChoosePassword,
    SignedIn,
}

/// The console.
///
/// Whoever is not signed in gets the sign-in page at the address they came to, and is there when
/// they have signed in.
#[component]
pub fn App() -> impl IntoView {
    let text = FirstTexts::provide(Preferences::provide());
    Clock::provide();
    GatewayState::provide();
    Hosting::provide();
    let session = SessionContext::provide();
    KnownApps::provide();
    Toasts::provide();
    Navigator::provide();
    PageTitle::provide(text.of(|words| words.app.name));
    let start = Start::begin(Client::here());
    let screen = Memo::new(move |_| {
        if start.is_under_way() {
            return Screen::Starting;
        }
        match session.state() {
            SessionState::Unknown | SessionState::SignedOut => Screen::SignIn,
            SessionState::SignedIn(session) | SessionState::Expired(session) => {
                if session.has_password { Screen::SignedIn } else { Screen::ChoosePassword }
            }
        }
    });
    Effect::new(move || {
        if matches!(screen.get(), Screen::SignIn | Screen::ChoosePassword) {
            load_ahead();
        }
    });
    move || match screen.get() {
        Screen::Starting => view! { <Starting /> }.into_any(),
        Screen::SignIn => view! { <SignInPage start /> }.into_any(),
        Screen::ChoosePassword => view! { <ChoosePasswordPage /> }.into_any(),
        Screen::SignedIn => signed_in(false),
    }
}
