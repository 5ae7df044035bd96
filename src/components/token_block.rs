use leptos::prelude::*;

use super::{ButtonKind, CopyButton};

/// An access token, shown this once: the whole of it, Copy as the primary button.
#[component]
pub fn TokenBlock(
    /// The token.
    #[prop(into)]
    token: Signal<String>,
    /// Name of the whole, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// Label of the button, such as "Copy token".
    #[prop(into)]
    copy_label: Signal<String>,
    /// At the end of the buttons' line, such as until when it works.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Called once it is in the clipboard.
    #[prop(optional, into)]
    on_copied: Option<Callback<()>>,
) -> impl IntoView {
    let copied = move || {
        if let Some(on_copied) = on_copied {
            on_copied.run(());
        }
    };
    view! {
        <div class="token" role="group" aria-label=label>
            <code class="token-text" dir="ltr">
                {token}
            </code>
            <div class="token-foot">
                <CopyButton value=token label=copy_label kind=ButtonKind::Primary on_copied=copied />
                <span class="token-note">{note}</span>
            </div>
        </div>
    }
}
