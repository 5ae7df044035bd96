//! Selecting rows of a table and looking at one beside it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use nexconn_console::components::{
    Column, MenuItem, Place, RowMenu, Selecting, Selection, SelectionBar, Table,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::support::{Page, click_with_shift, en, press_key, press_shift, until};

type Row = (&'static str, &'static str);

const FIRST_PAGE: [Row; 4] = [("a", "Amara"), ("b", "Bo"), ("c", "Chloé"), ("d", "Dov")];
const SECOND_PAGE: [Row; 2] = [("c", "Chloé"), ("e", "Esi")];

/// A table of names with a bar for what is selected.
struct Trial {
    page: Page,
    rows: RwSignal<Vec<Row>>,
    selection: Selection,
    peeked: RwSignal<Option<String>>,
}

impl Trial {
    fn show() -> Self {
        let made = Rc::new(Cell::new(None));
        let given = Rc::clone(&made);
        let page = Page::show(move || {
            let rows = RwSignal::new(FIRST_PAGE.to_vec());
            let selection = Selection::new();
            let peeked = RwSignal::new(None);
            given.set(Some((rows, selection, peeked)));
            let link = |row: Row| view! { <a href=row.0>{row.1}</a> };
            let menu = |row: Signal<Row>| {
                let label = Signal::derive(move || format!("Actions for {}", row.get().0));
                view! {
                    <RowMenu label>
                        <MenuItem on_select=|()| ()>"Ban"</MenuItem>
                    </RowMenu>
                }
            };
            let columns = vec![
                Column::new(Signal::stored("Name".to_owned()), Place::Lead, link),
                Column::lasting(Signal::stored("Actions".to_owned()), Place::Actions, menu),
            ];
            let label = Callback::new(|row: Row| format!("Select {}", row.1));
            let says = Signal::derive(move || format!("{} selected", selection.len()));
            view! {
                <Table
                    caption="Names"
                    columns
                    rows
                    row_key=|row: Row| row.0.to_owned()
                    selecting=Selecting { selection, label }
                    peeked
                />
                <SelectionBar selection says>
                    <button type="button">"Ban them"</button>
                </SelectionBar>
            }
        });
        let (rows, selection, peeked) = made.take().expect("shown");
        Self { page, rows, selection, peeked }
    }

    fn names(&self) -> Vec<String> {
        self.page.all("link").iter().map(HtmlElement::inner_text).collect()
    }

    async fn row_box(&self, name: &str) -> HtmlInputElement {
        let name = format!("Select {name}");
        self.page.find("checkbox", &name).await.unchecked_into()
    }

    async fn page_box(&self) -> HtmlInputElement {
        self.page.find("checkbox", en().words.select_page).await.unchecked_into()
    }

    async fn focus(&self, role: &str, name: &str) -> HtmlElement {
        let element = self.page.find(role, name).await;
        element.focus().unwrap();
        element
    }
}

fn focused() -> HtmlElement {
    document().active_element().expect("something has the focus").unchecked_into()
}

#[wasm_bindgen_test]
async fn what_is_selected_stays_so_while_other_rows_are_shown() {
    let trial = Trial::show();
    assert!(trial.page.named("button", "Ban them").is_empty(), "nothing is selected yet");
    trial.row_box("Bo").await.click();
    trial.row_box("Chloé").await.click();
    trial.page.says("2 selected").await;

    trial.rows.set(SECOND_PAGE.to_vec());
    leptos::task::tick().await;
    assert!(trial.row_box("Chloé").await.checked());
    assert!(!trial.row_box("Esi").await.checked());
    trial.row_box("Esi").await.click();
    trial.page.says("3 selected").await;

    trial.rows.set(FIRST_PAGE.to_vec());
    leptos::task::tick().await;
    assert!(trial.row_box("Bo").await.checked());
    assert_eq!(trial.selection.keys(), ["b", "c", "e"]);
    trial.row_box("Bo").await.click();
    assert_eq!(trial.selection.keys(), ["c", "e"]);

    trial.page.press("button", en().words.clear_selection).await;
    assert!(trial.selection.keys().is_empty());
    assert!(!trial.row_box("Chloé").await.checked());
    assert!(trial.page.named("button", "Ban them").is_empty());
}

#[wasm_bindgen_test]
async fn the_box_above_selects_the_page_and_says_when_only_some_are() {
    let trial = Trial::show();
    let page_box = trial.page_box().await;
    assert!(!page_box.checked() && !page_box.indeterminate());
    trial.row_box("Bo").await.click();
    leptos::task::tick().await;
    assert!(!page_box.checked() && page_box.indeterminate());

    page_box.click();
    leptos::task::tick().await;
    assert!(page_box.checked() && !page_box.indeterminate());
    assert_eq!(trial.selection.keys(), ["a", "b", "c", "d"]);

    trial.rows.set(SECOND_PAGE.to_vec());
    leptos::task::tick().await;
    assert!(page_box.indeterminate(), "one of the two is selected");
    page_box.click();
    leptos::task::tick().await;
    page_box.click();
    leptos::task::tick().await;
    assert!(!page_box.checked() && !page_box.indeterminate());
    assert_eq!(trial.selection.keys(), ["a", "b", "d"], "those of the other page stay");
}

