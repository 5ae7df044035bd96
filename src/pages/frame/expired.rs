use leptos::prelude::*;

use crate::components::{Dialog, DialogBody};
use crate::pages::SignInForm;
use crate::state::{SessionContext, SessionState};
use crate::text::use_text;

/// Signs in again over the page, so that what was typed on it stays.
#[component]
pub(super) fn ExpiredDialog() -> impl IntoView {
    let text = use_text();
    let session: SessionContext = expect_context();
    let open = Signal::derive(move || matches!(session.state(), SessionState::Expired(_)));
    view! {
        <Dialog
            open
            title=text.of(|words| words.sign_in.expired_title)
            on_close=move || session.close()
        >
            <DialogBody>
                <p>{text.of(|words| words.sign_in.expired_detail)}</p>
                <SignInForm />
            </DialogBody>
        </Dialog>
    }
}
