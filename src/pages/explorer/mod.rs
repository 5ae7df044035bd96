//! Every endpoint of an app's service, made from its declaration alone: a form, what it can answer, code for it, and
//! the call itself. Which one is shown is in the address.

mod answers;
mod body;
mod call;
mod confirm;
mod exchange;
mod fields;
mod list;
mod query;
mod samples;
mod send;

use leptos::prelude::*;
use nexconn_api::{Spec, local, nexconn};

use crate::components::PageHead;
use crate::route::{Navigator, Route, use_page_title};
use crate::state::CurrentApp;
use crate::text::use_text;

use call::CallForm;
use list::EndpointList;
pub(crate) use list::mark_of;
pub(crate) use query::ExplorerQuery;

/// The endpoints that the gateway passes on to the service of an app.
pub(crate) fn endpoints(has_console: bool) -> impl Iterator<Item = &'static Spec> {
    let local = local::SPECS.iter().filter(move |_| has_console);
    nexconn::SPECS.iter().chain(local).copied().filter(|spec| spec.forwarded)
}

/// The page of the explorer.
#[component]
pub fn ExplorerPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let title = text.of(|words| words.explorer.title);
    use_page_title(title);
    let query = Memo::new(move |before: Option<&ExplorerQuery>| match navigator.route().get() {
        Route::Explorer { .. } => ExplorerQuery::parse(&navigator.search()),
        _ => before.cloned().unwrap_or_default(),
    });
    let has_console = Memo::new(move |_| app.has_console());
    let chosen = Memo::new(move |_| {
        let asked = query.with(|query| query.call.clone());
        let mut all = endpoints(has_console.get());
        all.find(|spec| asked.as_deref() == Some(spec.name)).map(|spec| spec.name)
    });
    let shown = Memo::new(move |_| {
        let has_console = has_console.get();
        let name = chosen.get();
        let spec = endpoints(has_console).find(|spec| name.is_none_or(|name| name == spec.name));
        spec.map(|spec| spec.name)
    });
    let count = Signal::derive(move || {
        Some((text.now().explorer.count)(endpoints(has_console.get()).count()))
    });
    Effect::new(move |before: Option<()>| {
        shown.track();
        if before.is_some() {
            scroll_to_top();
        }
    });
    let call = move || {
        let name = shown.get()?;
        let spec = endpoints(true).find(|spec| spec.name == name)?;
        Some(view! { <CallForm spec /> })
    };
    view! {
        <PageHead title note=count>
            <p class="explorer-goes">
                {text.of(|words| words.explorer.goes_to.0)} " "
                <strong><bdi>{move || app.name()}</bdi></strong> " "
                {text.of(|words| words.explorer.goes_to.1)}
            </p>
        </PageHead>
        <div class="explorer" data-chosen=move || chosen.get().map(|_| "")>
            <EndpointList shown has_console />
            {call}
        </div>
    }
    .into_any()
}

/// Shows the beginning of another endpoint, wherever the one before was read.
fn scroll_to_top() {
    if let Some(main) = document().query_selector("main").ok().flatten() {
        main.set_scroll_top(0);
    }
    // On a phone the page itself scrolls.
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
