use leptos::prelude::*;
use nexconn_api::admin::{PreviewRegistration, PreviewRegistrationRequest};

use super::state::Sheet;
use crate::api::Client;
use crate::components::{Button, ButtonKind, ButtonLink, Columns, Form, FormActions};
use crate::form::{Draft, ProblemNotice};
use crate::pages::parts::TextEntry;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The table, before it is read.
#[component]
pub(super) fn Entry(sheet: Sheet) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let draft = Draft::<PreviewRegistration>::new(move || PreviewRegistrationRequest {
        app: app.slug(),
        text: sheet.text.get(),
    });
    let is_empty = Memo::new(move |_| sheet.text.with(|text| text.trim().is_empty()));
    let look = move || {
        if !is_empty.get_untracked() {
            draft.send_to_gateway(client, move |preview| sheet.show(preview));
        }
    };
    let blocked = Signal::derive(move || {
        is_empty.get().then(|| text.now().register_many.nothing_typed.to_owned())
    });
    view! {
        <ProblemNotice draft=draft.core() failed=text.of(|words| words.register_many.failed) />
        <Columns>
            <Form on_submit=look>
                <TextEntry
                    label=text.of(|words| words.register_many.text)
                    hint=text.of(|words| words.register_many.text_hint)
                    value=sheet.text
                    error=draft.error_of("text")
                    on_whole=look
                />
                <FormActions>
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        busy=draft.busy()
                        busy_label=text.of(|words| words.register_many.looking)
                        blocked
                    >
                        {text.of(|words| words.register_many.look)}
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
