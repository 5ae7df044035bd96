use leptos::prelude::*;
use nexconn_api::admin::Overview;

use crate::api::Reading;
use crate::pages::parts::{Quota, QuotaSection};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Registered users against the limit, where there is one; what to do where places are short.
#[component]
pub(super) fn Places(overview: Reading<Overview>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let quota = Memo::new(move |_| overview.with(|overview| Quota::of(&overview?.quota)));
    let has_quota = Memo::new(move |_| quota.with(Option::is_some));
    let quota = Memo::new(move |_| quota.get().unwrap_or_default());
    let way_out = move || {
        let words = &text.now().quota;
        quota.get().is_short().then(|| {
            let is_full = quota.get().left() == 0;
            let detail = if is_full { words.full_detail } else { words.short_detail };
            view! { <p class="quota-detail">{detail}</p> }
        })
    };
    let href = Signal::derive(move || Route::TestUsers { app: app.slug() }.href());
    let actions = move || {
        view! {
            <a class="link" href=href>
                {text.of(|words| words.quota.to_test_users)}
            </a>
        }
        .into_any()
    };
    move || {
        has_quota
            .get()
            .then(|| view! { <QuotaSection quota actions=actions()>{way_out}</QuotaSection> })
    }
}
