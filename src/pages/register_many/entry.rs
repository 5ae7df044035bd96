use leptos::prelude::*;
use nexconn_api::admin::{PreviewRegistration, PreviewRequest};

use super::state::Users;
use crate::api::Client;
use crate::form::Draft;
use crate::pages::parts::PasteEntry;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The table, before it is read.
#[component]
pub(super) fn Entry(sheet: Users) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let draft = Draft::<PreviewRegistration>::new(move || PreviewRequest {
        app: app.slug(),
        text: sheet.text.get(),
    });
    let look = move || draft.send_to_gateway(client, move |preview| sheet.show(preview));
    view! {
        <PasteEntry
            draft=draft.core()
            value=sheet.text
            label=text.of(|words| words.register_many.text)
            hint=text.of(|words| words.register_many.text_hint)
            look=text.of(|words| words.register_many.look)
            looking=text.of(|words| words.register_many.looking)
            nothing_typed=text.of(|words| words.register_many.nothing_typed)
            failed=text.of(|words| words.register_many.failed)
            on_look=look
        />
    }
}
