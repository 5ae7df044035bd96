use leptos::prelude::*;

use crate::components::{Button, ButtonKind, ButtonLink, Columns, Form, FormActions};
use crate::form::{DraftCore, ProblemNotice};
use crate::pages::parts::TextEntry;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The list as a text, before it is read.
#[component]
pub(crate) fn PasteEntry(
    /// The request that has it read; its field is named `text`.
    draft: DraftCore,
    /// What is typed or pasted.
    value: RwSignal<String>,
    /// It came from another page and is read without being asked.
    #[prop(optional)]
    reads_at_once: bool,
    /// What the text is.
    label: Signal<String>,
    /// What it may hold.
    hint: Signal<String>,
    /// The button that has it read.
    look: Signal<String>,
    /// The same while it is read.
    looking: Signal<String>,
    /// Why an empty text is not read.
    nothing_typed: Signal<String>,
    /// What did not happen where it was not read.
    failed: Signal<String>,
    /// Further buttons.
    #[prop(optional)]
    more: Option<AnyView>,
    /// Asked to read it; it is not empty.
    #[prop(into)]
    on_look: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let is_empty = Memo::new(move |_| value.with(|value| value.trim().is_empty()));
    let start = move || {
        if !is_empty.get_untracked() {
            on_look.run(());
        }
    };
    if reads_at_once {
        start();
    }
    view! {
        <ProblemNotice draft failed />
        <Columns>
            <Form on_submit=start>
                <TextEntry label hint value error=draft.error_of("text") on_whole=start />
                <FormActions>
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        busy=draft.busy()
                        busy_label=looking
                        blocked=Signal::derive(move || is_empty.get().then(|| nothing_typed.get()))
                    >
                        {look}
                    </Button>
                    <ButtonLink href=Signal::derive(move || Route::Users { app: app.slug() }.href())>
                        {text.of(|words| words.form.cancel)}
                    </ButtonLink>
                    {more}
                </FormActions>
            </Form>
        </Columns>
    }
    .into_any()
}
