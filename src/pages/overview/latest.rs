use leptos::prelude::*;
use nexconn_api::admin::Overview;

use crate::api::Reading;
use crate::components::{IconName, Section};
use crate::pages::audit::{AuditQuery, LogList};
use crate::state::CurrentApp;
use crate::text::use_text;

/// What was done last, by whom and to whom.
#[component]
pub(super) fn Latest(overview: Reading<Overview>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let entries = Signal::derive(move || {
        overview.with(|overview| overview.map(|it| it.latest.clone()).unwrap_or_default())
    });
    let is_empty = Memo::new(move |_| entries.with(Vec::is_empty));
    let whole = {
        let href = Signal::derive(move || AuditQuery::default().href(&app.slug()));
        view! { <a class="link" href=href>{text.of(|words| words.overview.open_audit)}</a> }
            .into_any()
    };
    let content = move || {
        if is_empty.get() {
            view! { <p class="muted">{text.of(|words| words.overview.nothing_happened)}</p> }
                .into_any()
        } else {
            view! { <LogList entries loading=overview.loading() glance=true /> }.into_any()
        }
    };
    view! {
        <Section icon=IconName::Receipt title=text.of(|words| words.overview.latest) actions=whole>
            {content}
        </Section>
    }
}
