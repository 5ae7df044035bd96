use leptos::prelude::*;

use super::User;
use crate::components::{Button, ButtonSize, IconName, Section, TagList};
use crate::pages::actions::use_actions;
use crate::pages::read_tags;
use crate::text::use_text;

/// The user's tags.
#[component]
pub(super) fn Tags(user: User) -> impl IntoView {
    let text = use_text();
    let actions = use_actions();
    let read = read_tags(Signal::derive(move || vec![user.id()]));
    let tags =
        Memo::new(move |_| read.with(|read| read.and_then(|read| Some(read.first()?.1.clone()))));
    let content = move || match tags.get() {
        Some(tags) => view! { <TagList tags /> }.into_any(),
        None if read.error().is_some() => {
            view! { <p class="muted">{text.of(|words| words.tags.failed)}</p> }.into_any()
        }
        None => ().into_any(),
    };
    let buttons = view! {
        <Button size=ButtonSize::Small on_press=move || actions.tag([user.subject()])>
            {text.of(|words| words.tags.edit)}
        </Button>
    }
    .into_any();
    view! {
        <Section icon=IconName::Tag title=text.of(|words| words.tags.title) actions=buttons>
            {content}
        </Section>
    }
    .into_any()
}
