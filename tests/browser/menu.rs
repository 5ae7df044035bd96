use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use nexconn_console::components::{Menu, MenuChoice, MenuGroup, MenuItem, MenuLink};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Page, name_of, press_key, until};

/// A menu named Settings, and what was chosen in it.
fn show() -> (Page, RwSignal<&'static str>) {
    let made = Rc::new(RefCell::new(None));
    let page = {
        let made = Rc::clone(&made);
        Page::show(move || {
            let chosen = RwSignal::new("light");
            *made.borrow_mut() = Some(chosen);
            let choice = move |name: &'static str| {
                view! {
                    <MenuChoice
                        chosen=Signal::derive(move || chosen.get() == name)
                        on_select=move || chosen.set(name)
                    >
                        {name}
                    </MenuChoice>
                }
            };
            view! {
                <Menu label="Settings" face=().into_any()>
                    <MenuGroup label="Theme">{choice("light")} {choice("dark")}</MenuGroup>
                    <MenuItem on_select=move || chosen.set("gone")>"Leave"</MenuItem>
                    <MenuLink href="apps/dev/users" current=true>"Acme"</MenuLink>
                </Menu>
                <button type="button">"Elsewhere"</button>
            }
        })
    };
    let chosen = made.take().expect("shown");
    (page, chosen)
}

fn focused() -> String {
    let active = document().active_element().expect("something has the focus");
    name_of(&wasm_bindgen::JsCast::unchecked_into(active))
}

async fn is_focused(name: &str) {
    assert!(until(|| focused() == name).await, "the focus is on {:?}, not {name:?}", focused());
}

async fn opened(page: &Page) {
    let button = page.find("button", "Settings").await;
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("false"));
    button.focus().unwrap();
    page.press("button", "Settings").await;
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("true"));
    page.find("menu", "Settings").await;
    is_focused("light").await;
}

async fn is_closed(page: &Page) {
    assert!(until(|| page.all("menu").is_empty()).await, "the menu is still open");
    let button = page.find("button", "Settings").await;
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn arrows_home_and_end_move_around_its_ends() {
    let (page, _) = show();
    opened(&page).await;
    for (key, then) in [
        ("ArrowDown", "dark"),
        ("ArrowDown", "Leave"),
        ("ArrowDown", "Acme"),
        ("ArrowDown", "light"),
        ("ArrowUp", "Acme"),
        ("Home", "light"),
        ("End", "Acme"),
    ] {
        press_key(key);
        assert_eq!(focused(), then, "after {key}");
    }
}

#[wasm_bindgen_test]
async fn an_arrow_opens_it_and_escape_gives_the_focus_back() {
    let (page, _) = show();
    page.find("button", "Settings").await.focus().unwrap();
    press_key("ArrowDown");
    is_focused("light").await;
    press_key("Escape");
    is_closed(&page).await;
    assert_eq!(focused(), "Settings");
}

#[wasm_bindgen_test]
async fn a_choice_is_shown_at_once_and_the_menu_stays() {
    let (page, chosen) = show();
    opened(&page).await;
    page.press("menuitemradio", "dark").await;
    assert_eq!(chosen.get_untracked(), "dark");
    let state = |element: web_sys::HtmlElement| element.get_attribute("aria-checked");
    assert_eq!(state(page.find("menuitemradio", "dark").await).as_deref(), Some("true"));
    assert_eq!(state(page.find("menuitemradio", "light").await).as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn an_item_does_its_work_and_closes_the_menu() {
    let (page, chosen) = show();
    opened(&page).await;
    page.press("menuitem", "Leave").await;
    assert_eq!(chosen.get_untracked(), "gone");
    is_closed(&page).await;
    assert_eq!(focused(), "Settings");
}

#[wasm_bindgen_test]
async fn it_closes_when_the_focus_goes_elsewhere() {
    let (page, _) = show();
    opened(&page).await;
    page.find("button", "Elsewhere").await.focus().unwrap();
    is_closed(&page).await;
    assert_eq!(focused(), "Elsewhere");
}

#[wasm_bindgen_test]
async fn where_one_is_is_marked_in_it() {
    let (page, _) = show();
    opened(&page).await;
    let link = page.find("menuitem", "Acme").await;
    assert_eq!(link.get_attribute("aria-current").as_deref(), Some("true"));
}
