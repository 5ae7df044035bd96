use leptos::prelude::*;

use crate::api::Reading;
use crate::components::{Button, Notice, Tone};
use crate::state::GatewayState;
use crate::text::use_text;

/// Says that the rows below are old, where reading them anew failed.
#[component]
pub(crate) fn Stale<T>(
    /// The rows.
    list: Reading<T>,
    /// That they are old.
    #[prop(into)]
    title: Signal<String>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let text = use_text();
    let gateway: GatewayState = expect_context();
    move || {
        let error = list.error().filter(|error| {
            // A lost gateway is told of above every page.
            !error.is_network() && list.with(|page| page.is_some())
        })?;
        let told = text.now().error(&error, &gateway.address.get());
        let detail = [&told.title, " ", &told.detail].concat();
        Some(view! {
            <Notice tone=Tone::Danger title detail>
                <Button on_press=move || list.again()>{text.of(|words| words.errors.try_now)}</Button>
            </Notice>
        })
    }
}
