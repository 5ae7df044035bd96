//! The browser's storage for choices. It may be forbidden or full: then a choice lasts as long as
//! the page.

use leptos::prelude::window;

/// Reads what was stored under a key.
pub(super) fn read(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Stores a choice; without one, forgets it.
pub(super) fn write(key: &str, value: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let stored = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
    if let Err(cause) = stored {
        leptos::logging::warn!("the browser does not keep {key}: {cause:?}");
    }
}
