use leptos::prelude::*;

use super::PasswordForm;
use crate::components::{Dialog, DialogBody, IconName, Toast, Toasts};
use crate::text::use_text;

/// Changes the password of the signed-in admin.
#[component]
pub(crate) fn PasswordDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let text = use_text();
    let toasts: Toasts = expect_context();
    let done = move |()| {
        open.set(false);
        toasts.show(Toast {
            icon: IconName::Check,
            text: text.now().password.changed.to_owned(),
            action: None,
        });
    };
    view! {
        <Dialog open title=text.of(|words| words.password.change_title) on_close=move || open.set(false)>
            <DialogBody>
                <PasswordForm on_done=done />
                <p class="muted">{text.of(|words| words.password.others_end)}</p>
            </DialogBody>
        </Dialog>
    }
}
