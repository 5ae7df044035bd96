use leptos::{html, prelude::*};
use nexconn_api::choices::MESSAGE_BYTES;

use super::happening::Letter;
use super::seat::{Link, Tried};
use super::stage::use_stage;
use crate::components::{Button, ButtonKind, IconName};
use crate::text::use_text;

/// Where the user writes. Enter sends, and the focus stays.
#[component]
pub(super) fn Composer(letter: Letter) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let seat = stage.seat(letter);
    let other = stage.seat(letter.other()).user;
    let input = NodeRef::<html::Input>::new();
    let has_other = Memo::new(move |_| other.with(Option::is_some));
    let blocked = Signal::derive(move || {
        let words = &text.now().try_as_user;
        if !has_other.get() {
            return Some(words.nobody_else.to_owned());
        }
        (seat.link.get() != Link::On).then(|| words.not_connected.to_owned())
    });
    let label = move || {
        let name = other.with(|user| user.as_ref().map(Tried::called));
        (text.now().try_as_user.message_to)(&name.unwrap_or_default())
    };
    let placeholder =
        move || blocked.get().unwrap_or_else(|| text.now().try_as_user.type_here.to_owned());
    let send = move || {
        let said = seat.typed.get_untracked();
        let to = other.with_untracked(|user| user.as_ref().map(|user| user.id.clone()));
        if blocked.with_untracked(Option::is_some) || said.trim().is_empty() {
            return;
        }
        if let Some(to) = to {
            seat.send(stage, to, said);
            seat.typed.set(String::new());
        }
        if let Some(input) = input.get_untracked() {
            crate::components::focus(&input);
        }
    };
    let is_on = Memo::new(move |_| blocked.with(Option::is_none));
    let button = move || {
        let kind = if is_on.get() { ButtonKind::Primary } else { ButtonKind::Plain };
        view! {
            <Button kind submit=true icon=IconName::Send blocked>
                {text.of(|words| words.try_as_user.send)}
            </Button>
        }
    };
    view! {
        <form
            class="try-write"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <span class="try-margin"></span>
            <div class="try-body">
                <input
                    node_ref=input
                    class="input"
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    enterkeyhint="send"
                    maxlength=MESSAGE_BYTES.to_string()
                    aria-label=label
                    placeholder=placeholder
                    prop:value=seat.typed
                    on:input:target=move |event| seat.typed.set(event.target().value())
                />
                {button}
            </div>
        </form>
    }
}
