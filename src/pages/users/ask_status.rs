use leptos::prelude::*;
use nexconn_api::admin::STATUSES_A_CALL;

use super::UsersState;
use crate::components::{IconName, SelectionAction, Toast, Toasts};
use crate::text::use_text;

/// Asks who of those selected is online; the rows show it.
#[component]
pub(super) fn AskStatus(state: UsersState) -> impl IntoView {
    let text = use_text();
    let toasts: Toasts = expect_context();
    let failed = RwSignal::new(false);
    let asking = Action::new_local(move |user_ids: &Vec<String>| {
        let answer = state.statuses.read(user_ids.clone());
        async move {
            let answer = answer.await;
            failed.try_set(answer.is_err());
            let Ok(told) = answer else { return };
            let number = |count: usize| text.language().number(count as u64);
            let online = told.iter().filter(|online| online.online).count();
            let says = (text.now().user_rows.asked)(&number(online), &number(told.len()));
            toasts.show(Toast { icon: IconName::Pulse, text: says, action: None });
        }
    });
    let blocked = Signal::derive(move || {
        let words = &text.now().user_rows;
        if state.selection.len() > STATUSES_A_CALL {
            return Some((words.ask_too_many)(&text.language().number(STATUSES_A_CALL as u64)));
        }
        failed.get().then(|| words.statuses_failed.to_owned())
    });
    let ask = move || {
        if !asking.pending().get_untracked() {
            asking.dispatch_local(state.selection.keys());
        }
    };
    view! {
        <SelectionAction icon=IconName::Pulse blocked on_press=ask>
            {text.of(|words| words.user_rows.ask_status)}
        </SelectionAction>
    }
}
