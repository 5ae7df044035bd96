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
) -> impl IntoView {
    let text = use_text();
    view! {
        <TextField
            label=text.of(|words| words.dialogs.case)
            value=case
            kind=TextKind::Machine
            optional=true
            hint=text.of(|words| words.dialogs.case_hint)
            error=draft.error_of("case")
            on_commit=move || draft.leave("case")
        />
    }
}
