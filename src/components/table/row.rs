use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::view::Watch;
use super::{Selection, keys};

/// What the rows of one table share.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    /// The keys of all that are shown, in their order.
    pub(super) shown: Memo<Vec<String>>,
    pub(super) selection: Option<Selection>,
    /// The row that is looked at in the panel beside the table, where there is such a panel.
    pub(super) peeked: Option<RwSignal<Option<String>>>,
    /// Notes which rows are in view, where somebody wants to know.
    pub(super) watch: Option<Watch>,
}

impl Rows {
    /// Selects the rows from the one chosen last to this one.
    pub(super) fn extend_to(self, key: &str) {
        if let Some(selection) = self.selection {
            self.shown.with_untracked(|shown| selection.extend_to(key, shown));
        }
    }

    fn is_peeked(self, key: &str) -> bool {
        self.peeked.is_some_and(|peeked| peeked.with(|peeked| peeked.as_deref() == Some(key)))
    }

    /// A press on the row itself: looks at it, with Shift or Ctrl selects.
    fn press(self, key: &str, event: &ev::MouseEvent) {
        if event.default_prevented() || is_on_control(event) {
            return;
        }
        match (self.selection, self.peeked) {
            (Some(_), _) if event.shift_key() => self.extend_to(key),
            (Some(selection), _) if event.ctrl_key() || event.meta_key() => selection.toggle(key),
            (_, Some(peeked)) => peeked.set(Some(key.to_owned())),
            _ => {}
        }
    }
}

/// One row; `select_label` is the name of its box.
pub(super) fn row(
    rows: Rows,
    key: String,
    select_label: Option<Signal<String>>,
    cells: AnyView,
) -> AnyView {
    let element = NodeRef::<html::Tr>::new();
    let key = StoredValue::new(key);
    let is_peeked = Memo::new(move |_| key.with_value(|key| rows.is_peeked(key)));
    let is_selected = Memo::new(move |_| {
        key.with_value(|key| rows.selection.is_some_and(|selection| selection.contains(key)))
    });
    Effect::new(move || {
        if let Some(row) = element.get().filter(|_| is_peeked.get()) {
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    });
    if let Some(watch) = rows.watch {
        Effect::new(move || {
            if let Some(row) = element.get() {
                watch.row(&row, key.get_value());
            }
        });
    }
    let watched_key = rows.watch.map(|_| key.get_value());
    let margin = rows.selection.zip(select_label).map(|(selection, label)| {
        let press = move |event: ev::MouseEvent| {
            if event.shift_key() {
                key.with_value(|key| rows.extend_to(key));
                // A range is selected whatever its end was, which the browser has just turned around.
                let end =
                    event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
                if let Some(end) = end {
                    end.set_checked(true);
                }
            } else {
                key.with_value(|key| selection.toggle(key));
            }
        };
        view! {
            <label class="table-select" on:mousedown=move |event| select_no_text(&event)>
                <input
                    type="checkbox"
                    class="check-box"
                    aria-label=label
                    prop:checked=is_selected
                    on:click=press
                />
            </label>
        }
    });
    view! {
        <tr
            node_ref=element
            role="row"
            data-key=watched_key
            data-selected=move || is_selected.get().then_some("")
            data-peeked=move || is_peeked.get().then_some("")
            on:mousedown=move |event| select_no_text(&event)
            on:click=move |event| key.with_value(|key| rows.press(key, &event))
            on:keydown=move |event| key.with_value(|key| keys::press(rows, key, &event))
        >
            <td role="cell" class="table-margin">
                {margin}
            </td>
            {cells}
        </tr>
    }
    .into_any()
}

/// A press with Shift selects rows, not the text between.
fn select_no_text(event: &ev::MouseEvent) {
    if event.shift_key() {
        event.prevent_default();
    }
}

fn is_on_control(event: &ev::MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| {
        target
            .closest("a, button, input, label, [role=menu]")
            .is_ok_and(|control| control.is_some())
    })
}
