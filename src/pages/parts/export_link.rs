use leptos::prelude::*;
use nexconn_api::Endpoint;
use nexconn_api::locate::locate;

use crate::api::fields_of;
use crate::components::{Icon, IconName};
use crate::state::GatewayState;
use crate::text::use_text;

/// Path of a file at the gateway: of one of the endpoints of `nexconn_api::streams`, such as `ExportUsers`.
pub(crate) fn path_of_file<E: Endpoint>(request: &E::Request) -> String {
    locate(const { &E::SPEC }, fields_of(request)).path
}

/// A link that saves a list as a file: the whole of what it shows with its filters.
#[component]
pub(crate) fn ExportLink(
    /// See [`path_of_file`].
    #[prop(into)]
    path: Signal<String>,
    /// What it says, if not "Export".
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// What is in the file, if not the whole list as CSV.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// It stands beside buttons of the usual size.
    #[prop(optional)]
    is_usual_size: bool,
) -> impl IntoView {
    let text = use_text();
    let gateway: GatewayState = expect_context();
    let file = move || [gateway.address.get(), path.get()].concat();
    view! {
        <a
            class="button"
            data-kind="plain"
            data-size=(!is_usual_size).then_some("small")
            href=file
            download=""
            title=hint.unwrap_or_else(|| text.of(|words| words.export.hint))
        >
            <Icon name=IconName::Download />
            <span class="button-label">
                {label.unwrap_or_else(|| text.of(|words| words.export.export))}
            </span>
        </a>
    }
}
