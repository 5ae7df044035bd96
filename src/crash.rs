//! What is shown when the program itself fails.

use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;

use crate::text::Language;

/// From now on a panic replaces the page by one that says so and offers to reload.
pub fn paint_on_panic() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Err(cause) = paint() {
            leptos::logging::error!("the page of the failure cannot be shown: {cause:?}");
        }
    }));
}

/// Uses the document alone: after a panic, nothing of ours may be relied on.
fn paint() -> Result<(), JsValue> {
    let language = Language::of_document();
    let words = &language.first_catalog().crash;
    let page = document();
    let Some(body) = page.body() else { return Ok(()) };
    let frame = page.create_element("div")?;
    frame.set_class_name("crash");
    frame.set_attribute("role", "alert")?;
    let title = page.create_element("h1")?;
    title.set_text_content(Some(words.title));
    let detail = page.create_element("p")?;
    detail.set_text_content(Some(words.detail));
    // A target makes the link one that the browser follows itself.
    let reload = page.create_element("a")?;
    reload.set_class_name("button");
    reload.set_attribute("data-kind", "primary")?;
    reload.set_attribute("target", "_self")?;
    reload.set_attribute("href", &window().location().href()?)?;
    reload.set_text_content(Some(words.reload));
    for part in [&title, &detail, &reload] {
        frame.append_child(part)?;
    }
    body.set_text_content(None);
    body.append_child(&frame)?;
    Ok(())
}
