use leptos::prelude::*;

use super::{Column, Selection, Sort};
use crate::components::words::words;
use crate::components::{Icon, IconName};

/// A column's heading: a button where the list can be sorted by it.
pub(super) fn heading<T: Send + Sync + 'static>(
    column: &Column<T>,
    sort: Signal<Option<Sort>>,
    on_sort: Option<Callback<Sort>>,
) -> AnyView {
    heading_cell(column.heading, column.place.name(), column.sort_key, sort, on_sort)
}

fn heading_cell(
    text: Signal<String>,
    place: &'static str,
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
        <th role="columnheader" scope="col" data-place=place aria-sort=direction>
            {content}
        </th>
    }
    .into_any()
}

/// The box that selects all rows shown, or none of them.
pub(super) fn page_box(selection: Selection, shown: Memo<Vec<String>>) -> AnyView {
    let words = words();
    let count = Memo::new(move |_| {
        shown.with(|shown| shown.iter().filter(|key| selection.contains(key)).count())
    });
    let all = Memo::new(move |_| {
        let shown = shown.with(Vec::len);
        shown > 0 && count.get() == shown
    });
    let some = move || count.get() > 0 && !all.get();
    let press = move |_| {
        shown.with_untracked(|shown| {
            if all.get_untracked() {
                selection.remove(shown);
            } else {
                selection.add(shown.iter().cloned());
            }
        });
    };
    view! {
        <label class="table-select">
            <input
                type="checkbox"
                class="check-box"
                aria-label=words.select_page
                title=words.select_page
                prop:checked=all
                prop:indeterminate=some
                on:change=press
            />
        </label>
    }
    .into_any()
}

/// Grey bars for rows that are not there yet.
pub(super) fn placeholder_rows(places: &[&'static str], count: usize) -> AnyView {
    let cell =
        |place: &&'static str| view! { <td data-place=*place><span class="table-bar"></span></td> };
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
