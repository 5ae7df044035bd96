use leptos::prelude::*;
use nexconn_api::admin::PreviewRequest;
use nexconn_api::csv;

use super::kind::Kind;
use crate::api::Client;
use crate::components::{Button, ButtonKind, IconName};
use crate::form::Draft;
use crate::pages::parts::{PasteEntry, Sheet, save_csv};
use crate::state::CurrentApp;
use crate::text::use_text;

/// The table, before it is read.
#[component]
pub(super) fn Entry<K: Kind>(sheet: Sheet<K>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let draft = Draft::<K::Preview>::new(move || PreviewRequest {
        app: app.slug(),
        text: sheet.text.get(),
    });
    let look = move || draft.send_to_gateway(client, move |preview| sheet.show(preview));
    let save = move || {
        let mut file = csv::BEGIN.to_owned();
        for row in K::EXAMPLE {
            csv::push_row(&mut file, row.iter().copied());
        }
        save_csv("example.csv", &file);
    };
    let example = view! {
        <Button kind=ButtonKind::Bare icon=IconName::Download on_press=save>
            {text.of(|words| words.import.example)}
        </Button>
    }
    .into_any();
    view! {
        <PasteEntry
            draft=draft.core()
            value=sheet.text
            label=Signal::derive(move || K::words(text).text.to_owned())
            hint=Signal::derive(move || K::words(text).text_hint.to_owned())
            look=text.of(|words| words.import.look)
            looking=text.of(|words| words.import.looking)
            nothing_typed=text.of(|words| words.import.nothing_typed)
            failed=text.of(|words| words.import.failed)
            more=example
            on_look=look
        />
    }
}
