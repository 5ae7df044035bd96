use std::time::Duration;

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlButtonElement, HtmlDocument, HtmlTextAreaElement};

use super::words::words;
use super::{ButtonKind, Icon, IconName};

/// How long the button shows that it has copied.
const ACKNOWLEDGED: Duration = Duration::from_secs(2);

/// Copies a text, shows a ✓ for two seconds and announces it.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    value: Signal<String>,
    /// The button's name; "Copy" if not given.
    #[prop(optional, into)]
    label: Signal<Option<String>>,
    /// Shows the name as a label, in this kind of button; an icon alone if not given.
    #[prop(optional)]
    kind: Option<ButtonKind>,
    /// Called once the text is in the clipboard.
    #[prop(optional, into)]
    on_copied: Option<Callback<()>>,
) -> impl IntoView {
    let words = words();
    let button = NodeRef::<html::Button>::new();
    let outcome = RwSignal::new(None::<bool>);
    let copy = Action::new_local(move |text: &String| {
        let text = text.clone();
        let button = button.get_untracked();
        async move {
            let done = copy_text(&text, button.as_ref()).await;
            if outcome.try_set(Some(done)).is_none() {
                set_timeout(
                    move || {
                        outcome.try_set(None);
                    },
                    ACKNOWLEDGED,
                );
                if let Some(on_copied) = on_copied.filter(|_| done) {
                    on_copied.run(());
                }
            }
        }
    });
    let name = move || label.get().unwrap_or_else(|| words.copy.get());
    let icon = move || match outcome.get() {
        None => IconName::Copy,
        Some(true) => IconName::Check,
        Some(false) => IconName::Alert,
    };
    let announcement = move || match outcome.get() {
        None => String::new(),
        Some(true) => words.copied.get(),
        Some(false) => words.copy_failed.get(),
    };
    view! {
        <span class="copy">
            <button
                type="button"
                node_ref=button
                class=if kind.is_some() { "button" } else { "button icon-button" }
                data-kind=kind.unwrap_or(ButtonKind::Bare).name()
                data-size=if kind.is_some() { "usual" } else { "small" }
                data-copied=move || outcome.get().map(|done| if done { "done" } else { "failed" })
                aria-label=move || kind.is_none().then(name)
                title=move || kind.is_none().then(name)
                on:click=move |_| {
                    copy.dispatch(value.get_untracked());
                }
            >
                {move || view! { <Icon name=icon() /> }}
                {kind.map(|_| view! { <span class="button-label">{name}</span> })}
            </button>
            <span class="copy-announcement" role="status">
                {announcement}
            </span>
        </span>
    }
}

/// Puts a text into the clipboard: the modern way, or the old one where the page was not loaded securely.
pub(crate) async fn copy_text(text: &str, beside: Option<&HtmlButtonElement>) -> bool {
    let navigator = window().navigator();
    let is_secure = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object());
    if is_secure && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok() {
        return true;
    }
    beside.is_some_and(|beside| copy_by_selection(text, beside).unwrap_or(false))
}

/// Selects a text beside the button (a modal dialog lets nothing outside it be selected) and copies the selection.
fn copy_by_selection(text: &str, beside: &HtmlButtonElement) -> Result<bool, JsValue> {
    let Some(parent) = beside.parent_element() else { return Ok(false) };
    let page: HtmlDocument = document().unchecked_into();
    let area: HtmlTextAreaElement = page.create_element("textarea")?.unchecked_into();
    area.set_class_name("visually-hidden");
    area.set_value(text);
    parent.append_child(&area)?;
    area.select();
    let copied = page.exec_command("copy");
    area.remove();
    beside.focus()?;
    copied
}
