use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use nexconn_console::components::{Column, Place, Sort, Table};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::support::{Page, en, press_key};

type Row = (&'static str, &'static str);

const AMARA: Row = ("amara", "Amara");
const NOOR: Row = ("noor", "Noor");
const MEI: Row = ("mei", "美");

/// A table of names, each a link, sorted by what is pressed.
struct Trial {
    page: Page,
    rows: RwSignal<Vec<Row>>,
    loading: RwSignal<bool>,
    sort: RwSignal<Option<Sort>>,
    asked: Rc<RefCell<Vec<Sort>>>,
}

impl Trial {
    fn show(rows: &[Row]) -> Self {
        let (rows, asked) = (rows.to_vec(), Rc::<RefCell<Vec<Sort>>>::default());
        let made = Rc::new(RefCell::new(None));
        let page = {
            let (asked, made) = (send_wrapper(&asked), Rc::clone(&made));
            Page::show(move || {
                let rows = RwSignal::new(rows);
                let loading = RwSignal::new(false);
                let sort = RwSignal::new(None);
                *made.borrow_mut() = Some((rows, loading, sort));
                let name = |(id, name): Row| view! { <a href=id>{name}</a> };
                let columns = vec![
                    Column::new(text("Name"), Place::Lead, name).sorted_by("name"),
                    Column::new(text("Id"), Place::Under, |(id, _): Row| id).sorted_by("id"),
                    Column::new(text("Length"), Place::End, |(_, name): Row| name.len()),
                ];
                let on_sort = move |sort: Sort| asked.borrow_mut().push(sort);
                view! { <Table caption="Names" columns rows row_key=|row: Row| row.0.to_owned() loading sort on_sort /> }
            })
        };
        let (rows, loading, sort) = made.take().expect("shown");
        Self { page, rows, loading, sort, asked }
    }

    async fn row_of(&self, name: &str) -> Element {
        self.page.find("link", name).await.closest("tr").unwrap().expect("a row")
    }

    /// The names in their order.
    fn names(&self) -> Vec<String> {
        self.page.all("link").iter().map(HtmlElement::inner_text).collect()
    }

    async fn heading(&self, name: &str) -> HtmlElement {
        self.page.find("columnheader", name).await
    }
}

fn text(words: &'static str) -> Signal<String> {
    Signal::stored(words.to_owned())
}

/// Callbacks want to be `Send`; a page has one thread.
fn send_wrapper<T: 'static>(
    value: &Rc<T>,
) -> leptos::__reexports::send_wrapper::SendWrapper<Rc<T>> {
    leptos::__reexports::send_wrapper::SendWrapper::new(Rc::clone(value))
}

fn placeholders(page: &Page) -> usize {
    let bars = page.all("generic");
    bars.iter().filter(|element| element.get_attribute("aria-hidden").is_some()).count()
}

#[wasm_bindgen_test]
async fn a_row_keeps_its_element_and_focus_while_others_come_go_and_change() {
    let trial = Trial::show(&[AMARA, NOOR]);
    let link = trial.page.find("link", "Noor").await;
    let row = trial.row_of("Noor").await;
    link.focus().unwrap();

    trial.rows.set(vec![MEI, ("amara", "Amara O"), NOOR]);
    leptos::task::tick().await;
    assert_eq!(trial.names(), ["美", "Amara O", "Noor"]);
    assert_eq!(row, trial.row_of("Noor").await, "the row was made anew");
    let link_now = trial.page.find("link", "Noor").await;
    assert_eq!(link, link_now, "the link was made anew");
    assert_eq!(document().active_element(), Some(link.into()), "the focus is lost");

    trial.rows.set(vec![NOOR, AMARA]);
    leptos::task::tick().await;
    assert_eq!(trial.names(), ["Noor", "Amara"]);
    assert_eq!(row, trial.row_of("Noor").await, "moving made the row anew");
}

