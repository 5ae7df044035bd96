use leptos::prelude::*;

use super::{List, ListPage, Listed};
use crate::components::{Button, Notice, Tone};
use crate::text::{Catalog, use_text};

/// Nexconn's own list could not be read: the rows are as of an earlier time.
#[component]
pub(crate) fn NotReadNow<K: Listed>(
    /// The list.
    list: List<K>,
    /// Why it could not be read; none where it was.
    why: fn(&K::Page) -> Option<&String>,
    /// That it could not be read.
    title: fn(&'static Catalog) -> &'static str,
    /// What is shown where it never could.
    never: fn(&'static Catalog) -> &'static str,
) -> impl IntoView {
    let text = use_text();
    let stale = Memo::new(move |_| {
        list.reading.with(|page| {
            let page = page?;
            Some((why(page)?.clone(), page.placed().as_of))
        })
    });
    move || {
        let (why, as_of) = stale.get()?;
        let words = text.now();
        let rows = match as_of {
            Some(as_of) => (words.lists.rows_as_of)(&text.language().moment(as_of)),
            None => never(words).to_owned(),
        };
        Some(view! {
            <Notice tone=Tone::Warning title=text.of(title) detail=[&rows, " ", &why].concat()>
                <Button busy=list.reading.loading() on_press=move || list.refresh()>
                    {text.of(|words| words.errors.try_now)}
                </Button>
            </Notice>
        })
    }
}
