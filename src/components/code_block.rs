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
    let parts = move || {
        command.with(|command| {
            split_strings(command)
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
                <h3>{title}</h3>
                <CopyButton value=command label=copy_label />
            </div>
            <pre class="code-text" dir="ltr" tabindex="0">
                {parts}
            </pre>
        </section>
    }
}

/// Cuts a command where its quoted strings begin and end; a string keeps its quotes. A quote after a backslash
/// outside of a string, as in `'O'\''Hara'`, begins none.
fn split_strings(command: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let mut rest = command;
    while let Some(start) = string_start(rest) {
        let quote = rest.as_bytes()[start] as char;
        let Some(length) = rest[start + 1..].find(quote) else { break };
        let end = start + length + 2;
        parts.push((false, &rest[..start]));
        parts.push((true, &rest[start..end]));
        rest = &rest[end..];
    }
    parts.push((false, rest));
    parts
}

fn string_start(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).find(|&index| {
        let is_escaped = index > 0 && bytes[index - 1] == b'\\';
        matches!(bytes[index], b'"' | b'\'') && !is_escaped
    })
}
