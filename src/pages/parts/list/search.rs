use leptos::prelude::*;

use super::{List, ListPage, Listed, count};
use crate::components::{SearchField, Toolbar};
use crate::text::{Catalog, Texts, use_text};

/// The search in a list, and how many match. Where there is nobody, there is nothing to search.
#[component]
pub(crate) fn ListSearch<K: Listed>(
    /// The list.
    list: List<K>,
    /// What is searched.
    label: fn(&'static Catalog) -> &'static str,
    /// How many there are.
    says: fn(&'static Catalog) -> fn(&str) -> String,
) -> impl IntoView {
    let text = use_text();
    let query = list.query;
    let is_searchable = Memo::new(move |_| list.is_searchable());
    move || {
        is_searchable.get().then(|| {
            view! {
                <Toolbar note=count_note(text, list, says)>
                    <div class="list-search">
                        <SearchField
                            label=text.of(label)
                            placeholder=text.of(label)
                            value=Signal::derive(move || query.with(|query| query.search.clone()))
                            on_search=move |typed| list.search(typed)
                        />
                    </div>
                </Toolbar>
            }
        })
    }
}

/// How many rows the list has, in words; none while that is not known.
pub(crate) fn count_note<K: Listed>(
    text: Texts,
    list: List<K>,
    says: fn(&'static Catalog) -> fn(&str) -> String,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        let total = list.reading.with(|page| page?.placed().total)?;
        Some(says(text.now())(&count(text, total)))
    })
}
