use leptos::prelude::*;
use nexconn_console::components::{CopyButton, TokenBlock};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Clipboard, Page, en, until};

#[wasm_bindgen_test]
async fn it_copies_what_it_stands_for_at_the_moment_and_says_so() {
    let clipboard = Clipboard::working();
    let value = RwSignal::new("amara".to_owned());
    let copied = RwSignal::new(0);
    let on_copied = move || copied.update(|times| *times += 1);
    let page = Page::show(move || view! { <CopyButton value=value on_copied=on_copied /> });
    value.set("noor".to_owned());
    page.press("button", en().words.copy).await;
    page.says(en().words.copied).await;
    assert_eq!(clipboard.held().as_deref(), Some("noor"));
    assert_eq!(copied.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_is_told_of_and_nothing_counts_as_copied() {
    let _clipboard = Clipboard::refusing();
    let copied = RwSignal::new(false);
    let on_copied = move || copied.set(true);
    let page = Page::show(move || view! { <CopyButton value="amara" on_copied=on_copied /> });
    page.press("button", en().words.copy).await;
    page.says(en().words.copy_failed).await;
    assert!(!copied.get_untracked());
}

#[wasm_bindgen_test]
async fn a_token_is_shown_whole_and_copied_whole() {
    let token = "k8Qv/Zl+b3Jn==;".repeat(20);
    let clipboard = Clipboard::working();
    let copied = RwSignal::new(false);
    let page = {
        let token = token.clone();
        let on_copied = move || copied.set(true);
        Page::show(move || {
            view! { <TokenBlock token label="Access token" copy_label="Copy token" on_copied /> }
        })
    };
    let block = page.find("group", "Access token").await;
    assert!(block.text_content().unwrap().contains(&token));
    page.press("button", "Copy token").await;
    assert!(until(|| copied.get_untracked()).await);
    assert_eq!(clipboard.held(), Some(token));
}
