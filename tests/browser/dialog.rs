use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use nexconn_console::components::{Button, Dialog, DialogBody, DialogFooter, TextField};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Page, dispatch, en, name_of, until};

/// A page with a dialog that a button opens; it asks to close by counting.
fn show() -> (Page, RwSignal<bool>, RwSignal<u32>) {
    let made = Rc::new(RefCell::new(None));
    let page = {
        let made = Rc::clone(&made);
        Page::show(move || {
            let (open, asked) = (RwSignal::new(false), RwSignal::new(0));
            *made.borrow_mut() = Some((open, asked));
            view! {
                <Button on_press=move || open.set(true)>"Edit"</Button>
                <Dialog open title="Edit Amara" on_close=move || asked.update(|times| *times += 1)>
                    <Content />
                    <DialogFooter>
                        <Button on_press=move || open.set(false)>"Save"</Button>
                    </DialogFooter>
                </Dialog>
            }
        })
    };
    let (open, asked) = made.take().expect("shown");
    (page, open, asked)
}

#[component]
fn Content() -> impl IntoView {
    let name = RwSignal::new(String::new());
    view! {
        <DialogBody>
            <TextField label="Name" value=name />
        </DialogBody>
    }
}

/// What has the focus.
fn focused() -> String {
    let active = document().active_element().expect("something has");
    name_of(&wasm_bindgen::JsCast::unchecked_into(active))
}

async fn opened(page: &Page) {
    page.find("button", "Edit").await.focus().unwrap();
    page.press("button", "Edit").await;
    page.find("dialog", "Edit Amara").await;
    assert!(until(|| focused() == "Name").await, "the focus is on {:?}", focused());
}

#[wasm_bindgen_test]
async fn it_opens_on_its_first_field_and_gives_the_focus_back() {
    let (page, _, _) = show();
    assert!(page.all("dialog").is_empty());
    assert!(page.all("textbox").is_empty());
    opened(&page).await;
    page.press("button", "Save").await;
    assert!(until(|| page.all("dialog").is_empty()).await);
    assert_eq!(focused(), "Edit");
}

#[wasm_bindgen_test]
async fn escape_and_the_cross_ask_and_the_page_decides() {
    let (page, open, asked) = show();
    opened(&page).await;
    let dialog = page.find("dialog", "Edit Amara").await;
    // What a browser sends on Esc.
    dispatch(&dialog, "cancel");
    assert_eq!(asked.get_untracked(), 1);
    page.press("button", en().words.close).await;
    assert_eq!(asked.get_untracked(), 2);
    assert_eq!(page.all("dialog").len(), 1, "it closed without the page");
    open.set(false);
    assert!(until(|| page.all("dialog").is_empty()).await);
}

#[wasm_bindgen_test]
async fn it_is_modal_and_its_content_is_made_anew() {
    let (page, _, _) = show();
    opened(&page).await;
    let dialog = page.find("dialog", "Edit Amara").await;
    assert!(dialog.matches(":modal").unwrap());
    page.fill("Name", "Amara O").await;
    page.press("button", "Save").await;
    opened(&page).await;
    assert_eq!(page.held("Name").await, "", "what was typed before is still there");
}
