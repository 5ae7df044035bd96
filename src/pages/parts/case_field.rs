use leptos::prelude::*;

use crate::components::{TextField, TextKind};
use crate::form::DraftCore;
use crate::text::use_text;

/// The number of the case.
#[component]
pub(crate) fn CaseField(
    /// The request it goes with.
    draft: DraftCore,
    /// What is typed.
    case: RwSignal<String>,
    /// What becomes of it, where that is not the usual.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// The focus starts here.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let text = use_text();
    view! {
        <TextField
            label=text.of(|words| words.dialogs.case)
            value=case
            kind=TextKind::Machine
            optional=true
            hint=hint.unwrap_or_else(|| text.of(|words| words.dialogs.case_hint))
            autofocus
            error=draft.error_of("case")
            on_commit=move || draft.leave("case")
        />
    }
}
