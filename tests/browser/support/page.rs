use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::text::Language;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::element::{dispatch, is_shown, name_of, role_of, type_into};
use super::{World, described, until};

/// Id of the style that tests bring.
const STYLE: &str = "test-style";
/// Hides the words of a button that are not said at the moment.
const BUTTON_CSS: &str = include_str!("../../../style/components/button.css");

thread_local! {
    /// What is mounted. A test that fails does not drop its page: the next one does.
    static MOUNTED: RefCell<Option<(HtmlElement, Box<dyn Any>)>> = const { RefCell::new(None) };
}

/// What a test mounted; gone at its end.
pub(crate) struct Page {
    root: HtmlElement,
    world: Option<World>,
}

impl Page {
    /// Mounts a part in a development app.
    pub(crate) fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        Self::show_at("/", Environment::Development, view)
    }

    /// Mounts a part at an address.
    pub(crate) fn show_at<V: IntoView + 'static>(
        address: &str,
        environment: Environment,
        view: impl FnOnce() -> V + 'static,
    ) -> Self {
        let world = Rc::new(Cell::new(None));
        let provided = Rc::clone(&world);
        let mut page = Self::mount(address, move || {
            provided.set(Some(World::provide(environment)));
            view()
        });
        page.world = world.get();
        page
    }

    /// Mounts the whole console, in English.
    pub(crate) fn open(address: &str) -> Self {
        let storage = window().local_storage().expect("allowed").expect("a storage");
        storage.set_item("nexconn.language", Language::English.tag()).expect("room");
        Self::mount(address, nexconn_console::app::App)
    }

    fn mount<V: IntoView + 'static>(address: &str, view: impl FnOnce() -> V + 'static) -> Self {
        clear_away();
        prepare_document();
        let history = window().history().expect("a history");
        history.push_state_with_url(&JsValue::NULL, "", Some(address)).expect("our own origin");
        let root: HtmlElement =
            document().create_element("div").expect("an element").unchecked_into();
        document().body().expect("a body").append_child(&root).expect("room");
        let mounted = mount_to(root.clone(), view);
        MOUNTED.replace(Some((root.clone(), Box::new(mounted))));
        Self { root, world: None }
    }

    /// What is around a part.
    pub(crate) fn world(&self) -> World {
        self.world.expect("the whole console has its own")
    }

    /// All that is written.
    pub(crate) fn text(&self) -> String {
        self.root.inner_text()
    }

    /// All there is, hidden or not.
    pub(crate) fn html(&self) -> String {
        self.root.outer_html()
    }

    /// Waits for a text.
    pub(crate) async fn says(&self, text: &str) {
        let said = until(|| self.text().contains(text)).await;
        assert!(said, "{text:?} is not said, but: {}", self.text());
    }

    /// Waits until a text is gone.
    pub(crate) async fn says_no_more(&self, text: &str) {
        let gone = until(|| !self.text().contains(text)).await;
        assert!(gone, "{text:?} is still said: {}", self.text());
    }

    /// All that is shown with that role, in its order.
    pub(crate) fn all(&self, role: &str) -> Vec<HtmlElement> {
        let list = self.root.query_selector_all("*").expect("a selector");
        (0..list.length())
            .filter_map(|index| list.item(index)?.dyn_into::<HtmlElement>().ok())
            .filter(|element| role_of(element) == role && is_shown(element))
            .collect()
    }

    /// All that is shown with that role and name.
    pub(crate) fn named(&self, role: &str, name: &str) -> Vec<HtmlElement> {
        let mut all = self.all(role);
        all.retain(|element| name_of(element) == name);
        all
    }

    /// Waits for the one element with that role and name.
    pub(crate) async fn find(&self, role: &str, name: &str) -> HtmlElement {
        until(|| self.named(role, name).len() == 1).await;
        let mut found = self.named(role, name);
        let names: Vec<_> = self.all(role).iter().map(name_of).collect();
        assert_eq!(found.len(), 1, "one {role} {name:?} among {names:?} in: {}", self.text());
        found.remove(0)
    }

    /// Presses what has that role and name.
    pub(crate) async fn press(&self, role: &str, name: &str) {
        self.find(role, name).await.click();
        leptos::task::tick().await;
    }

    /// Types into a field in place of what is there, and leaves it.
    pub(crate) async fn fill(&self, label: &str, text: &str) {
        let field = self.find("textbox", label).await;
        type_into(&field, text);
        dispatch(&field, "change");
        leptos::task::tick().await;
    }

    /// What a field holds.
    pub(crate) async fn held(&self, label: &str) -> String {
        let field = self.find("textbox", label).await;
        js_sys::Reflect::get(&field, &"value".into()).unwrap().as_string().unwrap()
    }

    /// Waits until a field is told to be wrong, in these words that are tied to it.
    pub(crate) async fn has_error(&self, label: &str, error: &str) {
        let field = self.find("textbox", label).await;
        let is_wrong = || field.get_attribute("aria-invalid").as_deref() == Some("true");
        until(|| is_wrong() && described(&field) == error).await;
        assert!(is_wrong(), "{label} is not marked as wrong");
        assert_eq!(described(&field), error);
    }

    /// Waits until nothing is wrong with a field.
    pub(crate) async fn is_right(&self, label: &str) {
        let field = self.find("textbox", label).await;
        let right = until(|| field.get_attribute("aria-invalid").is_none()).await;
        assert!(right, "{label}: {}", described(&field));
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let is_mounted =
            MOUNTED.with_borrow(|page| page.as_ref().is_some_and(|(root, _)| *root == self.root));
        if is_mounted {
            clear_away();
        }
    }
}

fn clear_away() {
    if let Some((root, mounted)) = MOUNTED.take() {
        drop(mounted);
        root.remove();
    }
}

/// Gives the document what the console's own has: a base, and the style that the names of buttons
/// depend on.
fn prepare_document() {
    if document().get_element_by_id(STYLE).is_some() {
        return;
    }
    let head = document().head().expect("a head");
    let base = document().create_element("base").expect("an element");
    base.set_attribute("href", "/").expect("an attribute");
    head.append_child(&base).expect("room");
    let style = document().create_element("style").expect("an element");
    style.set_id(STYLE);
    style.set_text_content(Some(BUTTON_CSS));
    head.append_child(&style).expect("room");
}
