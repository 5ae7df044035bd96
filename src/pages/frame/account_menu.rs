use leptos::prelude::*;
use nexconn_api::admin::{DeleteSession, DeleteSessionRequest, ErrorCode};

use crate::api::{ApiError, Client};
use crate::components::{IconName, Menu, MenuGroup, MenuItem, Toast, Toasts};
use crate::route::{Navigator, Route};
use crate::state::{KnownApps, SessionContext};
use crate::text::use_text;

/// The signed-in admin: password and sign-out.
#[component]
pub(crate) fn AccountMenu(
    /// Set to open the dialog that changes the password.
    changing_password: RwSignal<bool>,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let session: SessionContext = expect_context();
    let apps: KnownApps = expect_context();
    let navigator: Navigator = expect_context();
    let toasts: Toasts = expect_context();
    let email = Signal::derive(move || session.email().unwrap_or_default());
    let label = Signal::derive(move || (text.now().shell.account)(&email.get()));
    let sign_out = Action::new_local(move |(): &()| async move {
        let answer = client.admin::<DeleteSession>(&DeleteSessionRequest {}).await;
        match answer.as_ref().map_err(ApiError::code) {
            Ok(_) | Err(Some(ErrorCode::Unauthenticated)) => {
                navigator.release();
                navigator.go(&Route::SignIn.href());
                apps.0.set(None);
                session.close();
            }
            Err(_) => toasts.show(Toast {
                icon: IconName::Alert,
                text: text.now().shell.sign_out_failed.to_owned(),
                action: None,
            }),
        }
    });
    let initial = move || {
        email.with(|email| email.chars().next().map(|first| first.to_uppercase().to_string()))
    };
    let face = view! { <span class="me" aria-hidden="true">{initial}</span> }.into_any();
    view! {
        <Menu label face>
            <MenuGroup label=email>
                <MenuItem icon=IconName::Key on_select=move || changing_password.set(true)>
                    {text.of(|words| words.shell.change_password)}
                </MenuItem>
                <MenuItem
                    icon=IconName::SignOut
                    on_select=move || {
                        sign_out.dispatch_local(());
                    }
                >
                    {text.of(|words| words.shell.sign_out)}
                </MenuItem>
            </MenuGroup>
        </Menu>
    }
}
