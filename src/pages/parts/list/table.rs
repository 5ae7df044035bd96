use std::collections::BTreeSet;

use leptos::prelude::*;

use super::page::ListRow;
use super::{List, ListPage, Listed};
use crate::components::{Column, Selecting, Table};
use crate::text::{Catalog, use_text};

/// The rows of a list.
#[component]
pub(crate) fn ListTable<K: Listed>(
    /// The list.
    list: List<K>,
    /// What it holds.
    caption: fn(&'static Catalog) -> &'static str,
    /// Its columns.
    columns: Vec<Column<<K::Page as ListPage>::Row>>,
    /// Name of a row's box, such as "Select Amara Okafor".
    select: fn(&'static Catalog) -> fn(&str) -> String,
    /// Id of the user that is looked at beside the table.
    #[prop(optional)]
    peeked: Option<RwSignal<Option<String>>>,
    /// Kept as the ids of the rows in view.
    #[prop(optional)]
    in_view: Option<RwSignal<BTreeSet<String>>>,
) -> impl IntoView {
    let text = use_text();
    let label = Callback::new(move |row: <K::Page as ListPage>::Row| {
        select(text.now())(&row.subject().called())
    });
    let row_key = Callback::new(|row: <K::Page as ListPage>::Row| row.subject().user_id);
    let selecting = Selecting { selection: list.selection, label };
    view! {
        <Table
            caption=text.of(caption)
            columns
            rows=Signal::derive(move || list.rows())
            row_key
            loading=list.reading.loading()
            sort=Signal::derive(move || list.sort())
            on_sort=move |sort| list.sort_by(sort)
            selecting
            peeked=peeked
            in_view=in_view
        />
    }
}
