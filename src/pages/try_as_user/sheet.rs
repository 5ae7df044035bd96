use leptos::prelude::*;

use super::choose::Choose;
use super::composer::Composer;
use super::controls::Controls;
use super::conversation::Conversation;
use super::happening::Letter;
use super::seat::{Link, Tried};
use super::stage::use_stage;
use super::standing::Standing;
use crate::components::{Avatar, AvatarSize, IconButton, IconName, Identifier};
use crate::state::Hosting;
use crate::text::use_text;

/// One user as a small sheet: its rule is the connection.
#[component]
pub(super) fn SeatSheet(letter: Letter) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let seat = stage.seat(letter);
    let has_user = Memo::new(move |_| seat.user.with(Option::is_some));
    let label = move || {
        let user = seat.user.with(|user| user.as_ref().map(Tried::called));
        let words = &text.now().try_as_user;
        user.map_or_else(|| (words.user)(letter.name()), |name| (words.conversation)(&name))
    };
    let link = move || match seat.link.get() {
        _ if !has_user.get() => None,
        Link::On => Some("on"),
        Link::Opening | Link::Off => Some("off"),
        Link::Ended(_) | Link::Lost => Some("cut"),
    };
    let content = move || {
        if has_user.get() {
            view! {
                <Head letter />
                <Controls letter />
                <Conversation letter />
                <Composer letter />
            }
            .into_any()
        } else {
            view! { <Choose letter /> }.into_any()
        }
    };
    view! {
        <section class="try-sheet" aria-label=label data-letter=letter.name() data-link=link>
            <span class="try-rule" aria-hidden="true"></span>
            {content}
        </section>
    }
}

/// Who it is, and how the connection stands.
#[component]
fn Head(letter: Letter) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let hosting: Hosting = expect_context();
    let seat = stage.seat(letter);
    let user = Memo::new(move |_| seat.user.get());
    let id = Signal::derive(move || {
        user.with(|user| user.as_ref().map(|user| user.id.clone())).unwrap_or_default()
    });
    let name = Signal::derive(move || {
        user.with(|user| Some(user.as_ref()?.name.clone()).filter(|name| !name.is_empty()))
    });
    let called = move || user.with(|user| user.as_ref().map(Tried::called)).unwrap_or_default();
    let picture = Signal::derive(move || {
        user.with(|user| hosting.picture(user.as_ref().map(|user| user.avatar.as_str())))
    });
    view! {
        <header class="try-head">
            <b class="try-margin">{letter.name()}</b>
            <div class="try-body">
                <Avatar id name picture size=AvatarSize::Head />
                <div class="try-who">
                    <h2>
                        <bdi>{called}</bdi>
                    </h2>
                    <Identifier
                        value=id
                        copy_label=Signal::derive(move || Some(text.now().users.copy_id.to_owned()))
                    />
                </div>
                <span class="try-stands">
                    <Standing letter />
                    <IconButton
                        icon=IconName::Swap
                        label=Signal::derive(move || (text.now().try_as_user.change_user)(letter.name()))
                        on_press=move || seat.leave_for_good()
                    />
                </span>
            </div>
        </header>
    }
}
