use leptos::prelude::*;

use crate::components::TextField;
use crate::form::DraftCore;
use crate::pages::parts::CaseField;
use crate::text::use_text;

/// How many reasons are offered.
const OFFERED: usize = 6;

/// The reasons that the admin gave lately, latest first, for as long as the page lives: whoever acts on dozens of
/// users gives few.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reasons {
    /// For what harms.
    against: RwSignal<Vec<String>>,
    /// For everything else.
    other: RwSignal<Vec<String>>,
}

impl Reasons {
    /// Makes empty lists known to all components below.
    pub(super) fn provide() {
        provide_context(Self { against: RwSignal::default(), other: RwSignal::default() });
    }

    fn of(self, harms: bool) -> RwSignal<Vec<String>> {
        if harms { self.against } else { self.other }
    }

    fn remember(self, harms: bool, reason: &str) {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return;
        }
        self.of(harms).try_update(|reasons| {
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
    /// It takes something off the users, so that the usual complaints are no reason for it.
    #[prop(optional)]
    relieves: bool,
) -> impl IntoView {
    let text = use_text();
    let reasons: Reasons = expect_context();
    // What harms asks for a reason.
    let harms = Memo::new(move |_| draft.requires_reason() && !relieves);
    on_cleanup(move || {
        if let (Some(harms), Some(reason)) = (harms.try_get_untracked(), reason.try_get_untracked())
        {
            reasons.remember(harms, &reason);
        }
    });
    let offered = move || {
        let mut offered = reasons.of(harms.get()).get();
        let usual = text.now().dialogs.reasons.into_iter().filter(|_| harms.get());
        for usual in usual {
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
        <CaseField draft case />
    }
}
