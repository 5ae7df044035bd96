use leptos::prelude::*;

use crate::components::{TextField, TextKind};
use crate::form::DraftCore;
use crate::text::use_text;

/// How many reasons are offered.
const OFFERED: usize = 6;

/// The reasons that the admin gave lately, latest first, for as long as the page lives: whoever acts on dozens of
/// users gives few.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reasons(RwSignal<Vec<String>>);

impl Reasons {
    /// Makes an empty list known to all components below.
    pub(super) fn provide() {
        provide_context(Self(RwSignal::new(Vec::new())));
    }

    fn remember(self, reason: &str) {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return;
        }
        self.0.try_update(|reasons| {
            reasons.retain(|known| *known != reason);
            reasons.insert(0, reason);
            reasons.truncate(OFFERED);
        });
    }
}

/// Why, and the number of the case. Common reasons and those given lately fill the field at a press; what was typed in
/// a dialog that was closed is among them.
#[component]
pub(crate) fn ReasonFields(
    /// The request they go with.
    draft: DraftCore,
    /// What is typed as the reason.
    reason: RwSignal<String>,
    /// What is typed as the number of the case.
    case: RwSignal<String>,
) -> impl IntoView {
    let text = use_text();
    let reasons: Reasons = expect_context();
    on_cleanup(move || {
        if let Some(reason) = reason.try_get_untracked() {
            reasons.remember(&reason);
        }
    });
    let offered = move || {
        let mut offered = reasons.0.get();
        for usual in text.now().dialogs.reasons {
            if !offered.iter().any(|known| known == usual) {
                offered.push(usual.to_owned());
            }
        }
        offered.truncate(OFFERED);
        offered
    };
    let chip = move |offered: String| {
        let (fill, title) = (offered.clone(), offered.clone());
        view! {
            <button type="button" class="reason-chip" title=title on:click=move |_| reason.set(fill.clone())>
                {offered}
            </button>
        }
    };
    let is_optional = Signal::derive(move || !draft.requires_reason());
    view! {
        <div class="reason">
            {move || {
                view! {
                    <TextField
                        label=text.of(|words| words.form.reason)
                        value=reason
                        rows=2
                        optional=is_optional.get()
                        autofocus=true
                        hint=text.of(|words| words.form.reason_hint)
                        error=draft.error_of("reason")
                        on_commit=move || draft.leave("reason")
                    />
                }
            }}
            <div class="reason-chips" role="group" aria-label=text.of(|words| words.dialogs.fill_in)>
                {move || offered().into_iter().map(chip).collect_view()}
            </div>
        </div>
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
