use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::FutureExt;
use nexconn_api::Endpoint;
use nexconn_api::nexconn::IssueAccessToken;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Answer, Gateway, Page, Sent, until};

const GET: &str = "/v4/user/get";
const ISSUE: &str = "/v4/auth/access-token/issue";

fn issued() -> Answer {
    let body = serde_json::from_str(IssueAccessToken::SPEC.example.response).expect("JSON");
    Answer::of_call(200, &body)
}

fn nobody() -> Answer {
    Answer::of_call(400, &json!({"code": 400, "errorMessage": "no such user"}))
}

/// A gateway where no id is registered yet, and `issue` answers registrations.
fn gateway(issue: impl Fn(&Sent) -> Answer + 'static) -> Gateway {
    Gateway::answering(move |sent| {
        if sent.is_to(GET) {
            Some(nobody())
        } else if sent.is_to(ISSUE) {
            Some(issue(sent))
        } else {
            None
        }
    })
}

async fn register_form() -> Page {
    let page = Page::open("/apps/dev/users/new");
    page.find("h1", "Register user").await;
    page
}

async fn fill(page: &Page) {
    page.fill("User id", "u1").await;
    page.fill("Name", "Amara").await;
}

#[wasm_bindgen_test]
async fn wrong_fields_say_how_to_mend_them_and_nothing_is_sent() {
    let gateway = gateway(|_| issued());
    let page = register_form().await;
    page.fill("User id", "amara okafor").await;
    page.press("Register user").await;
    page.shows("2 fields to correct").await;
    assert!(page.error_of("User id").await.contains("can’t hold a space"));
    assert_eq!(page.error_of("Name").await, "This is needed.");
    assert!(gateway.sent_to(ISSUE).is_empty() && gateway.sent_to(GET).is_empty());
    page.fill("User id", "amara").await;
    assert_eq!(page.error_of("User id").await, "", "a mended field is no longer marked");
}

#[wasm_bindgen_test]
async fn a_second_press_while_it_is_sent_sends_nothing() {
    let (answer, waits) = oneshot::channel::<()>();
    let waits = waits.shared();
    let gateway = gateway(move |_| {
        let waits = waits.clone();
        Answer::Later(Box::pin(async move {
            waits.await.expect("the test answers");
            issued()
        }))
    });
    let page = register_form().await;
    fill(&page).await;
    page.press("Register user").await;
    assert!(until(|| gateway.sent_to(ISSUE).len() == 1).await);
    let button = page.find("button", "Register user").await;
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
    button.click();
    button.click();
    answer.send(()).expect("somebody waits");
    page.shows("Amara is registered").await;
    assert_eq!(gateway.sent_to(ISSUE).len(), 1);
}

#[wasm_bindgen_test]
async fn what_the_server_finds_wrong_stands_at_its_field() {
    let field = json!({"field": "request.name", "rule": "tooShort", "min": 2, "actual": 1});
    let error = json!({"code": "invalid", "message": "m", "fields": [field], "requestId": "r-7"});
    let _gateway = gateway(move |_| Answer::Json(422, json!({"error": error.clone()})));
    let page = register_form().await;
    fill(&page).await;
    page.press("Register user").await;
    page.shows("The user was not registered.").await;
    page.shows("r-7").await;
    assert!(page.error_of("Name").await.contains("At least 2 characters"));
    assert_eq!(page.field("Name").await.value(), "Amara", "what was typed stays");
    page.fill("Name", "Ama").await;
    assert_eq!(page.error_of("Name").await, "", "it was said of another name");
}

#[wasm_bindgen_test]
async fn a_refusal_says_what_its_code_means_and_that_nothing_changed() {
    let _gateway =
        gateway(|_| Answer::of_call(403, &json!({"code": 2007, "errorMessage": "quota"})));
    let page = register_form().await;
    fill(&page).await;
    page.press("Register user").await;
    page.shows("The user was not registered.").await;
    let text = page.text();
    for part in ["100 in the development environment", "Nothing was changed.", "2007", "request-1"]
    {
        assert!(text.contains(part), "{part:?} is not in: {text}");
    }
}

/// The operations of the first two tries, when the first is answered so.
async fn operations(first: fn() -> Answer) -> [Value; 2] {
    let is_first = Rc::new(Cell::new(true));
    let gateway = gateway(move |_| if is_first.replace(false) { first() } else { issued() });
    let page = register_form().await;
    fill(&page).await;
    page.press("Register user").await;
    assert!(until(|| gateway.sent_to(ISSUE).len() == 1).await);
    page.find("button", "Copy details").await;
    page.press("Register user").await;
    page.shows("Amara is registered").await;
    let sent = gateway.sent_to(ISSUE);
    [sent[0].body["operation"].clone(), sent[1].body["operation"].clone()]
}

#[wasm_bindgen_test]
async fn a_try_without_an_answer_is_repeated_as_the_same_operation() {
    let [first, second] = operations(|| Answer::None).await;
    assert_eq!(first, second);
    let unknown = || Answer::Json(504, json!({"outcome": "unknown", "requestId": "r"}));
    let [first, second] = operations(unknown).await;
    assert_eq!(first, second);
}

#[wasm_bindgen_test]
async fn a_try_after_a_refusal_is_a_new_operation() {
    let refused = || Answer::of_call(429, &json!({"code": 1008, "errorMessage": "slow down"}));
    let [first, second] = operations(refused).await;
    assert_ne!(first, second);
}

#[wasm_bindgen_test]
async fn a_registered_id_is_told_before_anything_is_overwritten() {
    let stored = json!({"name": "Known Name", "avatarUrl": "", "createdAt": "2026-01-02 03:04:05"});
    let gateway = Gateway::answering(move |sent| {
        if sent.is_to(GET) {
            Some(Answer::of_call(200, &json!({"code": 0, "result": stored.clone()})))
        } else if sent.is_to(ISSUE) {
            Some(issued())
        } else {
            None
        }
    });
    let page = register_form().await;
    page.fill("User id", "known").await;
    page.shows("This id is registered already, as “Known Name”.").await;
    assert_eq!(page.field("Name").await.value(), "Known Name");
    assert!(gateway.sent_to(ISSUE).is_empty());
    page.press("Issue another token").await;
    page.shows("Another token for Known Name").await;
    let sent = gateway.sent_to(ISSUE);
    assert_eq!(sent[0].body["request"]["name"], "Known Name");
}

#[wasm_bindgen_test]
async fn nobody_leaves_a_token_behind_unasked() {
    let _gateway = gateway(|_| issued());
    let page = register_form().await;
    fill(&page).await;
    page.press("Register user").await;
    page.shows("Amara is registered").await;
    page.find("a", "Back to users").await.click();
    page.shows("Leave without the token?").await;
    page.press("Stay").await;
    page.shows("shown only now").await;
    page.find("a", "Back to users").await.click();
    page.press("Leave").await;
    page.find("h1", "Users").await;
    assert!(!page.text().contains("shown only now"));
}