#[wasm_bindgen_test]
async fn shift_selects_a_range() {
    let trial = Trial::show();
    trial.row_box("Chloé").await.click();
    let first = trial.row_box("Amara").await;
    click_with_shift(&first);
    leptos::task::tick().await;
    assert_eq!(trial.selection.keys(), ["a", "b", "c"]);
    assert!(first.checked());

    // From the same row in the other direction; whatever is selected already stays selected.
    let row = trial.page.find("link", "Dov").await.closest("td").unwrap().expect("a cell");
    click_with_shift(&row);
    leptos::task::tick().await;
    assert_eq!(trial.selection.keys(), ["a", "b", "c", "d"]);
    assert_eq!(trial.peeked.get_untracked(), None);
}

#[wasm_bindgen_test]
async fn the_keyboard_alone_selects() {
    let trial = Trial::show();
    trial.focus("link", "Bo").await;
    press_key(" ");
    assert_eq!(trial.selection.keys(), ["b"]);
    press_key(" ");
    assert!(trial.selection.keys().is_empty());

    press_shift("ArrowDown");
    assert_eq!(trial.selection.keys(), ["b", "c"]);
    assert_eq!(focused().inner_text(), "Chloé");
    press_key("ArrowDown");
    press_shift(" ");
    assert_eq!(trial.selection.keys(), ["b", "c", "d"]);
}

#[wasm_bindgen_test]
async fn arrows_lead_from_box_to_box() {
    let trial = Trial::show();
    let first = trial.row_box("Amara").await;
    first.focus().unwrap();
    press_key("ArrowDown");
    assert_eq!(focused(), trial.row_box("Bo").await.into());
}

#[wasm_bindgen_test]
async fn a_row_is_looked_at_by_press_and_by_key_and_the_look_goes_along() {
    let trial = Trial::show();
    let peeked = || trial.peeked.get_untracked();
    let cell = trial.page.find("link", "Bo").await.closest("td").unwrap().expect("a cell");
    cell.unchecked_into::<HtmlElement>().click();
    assert_eq!(peeked().as_deref(), Some("b"));
    trial.peeked.set(None);

    trial.focus("link", "Bo").await;
    press_key("ArrowDown");
    assert_eq!(peeked(), None, "moving alone opens nothing");
    press_key("ArrowRight");
    assert_eq!(peeked().as_deref(), Some("c"));
    press_key("ArrowDown");
    assert_eq!(peeked().as_deref(), Some("d"));
    assert_eq!(focused().inner_text(), "Dov");
    press_key("Escape");
    assert_eq!(peeked(), None);
    assert!(trial.selection.keys().is_empty());
}

#[wasm_bindgen_test]
async fn an_open_menu_and_the_focus_stay_while_the_row_changes() {
    let trial = Trial::show();
    let link = trial.focus("link", "Bo").await;
    trial.rows.set(vec![("a", "Amara"), ("b", "Bo the second")]);
    leptos::task::tick().await;
    assert_eq!(focused(), link, "the focus is lost");
    assert_eq!(link.inner_text(), "Bo the second");

    for rows in [[FIRST_PAGE[3], FIRST_PAGE[1]], [FIRST_PAGE[1], FIRST_PAGE[0]]] {
        trial.rows.set(rows.to_vec());
        let names = rows.map(|row| row.1);
        assert!(until(|| trial.names() == names).await, "{:?}", trial.names());
        assert!(until(|| focused() == link).await, "moving lost the focus");
    }

    trial.page.press("button", "Actions for b").await;
    let item = trial.page.find("menuitem", "Ban").await;
    trial.rows.set(vec![("b", "Bo the third"), ("a", "Amara")]);
    trial.page.says("Bo the third").await;
    assert_eq!(item, trial.page.find("menuitem", "Ban").await, "the menu was closed");

    // Browsers close what floats when it moves; then it is closed altogether.
    trial.rows.set(vec![("d", "Dov"), ("a", "Amara"), ("b", "Bo the third")]);
    trial.page.says("Dov").await;
    trial.rows.set(vec![("a", "Amara"), ("b", "Bo the third"), ("d", "Dov")]);
    let button = trial.page.find("button", "Actions for b").await;
    let is_open = || button.get_attribute("aria-expanded").as_deref() == Some("true");
    assert!(until(|| is_open() != trial.page.named("menuitem", "Ban").is_empty()).await);
}
