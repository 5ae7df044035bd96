use std::time::Duration;

use js_sys::Array;
use leptos::prelude::*;
use nexconn_api::csv::MEDIA_TYPE;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser keeps the content for a download to begin.
const HELD: Duration = Duration::from_mins(1);

/// Saves a text as a file of the reader's; whether the browser took it.
pub(crate) fn save_csv(name: &str, text: &str) -> bool {
    let saved = try_save(name, text);
    if let Err(cause) = &saved {
        leptos::logging::error!("the browser saves no file: {cause:?}");
    }
    saved.is_ok()
}

fn try_save(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(MEDIA_TYPE);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(move || drop(Url::revoke_object_url(&address)), HELD);
    Ok(())
}
