use leptos::prelude::*;
use nexconn_api::admin::UserStanding;

use super::list::Users;
use crate::components::{ViewLink, Views};
use crate::pages::parts::List;
use crate::state::CurrentApp;
use crate::text::{Catalog, use_text};

/// Who is shown: everybody, or those who stand so. The search stays.
#[component]
pub(super) fn StandingViews(list: List<Users>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let link =
        move |(standing, name): (Option<UserStanding>, fn(&'static Catalog) -> &'static str)| {
            let href = move || list.query.get().viewing(standing).href(&app.slug());
            view! {
                <ViewLink
                    href=Signal::derive(href)
                    current=Signal::derive(move || list.query.with(|query| query.view == standing))
                >
                    {text.of(name)}
                </ViewLink>
            }
        };
    view! {
        <Views label=text.of(|words| words.user_rows.views)>
            {link((None, |words| words.user_rows.view_all))}
            {link((Some(UserStanding::Banned), |words| words.user_rows.view_banned))}
            {link((Some(UserStanding::Online), |words| words.user_rows.online))}
            {link((Some(UserStanding::Offline), |words| words.user_rows.offline))}
            {link((Some(UserStanding::Deleted), |words| words.user_rows.view_deleted))}
        </Views>
    }
}
