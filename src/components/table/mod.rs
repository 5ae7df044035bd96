//! A list as a ruled register.

mod column;
mod head;
mod keys;
mod row;
mod selection;
mod view;

use std::collections::BTreeSet;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

pub use column::{Column, Place, Sort};
pub use selection::{Selecting, Selection};

use self::row::Rows;
use self::view::Watch;
use super::focus::{focus, focus_if_lost};
use super::words::words;

/// Rows of 36 px, on a phone of 60 px in two lines.
///
/// Old rows stay while new ones are read; grey bars show only where there are none yet, after a moment. A row that is
/// there before and after keeps its elements, and with them focus and scroll.
///
/// ↑ and ↓ lead from row to row. Where rows can be selected, their boxes stand in the margin: Space, a press with Shift
/// for a range, with Ctrl for one more. Where they can be peeked at, a press on the row or → does.
#[component]
pub fn Table<T>(
    /// What the list holds, for those who do not see it.
    #[prop(into)]
    caption: Signal<String>,
    /// The columns, in order.
    columns: Vec<Column<T>>,
    /// The rows, in order.
    #[prop(into)]
    rows: Signal<Vec<T>>,
    /// What tells rows apart; stays when a row's content changes.
    #[prop(into)]
    row_key: Callback<T, String>,
    /// The list is being read.
    #[prop(optional, into)]
    loading: Signal<bool>,
    /// Rows of grey bars while nothing is there yet.
    #[prop(default = 12)]
    placeholders: usize,
    /// By what it is sorted.
    #[prop(optional, into)]
    sort: Signal<Option<Sort>>,
    /// Asked to sort otherwise.
    #[prop(optional, into)]
    on_sort: Option<Callback<Sort>>,
    /// Lets rows be selected.
    #[prop(optional)]
    selecting: Option<Selecting<T>>,
    /// Key of the row that is looked at in a `Peek` beside the table; lets rows be looked at so.
    #[prop(optional_no_strip, into)]
    peeked: Option<RwSignal<Option<String>>>,
    /// Kept as the keys of the rows that are in view, for what is asked for those alone.
    #[prop(optional_no_strip, into)]
    in_view: Option<RwSignal<BTreeSet<String>>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let columns = StoredValue::new(columns);
    let headings = columns.with_value(|columns| {
        columns.iter().map(|column| head::heading(column, sort, on_sort)).collect_view().into_any()
    });
    let places: Vec<&'static str> =
        columns.with_value(|columns| columns.iter().map(|column| column.place.name()).collect());
    let keyed = Memo::new(move |_| {
        rows.with(|rows| {
            rows.iter().map(|row| (row_key.run(row.clone()), row.clone())).collect::<Vec<_>>()
        })
    });
    let shown = Memo::new(move |_| {
        keyed.with(|rows| rows.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>())
    });
    let selection = selecting.map(|selecting| selecting.selection);
    let state = Rows { shown, selection, peeked, watch: in_view.map(Watch::new) };
    let row = move |key: String| {
        let find = {
            let key = key.clone();
            move || {
                keyed.with(|rows| {
                    rows.iter().find(|(other, _)| *other == key).map(|(_, row)| row.clone())
                })
            }
        };
        let Some(first) = untrack(&find) else { return ().into_any() };
        // A row that is about to go stays as it was.
        let row = Memo::new(move |before: Option<&T>| {
            find().or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        });
        let cells = columns.with_value(|columns| {
            columns
                .iter()
                .map(|column| {
                    let content = column.cell.run(row.into());
                    view! {
                        <td role="cell" data-place=column.place.name()>
                            {content}
                        </td>
                    }
                })
                .collect_view()
                .into_any()
        });
        let label =
            selecting.map(|selecting| Signal::derive(move || selecting.label.run(row.get())));
        row::row(state, key, label, cells)
    };
    let is_empty = move || shown.with(Vec::is_empty);
    let bars = move || {
        (loading.get() && is_empty()).then(|| head::placeholder_rows(&places, placeholders))
    };
    let body = NodeRef::<html::Tbody>::new();
    let each = move || {
        keep_focus(body);
        shown.get()
    };
    frame(
        caption,
        loading,
        peeked.is_some(),
        selection.map(|selection| head::page_box(selection, shown)),
        headings,
        view! {
            <tbody role="rowgroup" node_ref=body>
                {bars} <For each key=String::clone children=row />
            </tbody>
        }
        .into_any(),
    )
}

fn frame(
    caption: Signal<String>,
    loading: Signal<bool>,
    is_peeking: bool,
    page_box: Option<AnyView>,
    headings: AnyView,
    body: AnyView,
) -> AnyView {
    let words = words();
    view! {
        <div class="table-box" aria-busy=move || loading.get().then_some("true")>
            <span class="table-progress"></span>
            <span class="visually-hidden" role="status">
                {move || loading.get().then(|| words.loading.get())}
            </span>
            <table
                class="table"
                role="table"
                aria-label=caption
                data-peeking=is_peeking.then_some("")
            >
                <thead role="rowgroup">
                    <tr role="row">
                        <td role="cell" class="table-margin">
                            {page_box}
                        </td>
                        {headings}
                    </tr>
                </thead>
                {body}
            </table>
        </div>
    }
    .into_any()
}

/// Gives the focus back to a row that is about to move: browsers take it from what moves. Of a row that goes, the row in
/// its place gets it.
fn keep_focus(body: NodeRef<html::Tbody>) {
    let Some(body) = body.get_untracked() else { return };
    let held = document().active_element().filter(|held| body.contains(Some(held)));
    let Some(held) = held.and_then(|held| held.dyn_into::<HtmlElement>().ok()) else { return };
    let row = held.closest("tr").ok().flatten();
    let place = (0..body.child_element_count())
        .find(|place| body.children().item(*place).as_ref() == row.as_ref());
    queue_microtask(move || {
        if document().active_element().as_ref() == Some(held.as_ref()) {
            return;
        }
        if !body.contains(Some(&held)) {
            let last = body.child_element_count().saturating_sub(1);
            let next = body.children().item(place.unwrap_or_default().min(last));
            let control = next.and_then(|row| row.query_selector("a, button").ok().flatten());
            match control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
                Some(control) => focus(&control),
                None => focus_if_lost("main"),
            }
            return;
        }
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        if let Err(cause) = held.focus_with_options(&options) {
            leptos::logging::warn!("a row takes no focus: {cause:?}");
        }
    });
}