#[wasm_bindgen_test]
async fn a_changed_row_keeps_its_place_and_shows_its_new_content() {
    let trial = Trial::show(&[AMARA, NOOR]);
    let row = trial.row_of("Amara").await;
    trial.rows.set(vec![("amara", "Amara Okafor"), NOOR]);
    leptos::task::tick().await;
    assert_eq!(row, trial.row_of("Amara Okafor").await);
    assert_eq!(trial.names(), ["Amara Okafor", "Noor"]);
}

#[wasm_bindgen_test]
async fn old_rows_stay_while_new_ones_are_read() {
    let trial = Trial::show(&[AMARA]);
    let row = trial.row_of("Amara").await;
    trial.loading.set(true);
    leptos::task::tick().await;
    assert_eq!(trial.names(), ["Amara"]);
    assert_eq!(placeholders(&trial.page), 0);
    trial.page.says(en().words.loading).await;
    let table = trial.page.find("table", "Names").await;
    assert!(table.closest("[aria-busy=true]").unwrap().is_some());

    trial.rows.set(vec![AMARA, NOOR]);
    trial.loading.set(false);
    leptos::task::tick().await;
    assert_eq!(trial.names(), ["Amara", "Noor"]);
    assert_eq!(row, trial.row_of("Amara").await);
    assert!(table.closest("[aria-busy]").unwrap().is_none());
    trial.page.says_no_more(en().words.loading).await;
}

#[wasm_bindgen_test]
async fn bars_stand_where_rows_will_be_and_nobody_hears_them() {
    let trial = Trial::show(&[]);
    assert_eq!(placeholders(&trial.page), 0, "an empty list that is not read has none");
    trial.loading.set(true);
    leptos::task::tick().await;
    assert_eq!(placeholders(&trial.page), 12);
    trial.rows.set(vec![AMARA]);
    leptos::task::tick().await;
    assert_eq!(placeholders(&trial.page), 0);
    assert_eq!(trial.names(), ["Amara"]);
}

#[wasm_bindgen_test]
async fn a_heading_sorts_and_says_how_it_is_sorted() {
    let trial = Trial::show(&[AMARA, NOOR]);
    let order = |heading: &HtmlElement| heading.get_attribute("aria-sort");
    let (name, id) = (trial.heading("Name").await, trial.heading("Id").await);
    let asked = || trial.asked.borrow().last().copied();
    assert_eq!((order(&name), order(&id)), (None, None));

    trial.page.press("button", "Name").await;
    assert_eq!(asked(), Some(Sort { key: "name", descending: false }));
    assert_eq!(order(&name), None, "it is for the page to decide");

    trial.sort.set(asked());
    leptos::task::tick().await;
    assert_eq!((order(&name).as_deref(), order(&id)), (Some("ascending"), None));
    trial.page.press("button", "Name").await;
    assert_eq!(asked(), Some(Sort { key: "name", descending: true }));

    trial.sort.set(asked());
    leptos::task::tick().await;
    assert_eq!(order(&name).as_deref(), Some("descending"));
    trial.page.press("button", "Id").await;
    assert_eq!(asked(), Some(Sort { key: "id", descending: false }), "another column begins anew");
    assert!(trial.page.named("button", "Length").is_empty(), "what cannot be sorted by");
}

#[wasm_bindgen_test]
async fn arrows_lead_from_row_to_row() {
    let trial = Trial::show(&[AMARA, NOOR, MEI]);
    let focused = || document().active_element().and_then(|element| element.text_content());
    trial.page.find("link", "Amara").await.focus().unwrap();
    press_key("ArrowDown");
    assert_eq!(focused().as_deref(), Some("Noor"));
    press_key("ArrowDown");
    press_key("ArrowDown");
    assert_eq!(focused().as_deref(), Some("美"), "the last row is the end");
    press_key("ArrowUp");
    assert_eq!(focused().as_deref(), Some("Noor"));
}
