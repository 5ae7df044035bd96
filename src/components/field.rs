use leptos::prelude::*;

use super::ids::next_id;
use super::{Icon, IconName};

/// What a control needs to be tied to the label and the sentences around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldLinks {
    pub(super) control: StoredValue<String>,
    hint: StoredValue<String>,
    error: StoredValue<String>,
    pub(super) hint_text: Signal<Option<String>>,
    pub(super) error_text: Signal<Option<String>>,
}

impl FieldLinks {
    pub(super) fn new(
        hint_text: Signal<Option<String>>,
        error_text: Signal<Option<String>>,
    ) -> Self {
        let id = next_id("field");
        Self {
            hint: StoredValue::new(format!("{id}-hint")),
            error: StoredValue::new(format!("{id}-error")),
            control: StoredValue::new(id),
            hint_text,
            error_text,
        }
    }

    /// `aria-describedby`: the error takes the hint's place, on the screen as here.
    pub(super) fn described_by(self) -> Option<String> {
        if self.is_invalid() {
            Some(self.error.get_value())
        } else {
            self.hint_text.with(Option::is_some).then(|| self.hint.get_value())
        }
    }

    pub(super) fn is_invalid(self) -> bool {
        self.error_text.with(Option::is_some)
    }

    pub(super) fn aria_invalid(self) -> Option<&'static str> {
        self.is_invalid().then_some("true")
    }
}

/// The frame of a field: label, its limit at the right, hint or error below, a mark in the sheet's margin.
#[component]
pub(super) fn FieldFrame(
    links: FieldLinks,
    label: Signal<String>,
    note: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let FieldLinks { hint_text, error_text, .. } = links;
    view! {
        <div class="field" data-invalid=move || links.aria_invalid()>
            <span class="mark" data-tone="danger">
                <Icon name=IconName::Alert />
            </span>
            <div class="field-head">
                <label class="field-label" for=links.control.get_value()>
                    {label}
                </label>
                <span class="field-note">{note}</span>
            </div>
            {children()}
            <p class="field-error" id=links.error.get_value() aria-live="polite">
                {error_text}
            </p>
            <p class="field-hint" id=links.hint.get_value()>
                {hint_text}
            </p>
        </div>
    }
}
