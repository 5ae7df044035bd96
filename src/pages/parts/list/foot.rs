use leptos::prelude::*;
use nexconn_api::admin::Total;

use super::{List, ListPage, Listed};
use crate::components::Pager;
use crate::pages::parts::ExportLink;
use crate::text::{Catalog, Texts, use_text};

/// The foot of a list: which rows these are, how fresh, how many on a page, and the ways to other pages.
#[component]
pub(crate) fn ListFoot<K: Listed>(
    /// The list.
    list: List<K>,
    /// That there is nobody.
    nobody: fn(&'static Catalog) -> &'static str,
    /// Path of the whole list as a file: see [`ExportLink`].
    #[prop(optional, into)]
    file: Option<Signal<String>>,
) -> impl IntoView {
    let text = use_text();
    let reading = list.reading;
    let range = Signal::derive(move || {
        reading.with(|page| page.map(|page| range(text, page, nobody))).unwrap_or_default()
    });
    let freshness = Signal::derive(move || {
        let as_of = reading.with(|page| page?.placed().as_of)?;
        Some((text.now().users.as_of)(&text.language().time_of_day(as_of)))
    });
    let previous = move || reading.with(|page| page?.placed().previous.map(ToOwned::to_owned));
    let next = move || reading.with(|page| page?.placed().next.map(ToOwned::to_owned));
    let step = move |cursor: Option<String>| {
        if let Some(cursor) = cursor {
            list.go(|query| query.at(&cursor));
        }
    };
    view! {
        <Pager
            range
            freshness
            on_refresh=move || list.refresh()
            page_size=list.page_size
            on_page_size=move |rows| list.resize(rows)
            has_previous=Signal::derive(move || previous().is_some())
            has_next=Signal::derive(move || next().is_some())
            on_previous=move || step(untrack(previous))
            on_next=move || step(untrack(next))
        >
            {file.map(|path| view! { <ExportLink path /> })}
        </Pager>
    }
}

fn range<P: ListPage>(
    text: Texts,
    page: &P,
    nobody: fn(&'static Catalog) -> &'static str,
) -> String {
    let (words, placed) = (text.now(), page.placed());
    if page.rows().is_empty() {
        return nobody(words).to_owned();
    }
    let language = text.language();
    let last = language.number(placed.first + page.rows().len() as u64 - 1);
    let first = language.number(placed.first);
    match placed.total {
        Some(total) => (words.users.range)(&first, &last, &count(text, total)),
        None => (words.lists.range_untold)(&first, &last),
    }
}

/// How many, in the reader's language.
pub(crate) fn count(text: Texts, total: Total) -> String {
    let count = text.language().number(total.count);
    if total.capped { (text.now().users.more_than)(&count) } else { count }
}
