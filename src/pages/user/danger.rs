use leptos::prelude::*;

use super::User;
use crate::components::{Button, ButtonKind, ButtonSize, IconName, Section};
use crate::pages::actions::use_actions;
use crate::pages::parts::use_is_owner;
use crate::text::use_text;

/// What cannot be undone, last on the page: soft deletion, for owners.
#[component]
pub(super) fn Danger(user: User) -> impl IntoView {
    let text = use_text();
    let actions = use_actions();
    let is_owner = use_is_owner();
    move || {
        is_owner.get().then(|| {
            let button = view! {
                <Button
                    kind=ButtonKind::Danger
                    size=ButtonSize::Small
                    icon=IconName::Trash
                    on_press=move || actions.delete([user.subject()])
                >
                    {text.of(|words| words.deleted_user.delete)}
                </Button>
            }
            .into_any();
            view! {
                <Section
                    icon=IconName::Trash
                    title=text.of(|words| words.deleted_user.danger)
                    danger=true
                    actions=button
                >
                    <p class="muted">{text.of(|words| words.deleted_user.danger_detail)}</p>
                </Section>
            }
            .into_any()
        })
    }
}
