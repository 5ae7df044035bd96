use leptos::prelude::*;
use nexconn_api::admin::{RecogniseUsers, RecogniseUsersRequest};

use super::found::Found;
use super::state::Many;
use crate::api::Client;
use crate::form::Draft;
use crate::pages::parts::PasteEntry;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The text, before it is read.
#[component]
pub(super) fn Entry(
    many: Many,
    /// The text came from another page and is looked at without being asked.
    reads_at_once: bool,
) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let draft = Draft::<RecogniseUsers>::new(move || RecogniseUsersRequest {
        app: app.slug(),
        text: many.text.get(),
    });
    let look = move || {
        let read = many.text.get_untracked();
        draft.send_to_gateway(client, move |recognised| many.show(Found::new(read, recognised)));
    };
    view! {
        <PasteEntry
            draft=draft.core()
            value=many.text
            reads_at_once
            label=text.of(|words| words.many.text)
            hint=text.of(|words| words.many.text_hint)
            look=text.of(|words| words.many.look)
            looking=text.of(|words| words.many.looking)
            nothing_typed=text.of(|words| words.many.nothing_typed)
            failed=text.of(|words| words.many.failed)
            on_look=look
        />
    }
}
