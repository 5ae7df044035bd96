use leptos::prelude::*;

use crate::components::{Dot, DotState};
use crate::state::GatewayState;
use crate::text::use_first_text;

/// How the gateway is, and that no secret reaches this page.
#[component]
pub(crate) fn GatewayFoot() -> impl IntoView {
    let text = use_first_text();
    let gateway: GatewayState = expect_context();
    let state = Signal::derive(move || {
        if gateway.lost.with(Option::is_some) {
            DotState::Bad
        } else if gateway.last_ms.with(Option::is_some) {
            DotState::On
        } else {
            DotState::Waiting
        }
    });
    let says = move || match (gateway.lost.with(Option::is_some), gateway.last_ms.get()) {
        (true, _) => text.now().errors.gateway_lost.to_owned(),
        (false, Some(ms)) => {
            (text.now().sign_in.gateway_answers)(&text.language().number(ms.into()))
        }
        (false, None) => text.now().sign_in.asking_gateway.to_owned(),
    };
    view! {
        <Dot state>{says}</Dot>
        <span>{text.of(|words| words.sign_in.secrets_stay)}</span>
    }
}
