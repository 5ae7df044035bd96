use leptos::prelude::*;

use super::jobs_under_way::jobs_under_way;
use crate::components::{NavFoot, NavGroup, NavLink, NavList};
use crate::pages::places::{FOOT, GROUPS, Place, PlaceGroup};
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The pages of an app; the current one is marked, and with it the one that it belongs to.
#[component]
pub(super) fn Navigation() -> impl IntoView {
    let text = use_text();
    let under_way = jobs_under_way();
    let link = move |place: &'static Place| view! { <PlaceLink place under_way /> };
    let group = move |group: &'static PlaceGroup| {
        let title = group.title.map(|title| text.of(title));
        view! { <NavGroup title>{group.places.iter().map(link).collect_view()}</NavGroup> }
    };
    view! {
        <NavList label=text.of(|words| words.shell.navigation)>
            {GROUPS.iter().map(group).collect_view()}
            <NavFoot>{FOOT.iter().map(link).collect_view()}</NavFoot>
        </NavList>
    }
}

/// Leads to a page of the app here, if the app has it.
#[component]
fn PlaceLink(place: &'static Place, under_way: Signal<Option<String>>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let route = navigator.route();
    let count = Signal::derive(move || {
        under_way.get().filter(|_| (place.holds)(&Route::Jobs { app: String::new() }))
    });
    let is_there = Memo::new(move |_| place.is_there(app));
    move || {
        is_there.get().then(|| {
            view! {
                <NavLink
                    href=Signal::derive(move || (place.to)(app.slug()).href())
                    icon=place.icon
                    count
                    current=Signal::derive(move || route.with(place.holds))
                >
                    {text.of(place.name)}
                </NavLink>
            }
        })
    }
}
