//! Importing users, profiles and friendships: a table is pasted, its rows are checked and compared, then one job is made
//! of them.

mod entry;
mod friendships;
mod groups;
mod kind;
mod profiles;
mod rows;
mod send;
mod skipped;
mod summary;
mod table;
mod users;
mod views;

use leptos::prelude::*;
use nexconn_api::admin::{FriendshipRow, ProfileRow, RegistrationRow};

use crate::components::{BackLink, PageHead};
use crate::route::{Navigator, Route, use_page_title};
use crate::state::CurrentApp;
use crate::text::use_text;

use table::table;
use views::ImportViews;
pub(crate) use views::{ImportKind, ImportLink};

/// The table of the kind that the address names, then its rows.
#[component]
pub fn ImportPage() -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let title = text.of(|words| words.import.title);
    use_page_title(title);
    let navigator: Navigator = expect_context();
    let kind = Memo::new(move |before: Option<&ImportKind>| match navigator.route().get() {
        Route::Import { .. } => ImportKind::of(&navigator.search()),
        _ => before.copied().unwrap_or_default(),
    });
    let note = RwSignal::new(None);
    let back = BackLink {
        href: Signal::derive(move || Route::Users { app: app.slug() }.href()),
        label: text.of(|words| words.many.back),
    };
    let content = move || match kind.get() {
        ImportKind::Users => table::<RegistrationRow>(note),
        ImportKind::Profiles => table::<ProfileRow>(note),
        ImportKind::Friendships => table::<FriendshipRow>(note),
    };
    let views = view! { <ImportViews current=kind /> };
    view! {
        <PageHead title back note views=views.into_any() />
        {content}
    }
    .into_any()
}
