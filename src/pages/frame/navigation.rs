use leptos::prelude::*;

use super::JobsLink;
use crate::components::{IconName, NavFoot, NavLink, NavList};
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::{Catalog, use_text};

/// The pages of an app; the current one is marked, and with it the one that it belongs to.
#[component]
pub(super) fn Navigation() -> impl IntoView {
    let text = use_text();
    view! {
        <NavList label=text.of(|words| words.shell.navigation)>
            <PageLink
                to=|app| Route::Overview { app }
                holds=|route| matches!(route, Route::Overview { .. })
                icon=IconName::Overview
                label=|words| words.overview.title
            />
            <PageLink
                to=|app| Route::Users { app }
                holds=|route| {
                    matches!(
                        route,
                        Route::Users { .. }
                            | Route::Register { .. }
                            | Route::User { .. }
                            | Route::Talk { .. }
                            | Route::Many { .. }
                            | Route::RegisterMany { .. }
                            | Route::Import { .. }
                    )
                }
                icon=IconName::Users
                label=|words| words.shell.users
            />
            <PageLink
                to=|app| Route::Bans { app }
                holds=|route| matches!(route, Route::Bans { .. })
                icon=IconName::Ban
                label=|words| words.bans.title
            />
            <PageLink
                to=|app| Route::Deleted { app }
                holds=|route| matches!(route, Route::Deleted { .. } | Route::DeletionRecord { .. })
                icon=IconName::Trash
                label=|words| words.deleted.navigation
            />
            <PageLink
                to=|app| Route::Blocklists { app }
                holds=|route| matches!(route, Route::Blocklists { .. })
                icon=IconName::Block
                label=|words| words.blocklists.title
            />
            <PageLink
                to=|app| Route::Profiles { app }
                holds=|route| matches!(route, Route::Profiles { .. })
                icon=IconName::Profile
                label=|words| words.profiles.title
            />
            <PageLink
                to=|app| Route::Friends { app }
                holds=|route| matches!(route, Route::Friends { .. })
                icon=IconName::Friends
                label=|words| words.friends.title
            />
            <PageLink
                to=|app| Route::Tags { app }
                holds=|route| matches!(route, Route::Tags { .. })
                icon=IconName::Tag
                label=|words| words.mutes.page
            />
            <JobsLink />
            <PageLink
                to=|app| Route::Audit { app }
                holds=|route| matches!(route, Route::Audit { .. })
                icon=IconName::Receipt
                label=|words| words.audit.title
            />
            <PageLink
                to=|app| Route::Explorer { app }
                holds=|route| matches!(route, Route::Explorer { .. })
                icon=IconName::Braces
                label=|words| words.explorer.title
            />
            <TryLink />
            <NavFoot>
                <PageLink
                    to=|app| Route::App { app }
                    holds=|route| matches!(route, Route::App { .. } | Route::TestUsers { .. })
                    icon=IconName::Cube
                    label=|words| words.app_page.title
                />
            </NavFoot>
        </NavList>
    }
}

/// Leads to where users are tried, in an app on nexconn-local.
#[component]
fn TryLink() -> impl IntoView {
    let app = CurrentApp::here();
    let is_local = Memo::new(move |_| app.has_console());
    move || {
        is_local.get().then(|| {
            view! {
                <PageLink
                    to=|app| Route::Try { app }
                    holds=|route| matches!(route, Route::Try { .. })
                    icon=IconName::Try
                    label=|words| words.try_as_user.title
                />
            }
        })
    }
}

/// Leads to a page of the app here.
#[component]
pub(super) fn PageLink(
    /// The page in the app of that slug.
    to: fn(app: String) -> Route,
    /// Whether a page is this one, or belongs to it.
    holds: fn(&Route) -> bool,
    /// Stands before the label.
    icon: IconName,
    /// What the page is called.
    label: fn(&'static Catalog) -> &'static str,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let route = navigator.route();
    view! {
        <NavLink
            href=Signal::derive(move || to(app.slug()).href())
            icon
            current=Signal::derive(move || route.with(holds))
        >
            {text.of(label)}
        </NavLink>
    }
}
