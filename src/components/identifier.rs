use leptos::prelude::*;

use super::CopyButton;

/// Signs kept at the start and at the end of an id that is cut in the middle.
const KEPT: (usize, usize) = (9, 8);

/// An id or another word for machines: mono, left to right in every language, whole in its tooltip.
#[component]
pub fn Identifier(
    /// The whole of it.
    #[prop(into)]
    value: Signal<String>,
    /// Shows all of it, wrapped anywhere; in a row it is cut in the middle.
    #[prop(optional)]
    whole: bool,
    /// Name of the button that copies it, such as "Copy user id"; no button if not given.
    #[prop(optional, into)]
    copy_label: Signal<Option<String>>,
) -> impl IntoView {
    let text =
        move || value.with(|value| if whole { value.clone() } else { cut_in_the_middle(value) });
    view! {
        <span class="identifier" data-whole=whole.then_some("")>
            <code dir="ltr" title=value>
                {text}
            </code>
            {move || copy_label.with(Option::is_some).then(|| view! { <CopyButton value label=copy_label /> })}
        </span>
    }
}

/// Both ends tell ids apart, so the middle goes.
fn cut_in_the_middle(value: &str) -> String {
    let (head, tail) = KEPT;
    let count = value.chars().count();
    if count <= head + tail + 1 {
        return value.to_owned();
    }
    let mut cut: String = value.chars().take(head).collect();
    cut.push('…');
    cut.extend(value.chars().skip(count - tail));
    cut
}
