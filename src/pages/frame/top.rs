use leptos::prelude::*;

use super::{AccountMenu, SettingsMenu};
use crate::components::{Dot, DotState, TopBar};
use crate::pages::palette::PaletteButton;
use crate::state::GatewayState;
use crate::text::use_text;

/// The top bar: what opens the palette, the gateway's state, the menus.
#[component]
pub(super) fn Top(
    /// Set to open the dialog that changes the password.
    changing_password: RwSignal<bool>,
) -> impl IntoView {
    let text = use_text();
    let gateway: GatewayState = expect_context();
    let state = Signal::derive(move || {
        if gateway.lost.with(Option::is_some) { DotState::Bad } else { DotState::On }
    });
    let says = move || {
        if gateway.lost.with(Option::is_some) {
            return text.now().errors.gateway_lost.to_owned();
        }
        let ms = gateway.last_ms.get().unwrap_or_default();
        (text.now().shell.gateway_ms)(&text.language().number(ms.into()))
    };
    view! {
        <TopBar find=view! { <PaletteButton /> }.into_any()>
            <span class="top-gateway">
                <Dot state>{says}</Dot>
            </span>
            <SettingsMenu />
            <AccountMenu changing_password />
        </TopBar>
    }
}
