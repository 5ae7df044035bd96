use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::prelude::window;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Answer, Gateway, Page, until};

fn user(id: &str, name: &str) -> Value {
    json!({
        "userId": id, "name": name, "avatarUrl": "", "infoAt": 1, "createdAt": null,
        "knownSince": 1, "touchedAt": 1
    })
}

fn list(users: &[Value]) -> Answer {
    let total = json!({"count": users.len(), "capped": false});
    let first = u8::from(!users.is_empty());
    let page = json!({
        "users": users, "first": first, "total": total, "next": null, "previous": null, "asOf": 1
    });
    Answer::Json(200, page)
}

/// A gateway whose lists come when the test says so, in the order they were asked for.
fn slow_lists() -> (Gateway, Rc<RefCell<Vec<oneshot::Sender<Answer>>>>) {
    let waiting: Rc<RefCell<Vec<oneshot::Sender<Answer>>>> = Rc::default();
    let lists = Rc::clone(&waiting);
    let gateway = Gateway::answering(move |sent| {
        sent.is_to("/users").then(|| {
            let (answer, comes) = oneshot::channel();
            lists.borrow_mut().push(answer);
            Answer::Later(Box::pin(async move { comes.await.unwrap_or(Answer::None) }))
        })
    });
    (gateway, waiting)
}

async fn search(page: &Page, text: &str) {
    let field = page.find("input", "Find users").await;
    let field: web_sys::HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(field);
    field.set_value(text);
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict("input", &init).expect("an event");
    field.dispatch_event(&event).expect("it is heard");
}

#[wasm_bindgen_test]
async fn old_rows_stay_until_new_ones_are_there_and_a_row_keeps_its_elements() {
    let (gateway, waiting) = slow_lists();
    let page = Page::open("/apps/dev/users");
    assert!(until(|| waiting.borrow().len() == 1).await);
    let both = [user("u1", "Amara"), user("u2", "Jonas")];
    waiting.borrow_mut().remove(0).send(list(&both)).ok().expect("somebody waits");
    page.shows("Jonas").await;
    let row = page.find("a.user-link", "Amara").await;
    search(&page, "ama").await;
    assert!(until(|| gateway.sent_to("/users").len() == 2).await);
    assert!(page.text().contains("Jonas"), "old rows stay while new ones are read");
    assert_eq!(window().location().search().as_deref(), Ok("?q=ama"));
    waiting.borrow_mut().remove(0).send(list(&both[..1])).ok().expect("somebody waits");
    assert!(until(|| !page.text().contains("Jonas")).await);
    assert!(page.find("a.user-link", "Amara").await.is_same_node(Some(&row)), "a row is kept");
}

#[wasm_bindgen_test]
async fn the_answer_to_an_older_search_does_not_replace_a_newer_one() {
    let (_gateway, waiting) = slow_lists();
    let page = Page::open("/apps/dev/users?q=first");
    assert!(until(|| waiting.borrow().len() == 1).await);
    search(&page, "second").await;
    assert!(until(|| waiting.borrow().len() == 2).await);
    let [first, second]: [_; 2] = waiting.take().try_into().expect("two lists");
    second.send(list(&[user("u2", "Newer")])).ok().expect("somebody waits");
    page.shows("Newer").await;
    drop(first.send(list(&[user("u1", "Older")])));
    for _ in 0..10 {
        leptos::task::tick().await;
    }
    assert!(page.text().contains("Newer") && !page.text().contains("Older"));
}

#[wasm_bindgen_test]
async fn empty_lists_say_why_and_what_to_do() {
    let _gateway = Gateway::answering(|sent| sent.is_to("/users").then(|| list(&[])));
    let page = Page::open("/apps/dev/users");
    page.shows("No users in Acme yet").await;
    drop(page);
    let page = Page::open("/apps/dev/users?q=zz%2541");
    page.shows("No known user matches “zz%41”").await;
    let link = page.find("a", "Open user “zz%41”").await;
    assert!(link.get_attribute("href").is_some_and(|href| href == "apps/dev/users/zz%2541"));
}

#[wasm_bindgen_test]
async fn a_list_that_fails_says_so_and_is_tried_again() {
    let error = json!({"code": "internal", "message": "m", "requestId": "r-3"});
    let failing = Rc::new(std::cell::Cell::new(true));
    let fails = Rc::clone(&failing);
    let _gateway = Gateway::answering(move |sent| {
        sent.is_to("/users").then(|| {
            if fails.get() {
                Answer::Json(500, json!({"error": error.clone()}))
            } else {
                list(&[user("u1", "Amara")])
            }
        })
    });
    let page = Page::open("/apps/dev/users");
    page.shows("The list could not be read").await;
    page.shows("r-3").await;
    failing.set(false);
    page.press("Try now").await;
    page.shows("Amara").await;
}
