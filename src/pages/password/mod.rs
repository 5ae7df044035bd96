//! Choosing the first password, and changing it.

mod dialog;
mod form;

use leptos::prelude::*;

use super::frame::SettingsMenu;
use super::sign_in::GatewayFoot;
use crate::components::{IconName, SignInFrame};
use crate::route::use_page_title;
use crate::state::SessionContext;
use crate::text::use_first_text;

pub(crate) use dialog::PasswordDialog;
use form::PasswordForm;

/// The page after a one-time link: nothing else can be done until there is a password.
#[component]
pub fn ChoosePasswordPage() -> impl IntoView {
    let text = use_first_text();
    let session: SessionContext = expect_context();
    let title = text.of(|words| words.password.choose_title);
    use_page_title(title);
    let subtitle = Signal::derive(move || {
        session.email().map(|email| (text.now().password.choose_subtitle)(&email))
    });
    view! {
        <SignInFrame
            brand=text.of(|words| words.app.name)
            title
            subtitle
            icon=IconName::Key
            menus=view! { <SettingsMenu /> }.into_any()
            foot=view! { <GatewayFoot /> }.into_any()
        >
            <PasswordForm first=true on_done=|()| () />
        </SignInFrame>
    }
    .into_any()
}
