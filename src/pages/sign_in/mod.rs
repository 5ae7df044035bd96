//! Sign-in, and what is shown when the gateway cannot be asked.

mod foot;
mod form;

use leptos::prelude::*;

use super::frame::SettingsMenu;
use super::reload;
use super::start::Start;
use crate::api::ApiError;
use crate::components::{Button, ButtonKind, IconName, Notice, SignInFrame, Tone};
use crate::route::use_page_title;
use crate::state::GatewayState;
use crate::text::use_first_text;

pub(crate) use foot::GatewayFoot;
pub use form::SignInForm;

/// Sign-in with e-mail and password, at whatever address the reader came to.
#[component]
pub fn SignInPage(
    /// What the console found out before.
    start: Start,
) -> impl IntoView {
    let text = use_first_text();
    let gateway: GatewayState = expect_context();
    let title = text.of(|words| words.sign_in.title);
    use_page_title(title);
    let subtitle = Signal::derive(move || (text.now().sign_in.subtitle)(&gateway.host()));
    let content = move || match start.error() {
        None => view! { <Credentials start /> }.into_any(),
        Some(error) => view! { <NoAnswer start error /> }.into_any(),
    };
    view! {
        <SignInFrame
            brand=text.of(|words| words.app.name)
            title
            subtitle
            menus=view! { <SettingsMenu /> }.into_any()
            foot=view! { <GatewayFoot /> }.into_any()
        >
            {content}
        </SignInFrame>
    }
    .into_any()
}

/// The form, under word of a link that no longer works.
#[component]
fn Credentials(start: Start) -> impl IntoView {
    let text = use_first_text();
    let bad_link = start.came_by_bad_link().then(|| {
        view! {
            <Notice
                tone=Tone::Warning
                title=text.of(|words| words.sign_in.bad_link_title)
                detail=text.of(|words| words.sign_in.bad_link_detail)
            />
        }
    });
    view! {
        {bad_link}
        <SignInForm />
        <p class="sign-in-note">{text.of(|words| words.sign_in.forgot)}</p>
    }
}

/// Why the gateway cannot be asked who is signed in, and another try.
#[component]
fn NoAnswer(start: Start, error: ApiError) -> impl IntoView {
    let text = use_first_text();
    let gateway: GatewayState = expect_context();
    let reload_helps = matches!(error, ApiError::Contract { .. } | ApiError::Unreadable(_));
    let reload = reload_helps.then(|| {
        view! { <Button on_press=reload>{text.of(|words| words.errors.reload)}</Button> }
    });
    let told = Memo::new(move |_| text.now().error(&error, &gateway.address.get()));
    view! {
        <Notice
            tone=Tone::Danger
            title=Signal::derive(move || told.get().title)
            detail=Signal::derive(move || Some(told.get().detail))
        >
            {reload}
            <Button kind=ButtonKind::Primary icon=IconName::Refresh on_press=move || start.again()>
                {text.of(|words| words.errors.try_now)}
            </Button>
        </Notice>
    }
}
