use leptos::prelude::*;
use nexconn_api::admin::{RecogniseUsers, RecogniseUsersRequest};

use super::found::Found;
use super::state::Many;
use crate::api::Client;
use crate::components::{Button, ButtonKind, ButtonLink, Columns, Form, FormActions};
use crate::form::{Draft, ProblemNotice};
use crate::pages::parts::TextEntry;
use crate::route::Route;
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
    let is_empty = Memo::new(move |_| many.text.with(|text| text.trim().is_empty()));
    let look = move || {
        if is_empty.get_untracked() {
            return;
        }
        let read = many.text.get_untracked();
        draft.send_to_gateway(client, move |recognised| many.show(Found::new(read, recognised)));
    };
    if reads_at_once {
        look();
    }
    let blocked =
        Signal::derive(move || is_empty.get().then(|| text.now().many.nothing_typed.to_owned()));
    view! {
        <ProblemNotice draft=draft.core() failed=text.of(|words| words.many.failed) />
        <Columns>
            <Form on_submit=look>
                <TextEntry
                    label=text.of(|words| words.many.text)
                    hint=text.of(|words| words.many.text_hint)
                    value=many.text
                    error=draft.error_of("text")
                    on_whole=look
                />
                <FormActions>
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        busy=draft.busy()
                        busy_label=text.of(|words| words.many.looking)
                        blocked
                    >
                        {text.of(|words| words.many.look)}
                    </Button>
                    <ButtonLink href=Signal::derive(move || Route::Users { app: app.slug() }.href())>
                        {text.of(|words| words.form.cancel)}
                    </ButtonLink>
                </FormActions>
            </Form>
        </Columns>
    }
    .into_any()
}
