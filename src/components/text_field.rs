use leptos::prelude::*;

use super::field::{FieldFrame, FieldLinks};
use super::words::words;
use super::{IconButton, IconName};

/// What a text field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Words.
    #[default]
    Text,
    /// An id, a token or an address, in mono, never corrected or capitalised by the browser.
    Machine,
    /// An e-mail address.
    Email,
    /// A password, which a button makes readable.
    Password,
    /// An http address.
    Url,
    /// A date with time, `2026-11-24T14:02`, in the reader's own zone.
    DateTime,
}

impl TextKind {
    const fn input_type(self) -> &'static str {
        match self {
            // An address too: the browser's own check would stop the form before ours can say what to mend.
            Self::Text | Self::Machine | Self::Url => "text",
            Self::Email => "email",
            Self::Password => "password",
            Self::DateTime => "datetime-local",
        }
    }

    const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Url => Some("url"),
            _ => None,
        }
    }

    const fn is_mono(self) -> bool {
        matches!(self, Self::Machine | Self::Url)
    }

    const fn is_prose(self) -> bool {
        matches!(self, Self::Text)
    }
}

/// A field of one line, or of several with `rows`.
#[component]
pub fn TextField(
    /// Stands above.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// What it holds.
    #[prop(optional)]
    kind: TextKind,
    /// May stay empty; the label says so unless a note stands there.
    #[prop(optional)]
    optional: bool,
    /// Stands right of the label, such as "14 of 64".
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Below: what it is for.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Below, instead: how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What the browser may fill in, such as "username" or "off".
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// An example of what to type; never the only place that says it.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// Lines shown; one line if none are given.
    #[prop(optional)]
    rows: Option<u8>,
    /// Can be read and copied, not changed.
    #[prop(optional, into)]
    read_only: Signal<bool>,
    /// Gets the focus when a dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Called when the field is left after a change.
    #[prop(optional, into)]
    on_commit: Option<Callback<()>>,
) -> impl IntoView {
    let words = words();
    let links = FieldLinks::new(hint, error);
    let readable = RwSignal::new(false);
    let note =
        Signal::derive(move || note.get().or_else(|| optional.then(|| words.optional.get())));
    let commit = move |_| {
        if let Some(on_commit) = on_commit {
            // A field that has the focus is also left when its dialog closes, by Ctrl Enter say, and is gone then.
            on_commit.try_run(());
        }
    };
    let input_type = move || if readable.get() { "text" } else { kind.input_type() };
    let mono = kind.is_mono().then_some("");
    let control = if let Some(rows) = rows {
        view! {
            <textarea
                id=links.control.get_value()
                class="input"
                data-mono=mono
                rows=rows.to_string()
                autocomplete=autocomplete
                autofocus=autofocus
                spellcheck=if kind.is_prose() { "true" } else { "false" }
                placeholder=placeholder
                readonly=read_only
                aria-required=(!optional).then_some("true")
                aria-invalid=move || links.aria_invalid()
                aria-describedby=move || links.described_by()
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
                on:change=commit
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=links.control.get_value()
                class="input"
                data-mono=mono
                type=input_type
                inputmode=kind.input_mode()
                autocomplete=autocomplete
                autocapitalize=(!kind.is_prose()).then_some("none")
                autofocus=autofocus
                spellcheck="false"
                placeholder=placeholder
                readonly=read_only
                aria-required=(!optional).then_some("true")
                aria-invalid=move || links.aria_invalid()
                aria-describedby=move || links.described_by()
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
                on:change=commit
            />
        }
        .into_any()
    };
    let reveal = (kind == TextKind::Password).then(|| {
        view! {
            <IconButton
                icon=IconName::Eye
                label=words.show_password
                pressed=readable
                on_press=move || readable.update(|on| *on = !*on)
            />
        }
    });
    view! {
        <FieldFrame links label note>
            <div class="input-box">{control} {reveal}</div>
        </FieldFrame>
    }
}
