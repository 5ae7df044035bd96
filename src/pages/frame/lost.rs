use std::time::Duration;

use leptos::prelude::*;
use nexconn_api::admin::{GetHello, GetHelloRequest};

use crate::api::{ApiError, Client};
use crate::components::{Button, IconName, Notice, Tone};
use crate::state::GatewayState;
use crate::text::use_text;

/// How often a lost gateway is asked whether it is back.
const RETRY: Duration = Duration::from_secs(8);

/// Says that the gateway does not answer, why, and asks it again until it does.
#[component]
pub(super) fn LostBanner() -> impl IntoView {
    let text = use_text();
    let gateway: GatewayState = expect_context();
    let client = Client::here();
    let ask = Action::new_local(move |(): &()| async move {
        if let Err(error) = client.admin::<GetHello>(&GetHelloRequest {}).await {
            leptos::logging::warn!("{error}");
        }
    });
    let is_lost = Memo::new(move |_| gateway.lost.with(Option::is_some));
    Effect::new(move || {
        if !is_lost.get() {
            return;
        }
        let retry = move || {
            if !ask.pending().get_untracked() {
                ask.dispatch_local(());
            }
        };
        match set_interval_with_handle(retry, RETRY) {
            Ok(handle) => on_cleanup(move || handle.clear()),
            Err(cause) => leptos::logging::warn!("the gateway is not asked again: {cause:?}"),
        }
    });
    move || {
        is_lost.get().then(|| {
            let told = Memo::new(move |_| {
                let cause = gateway.lost.get()?;
                Some(text.now().error(&ApiError::Network(cause), &gateway.address.get()))
            });
            let title =
                Signal::derive(move || told.get().map(|told| told.title).unwrap_or_default());
            let detail = Signal::derive(move || {
                told.get().map(|told| [&told.detail, " ", text.now().shell.lost_detail].concat())
            });
            view! {
                <Notice tone=Tone::Danger title detail>
                    <Button
                        icon=IconName::Refresh
                        busy=ask.pending()
                        on_press=move || {
                            ask.dispatch_local(());
                        }
                    >
                        {text.of(|words| words.errors.try_now)}
                    </Button>
                </Notice>
            }
        })
    }
}
