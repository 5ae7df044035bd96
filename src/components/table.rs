use std::fmt;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::focus::focus;
use super::words::words;
use super::{Icon, IconName};

/// Where a column's cells go: on a wide screen its width, on a phone its place in the row's two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The widest column; begins the first line.
    Lead,
    /// Begins the second line.
    Under,
    /// Ends the first line.
    End,
    /// Ends the second line.
    EndUnder,
    /// Not shown on a phone, and the first to go where room is short.
    WideOnly,
    /// Buttons, shown for the row under the pointer or with the focus; not on a phone.
    Actions,
}

impl Place {
    const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Under => "under",
            Self::End => "end",
            Self::EndUnder => "end-under",
            Self::WideOnly => "wide-only",
            Self::Actions => "actions",
        }
    }
}

/// By which column a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The key given to [`Column::sorted_by`].
    pub key: &'static str,
    /// The largest or latest first.
    pub descending: bool,
}

/// One column of rows of type `T`.
#[derive(Clone, Copy)]
pub struct Column<T: 'static> {
    heading: Signal<String>,
    place: Place,
    sort_key: Option<&'static str>,
    cell: Callback<T, AnyView>,
}

impl<T> fmt::Debug for Column<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Column")
            .field("place", &self.place)
            .field("sort_key", &self.sort_key)
            .finish_non_exhaustive()
    }
}

impl<T: 'static> Column<T> {
    /// A column that shows `cell` of each row.
    pub fn new<View: IntoView + 'static>(
        heading: Signal<String>,
        place: Place,
        cell: impl Fn(T) -> View + Send + Sync + 'static,
    ) -> Self {
        Self {
            heading,
            place,
            sort_key: None,
            cell: Callback::new(move |row| cell(row).into_any()),
        }
    }

    /// Makes the heading a button that sorts by `key`.
    #[must_use]
    pub fn sorted_by(mut self, key: &'static str) -> Self {
        self.sort_key = Some(key);
        self
    }
}

/// A list as a ruled register: rows of 36 px, on a phone of 60 px in two lines.
///
/// Old rows stay while new ones are read; grey bars show only where there are none yet, after a moment. A row that is
/// the same as before keeps its elements, and with them focus and selection.
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
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let columns = StoredValue::new(columns);
    let headings = columns.with_value(|columns| {
        columns
            .iter()
            .map(|column| heading(column.heading, column.place, column.sort_key, sort, on_sort))
            .collect_view()
            .into_any()
    });
    let places: Vec<Place> =
        columns.with_value(|columns| columns.iter().map(|column| column.place).collect());
    let keys = Memo::new(move |_| {
        rows.with(|rows| rows.iter().map(|row| row_key.run(row.clone())).collect::<Vec<_>>())
    });
    let row = move |key: String| {
        let row = Memo::new(move |_| {
            rows.with(|rows| rows.iter().find(|row| row_key.run((*row).clone()) == key).cloned())
        });
        let cells = move || {
            let row = row.get()?;
            let cells = columns.with_value(|columns| {
                columns
                    .iter()
                    .map(|column| {
                        let content = column.cell.run(row.clone());
                        view! {
                            <td role="cell" data-place=column.place.name()>
                                {content}
                            </td>
                        }
                    })
                    .collect_view()
            });
            Some(cells.into_any())
        };
        view! {
            <tr role="row">
                <td role="cell" class="table-margin"></td>
                {cells}
            </tr>
        }
        .into_any()
    };
    let is_empty = move || keys.with(Vec::is_empty);
    let bars =
        move || (loading.get() && is_empty()).then(|| placeholder_rows(&places, placeholders));
    frame(
        caption,
        loading,
        headings,
        view! { {bars} <For each=move || keys.get() key=String::clone children=row /> }.into_any(),
    )
}

fn frame(
    caption: Signal<String>,
    loading: Signal<bool>,
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
            <table class="table" role="table" aria-label=caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <td role="cell" class="table-margin"></td>
                        {headings}
                    </tr>
                </thead>
                <tbody role="rowgroup" on:keydown=move |event| move_between_rows(&event)>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// ↑ and ↓ move the focus from the link of one row to that of its neighbour.
fn move_between_rows(event: &ev::KeyboardEvent) {
    let link = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .filter(|target| target.matches("a").unwrap_or(false));
    let Some(row) = link.and_then(|link| link.closest("tr").ok().flatten()) else { return };
    let neighbour = match event.key().as_str() {
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        _ => return,
    };
    event.prevent_default();
    let link = neighbour.and_then(|row| row.query_selector("a").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        focus(&link);
    }
}

fn heading(
    text: Signal<String>,
    place: Place,
    sort_key: Option<&'static str>,
    sort: Signal<Option<Sort>>,
    on_sort: Option<Callback<Sort>>,
) -> AnyView {
    let sorted = move || sort.get().filter(|sort| Some(sort.key) == sort_key);
    let content = match (sort_key, on_sort) {
        (Some(key), Some(on_sort)) => {
            let press = move |_| {
                let descending = sorted().is_some_and(|sort| !sort.descending);
                on_sort.run(Sort { key, descending });
            };
            let arrow = move || {
                sorted().map(|sort| {
                    let name = if sort.descending { IconName::SortDown } else { IconName::SortUp };
                    view! { <Icon name /> }
                })
            };
            view! {
                <button type="button" class="table-sort" on:click=press>
                    {text}
                    {arrow}
                </button>
            }
            .into_any()
        }
        _ => view! { <span class="table-heading">{text}</span> }.into_any(),
    };
    let direction =
        move || sorted().map(|sort| if sort.descending { "descending" } else { "ascending" });
    view! {
        <th role="columnheader" scope="col" data-place=place.name() aria-sort=direction>
            {content}
        </th>
    }
    .into_any()
}

fn placeholder_rows(places: &[Place], count: usize) -> AnyView {
    let cell =
        |place: &Place| view! { <td data-place=place.name()><span class="table-bar"></span></td> };
    let row = || {
        view! {
            <tr class="table-placeholder" aria-hidden="true">
                <td class="table-margin"></td>
                {places.iter().map(cell).collect_view()}
            </tr>
        }
    };
    (0..count).map(|_| row()).collect_view().into_any()
}
