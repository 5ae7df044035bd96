use leptos::prelude::*;
use nexconn_api::admin::PASTE_BYTES;

use crate::components::{FileDrop, FilePick, FileProblem, FileText, TextField, TextKind};
use crate::text::use_text;

/// A large field for a text that is pasted, dropped as a file, or taken from one.
#[component]
pub(crate) fn TextEntry(
    /// What the text is.
    #[prop(into)]
    label: Signal<String>,
    /// What it may hold.
    #[prop(into)]
    hint: Signal<String>,
    /// The text.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// A whole text came at once: it was pasted into the empty field, or a file was read.
    #[prop(into)]
    on_whole: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let problem = RwSignal::new(None::<FileProblem>);
    let take = move |file: FileText| match file {
        Ok(content) => {
            problem.set(None);
            value.set(content);
            on_whole.run(());
        }
        Err(why) => problem.set(Some(why)),
    };
    let error = Signal::derive(move || {
        let words = &text.now().many;
        match problem.get() {
            Some(FileProblem::TooLarge) => {
                Some((words.file_too_large)(PASTE_BYTES / (1024 * 1024)))
            }
            Some(FileProblem::Unreadable) => Some(words.file_unreadable.to_owned()),
            None => error.get(),
        }
    });
    let pasted = move |_| {
        if value.with_untracked(String::is_empty) {
            // The field has the text once the event is over.
            request_animation_frame(move || on_whole.run(()));
        }
    };
    view! {
        <div class="text-entry" on:paste=pasted>
            <FileDrop most_bytes=PASTE_BYTES on_text=take>
                <TextField
                    label
                    value
                    kind=TextKind::Machine
                    rows=14
                    hint=Signal::derive(move || Some(hint.get()))
                    error
                    on_commit=move || problem.set(None)
                />
            </FileDrop>
            <FilePick
                label=text.of(|words| words.many.use_file)
                accept=".txt,.csv,.tsv,.json,.log,text/*"
                most_bytes=PASTE_BYTES
                on_text=take
            />
        </div>
    }
}
