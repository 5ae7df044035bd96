use leptos::prelude::*;

use crate::components::{Button, ButtonKind, Dialog, DialogBody, DialogFooter};
use crate::route::{Guard, Navigator};
use crate::text::use_text;

/// Asks whether to leave, where something would be lost.
#[component]
pub(crate) fn LeaveDialog(
    /// What holds the reader here, if something does.
    #[prop(into)]
    guard: Signal<Option<Guard>>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What is lost.
    #[prop(into)]
    detail: Signal<String>,
) -> impl IntoView {
    let text = use_text();
    let navigator: Navigator = expect_context();
    let wanted = move || guard.get().and_then(|guard| guard.wanted.try_get().flatten());
    let stay = move || {
        if let Some(guard) = guard.get_untracked() {
            guard.wanted.try_set(None);
        }
    };
    let leave = move || {
        if let Some(wanted) = untrack(wanted) {
            navigator.release();
            navigator.go(&wanted);
        }
    };
    view! {
        <Dialog open=Signal::derive(move || wanted().is_some()) title on_close=stay>
            <DialogBody>
                <p>{detail}</p>
            </DialogBody>
            <DialogFooter>
                <Button on_press=stay>{text.of(|words| words.register.stay)}</Button>
                <Button kind=ButtonKind::Danger on_press=leave>
                    {text.of(|words| words.register.leave)}
                </Button>
            </DialogFooter>
        </Dialog>
    }
}
