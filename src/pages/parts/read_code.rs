use leptos::prelude::*;

use crate::components::{TextField, TextKind};
use crate::text::use_text;

/// A field for a code of Nexconn, and below it what the code means and what to do.
#[component]
pub(crate) fn ReadCode() -> impl IntoView {
    let text = use_text();
    let typed = RwSignal::new(String::new());
    let found = move || {
        let words = &text.now().codes;
        let typed = typed.read();
        let typed = typed.trim();
        if typed.is_empty() {
            return ().into_any();
        }
        match typed.parse().ok().and_then(|code| words.of(code)) {
            Some((meaning, to_do)) => {
                view! { <strong>{meaning}</strong> " " <span class="muted">{to_do}</span> }
                    .into_any()
            }
            None => view! { {(words.unknown)(typed)} }.into_any(),
        }
    };
    view! {
        <div class="read-code">
            <TextField
                label=text.of(|words| words.codes.label)
                value=typed
                kind=TextKind::Machine
                hint=text.of(|words| words.codes.hint)
                optional=true
                note=Signal::stored(Some(String::new()))
            />
            <p role="status">{found}</p>
        </div>
    }
}
