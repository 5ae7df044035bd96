use std::time::Duration;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::focus::{focus, focus_if_lost};
use super::ids::next_id;
use super::words::words;
use super::{IconButton, IconName};

/// How wide a dialog is; on a phone each is a sheet from below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    /// 480 px, one column.
    #[default]
    Small,
    /// 940 px, with a [`DialogAside`] that says what will happen.
    Wide,
}

/// A modal dialog: [`DialogBody`], perhaps a [`DialogAside`], and a [`DialogFooter`], or a form around them.
///
/// The focus starts on the first field and returns to where it was. Esc and × call `on_close`; the content is made
/// anew at each opening.
#[component]
pub fn Dialog(
    /// Whether it is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// A verb and what it is done to.
    #[prop(into)]
    title: Signal<String>,
    /// How wide.
    #[prop(optional)]
    size: DialogSize,
    /// Carries the hatch: it changes data of a production app.
    #[prop(optional, into)]
    hatched: Signal<bool>,
    /// Asked to close; `open` is the caller's to change. While a call is under way it may refuse.
    #[prop(into)]
    on_close: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let words = words();
    let title_id = next_id("dialog");
    let labelled_by = title_id.clone();
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = element.get() else { return };
        if !open.get() {
            if dialog.open() {
                dialog.close();
                // What opened it may be gone.
                focus_if_lost("main h1");
            }
        } else if !dialog.open() && dialog.show_modal().is_ok() {
            // The content is rendered by an effect of its own, after this one.
            set_timeout(move || focus_first(&dialog), Duration::ZERO);
        }
    });
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    view! {
        <dialog
            node_ref=element
            class="dialog"
            data-size=match size {
                DialogSize::Small => "small",
                DialogSize::Wide => "wide",
            }
            data-hatched=move || hatched.get().then_some("")
            data-env=move || hatched.get().then_some("production")
            aria-labelledby=labelled_by
            on:cancel=cancel
        >
            <div class="dialog-header">
                <h2 id=title_id>{title}</h2>
                <IconButton icon=IconName::X label=words.close on_press=on_close />
            </div>
            {move || open.get().then(|| children())}
        </dialog>
    }
}

/// The choice, or the question.
#[component]
pub fn DialogBody(children: Children) -> impl IntoView {
    view! { <div class="dialog-body">{children()}</div> }
}

/// What will happen, and the request; beside the body where there is room, below it on a phone.
#[component]
pub fn DialogAside(children: Children) -> impl IntoView {
    view! { <aside class="dialog-aside">{children()}</aside> }
}

/// The buttons: Cancel first, then the verb.
#[component]
pub fn DialogFooter(children: Children) -> impl IntoView {
    view! { <div class="dialog-footer">{children()}</div> }
}

/// Puts the focus on the field that asks for it, or the first one, or the first button at the foot.
fn focus_first(dialog: &web_sys::HtmlDialogElement) {
    const PLACES: [&str; 3] = [
        "[autofocus]",
        "input:not([disabled], [readonly]), textarea, select",
        ".dialog-footer button",
    ];
    let place = PLACES.iter().find_map(|place| dialog.query_selector(place).ok().flatten());
    if let Some(element) = place.and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok()) {
        focus(&element);
    }
}
