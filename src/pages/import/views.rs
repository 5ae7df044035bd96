use leptos::prelude::*;
use web_sys::UrlSearchParams;

use crate::components::{ButtonKind, ButtonLink, IconName, ViewLink, Views};
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Kinds of tables on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ImportKind {
    /// Hosted profiles.
    #[default]
    Profiles,
    /// Who is whose friend.
    Friendships,
}

impl ImportKind {
    const ALL: [Self; 2] = [Self::Profiles, Self::Friendships];

    const fn name(self) -> &'static str {
        match self {
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
}

/// The page for a kind of table.
fn import_href(app: &str, kind: ImportKind) -> String {
    [&Route::Import { app: app.to_owned() }.href(), "?kind=", kind.name()].concat()
}

/// The ways to the kinds of tables, users among them.
#[component]
pub(crate) fn ImportViews(
    /// The kind that is shown; none where it is the table of users.
    #[prop(into)]
    current: Signal<Option<ImportKind>>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let kind = move |kind: ImportKind| {
        let label = move || match kind {
            ImportKind::Profiles => text.now().import.profiles.view,
            ImportKind::Friendships => text.now().import.friendships.view,
        };
        view! {
            <ViewLink
                href=Signal::derive(move || import_href(&app.slug(), kind))
                current=Signal::derive(move || current.get() == Some(kind))
            >
                {label}
            </ViewLink>
        }
    };
    view! {
        <Views label=text.of(|words| words.import.kinds)>
            <ViewLink
                href=Signal::derive(move || Route::RegisterMany { app: app.slug() }.href())
                current=Signal::derive(move || current.get().is_none())
            >
                {text.of(|words| words.import.users)}
            </ViewLink>
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
            href=Signal::derive(move || import_href(&app.slug(), kind))
            kind=ButtonKind::Bare
            icon=IconName::Upload
            hint=Signal::derive(move || Some(text.now().import.link.to_owned()))
        >
            {text.of(|words| words.import.link)}
        </ButtonLink>
    }
}
