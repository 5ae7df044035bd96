use leptos::prelude::*;
use nexconn_api::admin::Overview;

use crate::api::Reading;
use crate::components::{IconName, Section};
use crate::pages::parts::{Quota, QuotaMeter};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Registered users against the limit, where there is one; what to do where places are short.
#[component]
pub(super) fn QuotaSection(overview: Reading<Overview>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let quota = Memo::new(move |_| overview.with(|overview| Quota::of(&overview?.quota)));
    let is_short = Memo::new(move |_| quota.get().is_some_and(Quota::is_short));
    let has_quota = Memo::new(move |_| quota.with(Option::is_some));
    let way_out = move || {
        is_short.get().then(|| {
            let detail = move || {
                let words = &text.now().quota;
                match quota.get() {
                    Some(quota) if quota.left() == 0 => words.full_detail,
                    _ => words.short_detail,
                }
            };
            view! { <p class="quota-detail">{detail}</p> }
        })
    };
    let actions = move || {
        let href = Signal::derive(move || Route::TestUsers { app: app.slug() }.href());
        view! { <a class="link" href=href>{text.of(|words| words.quota.to_test_users)}</a> }
            .into_any()
    };
    move || {
        let icon = if is_short.get() { IconName::Alert } else { IconName::Users };
        has_quota.get().then(|| {
            view! {
                <div class="overview-quota" data-short=is_short.get().then_some("")>
                    <Section icon title=text.of(|words| words.quota.title) actions=actions()>
                        {move || quota.get().map(|quota| view! { <QuotaMeter quota /> })}
                        {way_out}
                    </Section>
                </div>
            }
        })
    }
}
