use leptos::prelude::*;
use web_sys::UrlSearchParams;

use crate::components::{ButtonKind, ButtonLink, IconName, ViewLink, Views};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Kinds of tables on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ImportKind {
    /// Who is registered, with name and avatar.
    #[default]
    Users,
    /// Hosted profiles.
    Profiles,
    /// Who is whose friend.
    Friendships,
}

impl ImportKind {
    const ALL: [Self; 3] = [Self::Users, Self::Profiles, Self::Friendships];

    const fn name(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Profiles => "profiles",
            Self::Friendships => "friendships",
        }
    }

    /// The kind that the address asks for.
    pub(super) fn of(search: &str) -> Self {
        let name = UrlSearchParams::new_with_str(search).ok().and_then(|query| query.get("kind"));
        let named = |name: String| Self::ALL.into_iter().find(|kind| kind.name() == name);
        name.and_then(named).unwrap_or_default()
    }

    /// The page for tables of this kind.
    pub(crate) fn href(self, app: String) -> String {
        [&Route::Import { app }.href(), "?kind=", self.name()].concat()
    }
}

/// The ways to the kinds of tables.
#[component]
pub(super) fn ImportViews(
    /// The kind that is shown.
    #[prop(into)]
    current: Signal<ImportKind>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let kind = move |kind: ImportKind| {
        let label = move || match kind {
            ImportKind::Users => text.now().import.users.view,
            ImportKind::Profiles => text.now().import.profiles.view,
            ImportKind::Friendships => text.now().import.friendships.view,
        };
        view! {
            <ViewLink
                href=Signal::derive(move || kind.href(app.slug()))
                current=Signal::derive(move || current.get() == kind)
            >
                {label}
            </ViewLink>
        }
    };
    view! {
        <Views label=text.of(|words| words.import.kinds)>
            {ImportKind::ALL.map(kind).collect_view()}
        </Views>
    }
}

/// Leads to the table of a kind.
#[component]
pub(crate) fn ImportLink(
    /// What is imported.
    kind: ImportKind,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    view! {
        <ButtonLink
            href=Signal::derive(move || kind.href(app.slug()))
            kind=ButtonKind::Bare
            icon=IconName::Upload
            hint=Signal::derive(move || Some(text.now().import.link.to_owned()))
        >
            {text.of(|words| words.import.link)}
        </ButtonLink>
    }
}
