use leptos::{ev, html, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{DragEvent, File, FileReader};

use super::{Button, IconName};

/// Why a file could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It is larger than allowed.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// The text of a file, or why there is none. Byte order marks say how it is encoded; UTF-8 without one.
pub type FileText = Result<String, FileProblem>;

/// A button that asks for a file and reads its text.
#[component]
pub fn FilePick(
    /// The button's label, such as "Use a file…".
    #[prop(into)]
    label: Signal<String>,
    /// Which files are offered first, such as ".csv,.txt".
    accept: &'static str,
    /// Largest file, in bytes.
    most_bytes: usize,
    /// Gets the text.
    #[prop(into)]
    on_text: Callback<FileText>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let ask = move || {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let take = move |_: ev::Event| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            read(&file, most_bytes, on_text);
        }
        // So that the same file can be chosen again after it was corrected.
        input.set_value("");
    };
    view! {
        <Button icon=IconName::File on_press=ask>
            {label}
        </Button>
        <input node_ref=input type="file" hidden accept=accept on:change=take />
    }
}

/// A place where a file may be dropped; its text goes to `on_text`.
#[component]
pub fn FileDrop(
    /// Largest file, in bytes.
    most_bytes: usize,
    /// Gets the text.
    #[prop(into)]
    on_text: Callback<FileText>,
    children: Children,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let drag = move |event: DragEvent| {
        if dragged(&event).is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
            event.prevent_default();
            over.set(true);
        }
    };
    let drop = move |event: DragEvent| {
        over.set(false);
        let file = dragged(&event).and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            event.prevent_default();
            read(&file, most_bytes, on_text);
        }
    };
    view! {
        <div
            class="file-drop"
            data-over=move || over.get().then_some("")
            on:dragover=drag
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            {children()}
        </div>
    }
}

fn dragged(event: &DragEvent) -> Option<web_sys::DataTransfer> {
    event.data_transfer()
}

fn read(file: &File, most_bytes: usize, on_text: Callback<FileText>) {
    #[expect(clippy::cast_precision_loss, reason = "limits of files are far below 2^53")]
    if file.size() > most_bytes as f64 {
        on_text.run(Err(FileProblem::TooLarge));
        return;
    }
    let Ok(reader) = FileReader::new() else {
        on_text.run(Err(FileProblem::Unreadable));
        return;
    };
    let done = {
        let reader = reader.clone();
        Closure::once_into_js(move || {
            let text = reader.result().ok().and_then(|text| text.as_string());
            on_text.try_run(text.ok_or(FileProblem::Unreadable));
        })
    };
    reader.set_onloadend(Some(done.unchecked_ref()));
    if reader.read_as_text(file).is_err() {
        on_text.run(Err(FileProblem::Unreadable));
    }
}
