use leptos::prelude::*;

use crate::api::{ApiError, Reading};
use crate::components::{Button, ButtonKind, IconName, StateView};
use crate::pages::reload;
use crate::state::GatewayState;
use crate::text::use_text;

/// In place of what could not be read: why, what to do, the request's id, and another try.
#[component]
pub(crate) fn ReadFailed<T>(
    /// What failed.
    reading: Reading<T>,
    /// What could not be read.
    #[prop(into)]
    title: Signal<String>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let error = Signal::derive(move || reading.error());
    failed_view(error, title, Callback::new(move |()| reading.again()), reading.loading())
}

fn failed_view(
    error: Signal<Option<ApiError>>,
    title: Signal<String>,
    again: Callback<()>,
    busy: Signal<bool>,
) -> AnyView {
    let text = use_text();
    let gateway: GatewayState = expect_context();
    let is_misfit = Memo::new(move |_| {
        error.with(|error| {
            matches!(error, Some(ApiError::Contract { .. } | ApiError::Unreadable(_)))
        })
    });
    let detail = Signal::derive(move || {
        let error = error.get()?;
        let told = text.now().error(&error, &gateway.address.get());
        let request = error
            .request_id()
            .map_or_else(String::new, |id| [" ", text.now().form.fact_request, " ", id].concat());
        Some([&told.title, " ", &told.detail, &request].concat())
    });
    view! {
        <StateView icon=IconName::Plug title detail danger=true>
            <Button
                kind=ButtonKind::Primary
                icon=IconName::Refresh
                busy
                on_press=again
            >
                {text.of(|words| words.errors.try_now)}
            </Button>
            {move || {
                is_misfit
                    .get()
                    .then(|| view! { <Button on_press=reload>{text.of(|words| words.errors.reload)}</Button> })
            }}
        </StateView>
    }
    .into_any()
}
