use leptos::{ev, html, prelude::*};

use super::field::{FieldFrame, FieldLinks};
use super::focus::focus;
use super::{IconButton, IconName};

/// A field of several short values, such as user ids: each stands in it as a chip. Enter adds what is typed, pasting a
/// column adds all of it, Backspace in an empty field takes the last one out.
#[component]
pub fn ListField(
    /// Stands above.
    #[prop(into)]
    label: Signal<String>,
    /// The values, in order; one that is there already is not added again.
    values: RwSignal<Vec<String>>,
    /// Stands right of the label, such as "2 of 20".
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Below: what it is for.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Below, instead: how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Must not stay empty.
    #[prop(optional)]
    required: bool,
    /// Name of the × of a value.
    #[prop(into)]
    remove_label: Callback<String, String>,
    /// Called when the field is left.
    #[prop(optional, into)]
    on_commit: Option<Callback<()>>,
) -> impl IntoView {
    let links = FieldLinks::new(hint, error);
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(String::new());
    let add = move |text: &str| {
        let new = split(text);
        values.update(|values| {
            for value in new {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        });
    };
    // A field that has the focus is also left when its page goes, and is gone then.
    let take_typed = move || {
        let Some(text) = typed.try_get_untracked() else { return };
        if !text.trim().is_empty() {
            values.update(|values| {
                let value = text.trim().to_owned();
                if !values.contains(&value) {
                    values.push(value);
                }
            });
        }
        typed.set(String::new());
    };
    let key = move |event: ev::KeyboardEvent| {
        let is_empty = typed.with_untracked(String::is_empty);
        if event.key() == "Enter" && !is_empty && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            take_typed();
        } else if event.key() == "Backspace" && is_empty {
            values.update(|values| drop(values.pop()));
        }
    };
    let paste = move |event: ev::ClipboardEvent| {
        let text = event.clipboard_data().and_then(|data| data.get_data("text").ok());
        if let Some(text) = text.filter(|text| text.trim().contains(SEPARATORS)) {
            event.prevent_default();
            add(&text);
        }
    };
    let leave = move |_| {
        take_typed();
        if let Some(on_commit) = on_commit {
            on_commit.try_run(());
        }
    };
    let chip = move |value: String| {
        let (own, label) = (value.clone(), remove_label.run(value.clone()));
        let remove = move || {
            values.update(|values| values.retain(|value| *value != own));
            if let Some(input) = input.get_untracked() {
                focus(&input);
            }
        };
        view! {
            <li class="list-item">
                <bdi dir="ltr">{value}</bdi>
                <IconButton icon=IconName::X label on_press=remove />
            </li>
        }
    };
    view! {
        <FieldFrame links label note>
            <div class="list-field" data-invalid=move || links.aria_invalid()>
                <ul class="list-items" aria-label=label>
                    {move || values.get().into_iter().map(chip).collect_view()}
                </ul>
                <input
                    node_ref=input
                    id=links.control.get_value()
                    class="list-input"
                    type="text"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-required=required.then_some("true")
                    aria-invalid=move || links.aria_invalid()
                    aria-describedby=move || links.described_by()
                    prop:value=typed
                    on:input:target=move |event| typed.set(event.target().value())
                    on:keydown=key
                    on:paste=paste
                    on:change=leave
                />
            </div>
        </FieldFrame>
    }
}

/// What parts values in a pasted text.
const SEPARATORS: [char; 5] = ['\n', '\r', '\t', ',', ';'];

fn split(text: &str) -> Vec<String> {
    let values = text.split(SEPARATORS).map(str::trim).filter(|value| !value.is_empty());
    values.map(ToOwned::to_owned).collect()
}
