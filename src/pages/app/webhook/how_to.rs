use leptos::prelude::*;

use super::Hook;
use crate::components::{Button, DialogBody, DialogFooter, Identifier};
use crate::text::use_text;

/// How the webhook of a cloud app is set up in Nexconn's Console.
#[component]
pub(super) fn HowTo(hook: Hook, open: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let address = Signal::derive(move || {
        hook.hooks
            .with(|hooks| hooks.as_ref().map(|hooks| hooks.address.clone()))
            .unwrap_or_default()
    });
    view! {
        <DialogBody>
            <ol class="how-to">
                <li>{text.of(|words| words.app_page.how_to_open)}</li>
                <li>
                    {text.of(|words| words.app_page.how_to_address)}
                    <Identifier
                        value=address
                        whole=true
                        copy_label=text.of(|words| words.app_page.copy_address)
                    />
                </li>
                <li>{text.of(|words| words.app_page.how_to_events)}</li>
                <li>{text.of(|words| words.app_page.how_to_wait)}</li>
                <li>{text.of(|words| words.app_page.how_to_refused)}</li>
            </ol>
        </DialogBody>
        <DialogFooter>
            <Button on_press=move || open.set(false)>
                {text.of(|words| words.app_page.how_to_done)}
            </Button>
        </DialogFooter>
    }
}
