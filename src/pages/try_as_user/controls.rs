use leptos::prelude::*;

use super::happening::{Deed, Letter};
use super::seat::Link;
use super::stage::use_stage;
use crate::components::{Button, ButtonSize, Icon, IconName};
use crate::text::{Catalog, use_text};

/// What the user can do: with the connection, and with the other user.
#[component]
pub(super) fn Controls(letter: Letter) -> impl IntoView {
    let stage = use_stage();
    let seat = stage.seat(letter);
    let is_on = Memo::new(move |_| seat.link.get() == Link::On);
    let buttons = move || {
        if is_on.get() {
            view! { <Connected letter /> }.into_any()
        } else {
            view! { <Unconnected letter /> }.into_any()
        }
    };
    view! {
        <div class="try-controls">
            <span class="try-margin">
                <Icon name=IconName::Device />
            </span>
            <div class="try-body">{buttons}</div>
        </div>
    }
}

#[component]
fn Connected(letter: Letter) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let seat = stage.seat(letter);
    let other = Memo::new(move |_| {
        let other = stage.seat(letter.other()).user.get()?;
        let is_other = seat.user.with(|user| user.as_ref().is_some_and(|user| user.id != other.id));
        is_other.then_some(other)
    });
    let deed = move |is_so: bool, done: Deed, undone: Deed| {
        move || {
            if let Some(other) = other.get_untracked() {
                seat.act(if is_so { undone } else { done }, other.id);
            }
        }
    };
    let with_other = move || {
        let other = other.get()?;
        let (blocks, are_friends) = (seat.blocks(&other.id), seat.has_friend(&other.id));
        let called = other.called();
        let block = move || {
            let words = &text.now().try_as_user;
            if blocks { (words.unblock)(&called) } else { (words.block)(&called) }
        };
        let befriend: fn(&'static Catalog) -> &'static str = if are_friends {
            |words| words.try_as_user.unfriend
        } else {
            |words| words.try_as_user.befriend
        };
        Some(view! {
            <Button
                size=ButtonSize::Small
                icon=IconName::Block
                on_press=deed(blocks, Deed::Block, Deed::Unblock)
            >
                <bdi>{block}</bdi>
            </Button>
            <Button
                size=ButtonSize::Small
                icon=IconName::UserPlus
                on_press=deed(are_friends, Deed::Befriend, Deed::Unfriend)
            >
                {text.of(befriend)}
            </Button>
        })
    };
    view! {
        {with_other}
        <Button
            size=ButtonSize::Small
            icon=IconName::Unplug
            on_press=move || seat.disconnect(stage)
        >
            {text.of(|words| words.try_as_user.disconnect)}
        </Button>
    }
}

#[component]
fn Unconnected(letter: Letter) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let seat = stage.seat(letter);
    let is_opening = Signal::derive(move || seat.link.get() == Link::Opening);
    view! {
        <Button
            size=ButtonSize::Small
            icon=IconName::Plug
            busy=is_opening
            busy_label=Signal::derive(move || Some(text.now().try_as_user.opening.to_owned()))
            on_press=move || seat.connect(stage)
        >
            {text.of(|words| words.try_as_user.connect)}
        </Button>
        <Button
            size=ButtonSize::Small
            icon=IconName::Key
            busy=seat.issuing
            busy_label=Signal::derive(move || Some(text.now().try_as_user.issuing.to_owned()))
            on_press=move || seat.fetch_token(stage)
        >
            {text.of(|words| words.try_as_user.new_token)}
        </Button>
    }
}
