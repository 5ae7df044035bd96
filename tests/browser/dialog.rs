use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use nexconn_console::components::{
    Button, Dialog, DialogBody, DialogFooter, IconName, TextField, Toast, ToastHost, Toasts,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Page, dispatch, en, name_of, press_key, until};

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

#[wasm_bindgen_test]
async fn where_the_focus_was_nowhere_it_goes_to_the_title_of_the_page() {
    let page = Page::show(|| {
        let open = RwSignal::new(false);
        view! {
            <main>
                <h1 tabindex="-1">"Overview"</h1>
                <Button on_press=move || open.set(true)>"Edit"</Button>
            </main>
            <Dialog open title="Edit Amara" on_close=|| ()>
                <Content />
                <DialogFooter>
                    <Button on_press=move || open.set(false)>"Save"</Button>
                </DialogFooter>
            </Dialog>
        }
    });
    // A press by a program leaves the focus where it was.
    page.press("button", "Edit").await;
    assert!(until(|| focused() == "Name").await, "the focus is on {:?}", focused());
    page.press("button", "Save").await;
    assert!(until(|| focused() == "Overview").await, "the focus is on {:?}", focused());
}

#[wasm_bindgen_test]
async fn a_key_leads_to_the_latest_toast_and_back() {
    let page = Page::show(|| {
        let toasts: Toasts = expect_context();
        let undone = RwSignal::new(0);
        let undo = Callback::new(move |()| undone.update(|times| *times += 1));
        let tell = move |_| {
            let action = Some(("Undo".to_owned(), undo));
            toasts.show(Toast { icon: IconName::Check, text: "Banned.".into(), action });
        };
        view! {
            <button on:click=tell>"Tell"</button>
            <p>{move || format!("undone {}", undone.get())}</p>
            <ToastHost toasts />
        }
    });
    let tell = page.find("button", "Tell").await;
    tell.focus().unwrap();
    page.press("button", "Tell").await;
    page.find("button", "Undo").await;
    press_key("F6");
    assert_eq!(focused(), "Undo");
    press_key("F6");
    assert_eq!(focused(), "Tell");
    press_key("F6");
    page.press("button", "Undo").await;
    page.says("undone 1").await;
    assert_eq!(focused(), "Tell", "the toast is gone, the focus is not lost");
}
