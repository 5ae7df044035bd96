use leptos::prelude::*;

use super::CopyButton;

/// The request of a form as a command for the shell, without any secret, to copy.
#[component]
pub fn CurlBlock(
    /// Stands above, such as "As curl".
    #[prop(into)]
    title: Signal<String>,
    /// The command; lines end with a backslash.
    #[prop(into)]
    command: Signal<String>,
    /// Name of the button that copies it.
    #[prop(into)]
    copy_label: Signal<String>,
) -> impl IntoView {
    view! { <CodeBlock title code=command copy_label /> }
}

/// Code or data to read and to copy; its quoted strings stand out.
#[component]
pub fn CodeBlock(
    /// Stands above.
    #[prop(optional, into)]
    title: Option<Signal<String>>,
    /// Beside the title, quietly.
    #[prop(optional, into)]
    note: Option<AnyView>,
    /// The code.
    #[prop(into)]
    code: Signal<String>,
    /// Name of the button that copies it.
    #[prop(into)]
    copy_label: Signal<String>,
) -> impl IntoView {
    let parts = move || {
        code.with(|code| {
            split_strings(code)
                .into_iter()
                .map(|(is_string, text)| {
                    let text = text.to_owned();
                    if is_string {
                        view! { <span class="code-string">{text}</span> }.into_any()
                    } else {
                        view! { {text} }.into_any()
                    }
                })
                .collect_view()
        })
    };
    view! {
        <section class="code">
            <div class="code-head">
                {title.map(|title| view! { <h3>{title}</h3> })}
                {note.map(|note| view! { <span class="code-note">{note}</span> })}
                <CopyButton value=code label=copy_label />
            </div>
            <pre class="code-text" dir="ltr" tabindex="0">
                {parts}
            </pre>
        </section>
    }
}

/// Cuts code where its quoted strings begin and end, on one line each; a string keeps its quotes. A quote after a
/// backslash outside of a string, as in `'O'\''Hara'`, begins none.
fn split_strings(command: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let mut rest = command;
    while let Some(start) = string_start(rest) {
        let Some(length) = string_length(&rest[start..]) else { break };
        let end = start + length;
        parts.push((false, &rest[..start]));
        parts.push((true, &rest[start..end]));
        rest = &rest[end..];
    }
    parts.push((false, rest));
    parts
}

/// Bytes of the string that the text begins with, its quotes included. Between double quotes a backslash takes the
/// meaning of what follows.
fn string_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = *bytes.first()?;
    let mut index = 1;
    while *bytes.get(index)? != quote {
        index += if quote == b'"' && bytes[index] == b'\\' { 2 } else { 1 };
    }
    Some(index + 1)
}

fn string_start(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).find(|&index| {
        let is_escaped = index > 0 && bytes[index - 1] == b'\\';
        matches!(bytes[index], b'"' | b'\'') && !is_escaped
    })
}
