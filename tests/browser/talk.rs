//! "Can A message B?" by itself.

use leptos::prelude::*;
use nexconn_api::admin::Environment;
use nexconn_console::pages::{ActionDialogs, TalkPage};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, Page, en};

#[wasm_bindgen_test]
async fn the_page_has_the_question_s_name_and_nothing_is_asked_again_before_two_are_chosen() {
    let network = Network::take();
    let page = Page::show_at("/apps/acme-dev/talk", Environment::Development, || {
        view! {
            <TalkPage />
            <ActionDialogs />
        }
    });
    page.find("heading", en().talk.question).await;
    page.says(en().talk.choose).await;
    assert_eq!(page.named("button", en().why.ask_again).len(), 0);
    assert_eq!(network.sent("/message"), 0);
}
