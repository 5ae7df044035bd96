use leptos::prelude::*;

use super::{Failure, Undo};
use crate::components::{Button, Notice};
use crate::form::{facts, tell};
use crate::state::{CurrentApp, GatewayState};
use crate::text::use_text;

/// Tells above the page why a change was not taken back, and offers another try.
#[component]
pub fn UndoNotice(
    /// What was asked to take it back.
    undo: Undo,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let gateway: GatewayState = expect_context();
    move || {
        let Failure { entry, problem, in_part } = undo.ledger.failure.get()?;
        let words = text.now();
        let told = tell(&problem, words, words.undo.failed, &gateway.address.get())
            .or_done(&problem, words);
        let (title, detail) = if in_part {
            (words.undo.in_part.to_owned(), words.undo.in_part_detail.to_owned())
        } else {
            (told.title, told.detail)
        };
        let facts = facts(&problem, text.first());
        let view = view! {
            <div class="undo-notice">
            <Notice tone=told.tone title detail=Some(detail) facts>
                <Button on_press=move || undo.take_back(app, entry)>{words.errors.try_now}</Button>
                <Button on_press=move || undo.ledger.failure.set(None)>{words.undo.dismiss}</Button>
            </Notice>
            </div>
        };
        Some(view.into_any())
    }
}
