use leptos::prelude::*;
use nexconn_api::local::{GetProfileKeys, GetProfileKeysRequest};

use crate::api::{Client, Reading};
use crate::state::CurrentApp;

/// Keys of the custom attributes that the app's service declares; none where it has no `/console`: the cloud tells of no
/// declaration.
pub(crate) fn declared_keys() -> Signal<Vec<String>> {
    let client = Client::here();
    let app = CurrentApp::here();
    if !untrack(|| app.has_console()) {
        return Signal::stored(Vec::new());
    }
    let declared =
        Reading::new(move || client.ask::<GetProfileKeys>(app.slug(), &GetProfileKeysRequest {}));
    Signal::derive(move || {
        declared.with(|read| read.map(|read| read.keys.clone()).unwrap_or_default())
    })
}
