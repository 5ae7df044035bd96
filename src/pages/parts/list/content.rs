use leptos::prelude::*;

use super::{List, ListQuery, Listed, Shown};
use crate::components::IconName;
use crate::pages::parts::{PageGone, ReadFailed};
use crate::text::{Catalog, use_text};

/// The rows of a list, or what stands in their place.
#[component]
pub(crate) fn ListContent<K: Listed>(
    /// The list.
    list: List<K>,
    /// That it could not be read.
    failed: fn(&'static Catalog) -> &'static str,
    /// What it is of.
    icon: IconName,
    /// Why a page of it may have gone.
    gone: fn(&'static Catalog) -> &'static str,
    /// Where it, or its view, has no rows.
    #[prop(into)]
    none: ViewFn,
    /// Where the search finds none.
    #[prop(into)]
    no_match: ViewFn,
    /// The rows.
    children: ChildrenFn,
) -> impl IntoView {
    let text = use_text();
    let shown = Memo::new(move |_| list.shown());
    move || match shown.get() {
        Shown::Failed => {
            view! { <ReadFailed reading=list.reading title=text.of(failed) /> }.into_any()
        }
        Shown::None => none.run(),
        Shown::NoMatch => no_match.run(),
        Shown::PageGone => {
            let first = move || list.go(ListQuery::first_page);
            view! { <PageGone icon detail=text.of(gone) on_first=first /> }.into_any()
        }
        Shown::Rows => children().into_any(),
    }
}
