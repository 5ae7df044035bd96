use leptos::prelude::*;

use super::User;
use crate::components::{Button, ButtonKind, ButtonLink, ButtonSize, IconName, Section};
use crate::pages::actions::{Subject, use_actions};
use crate::pages::register;
use crate::state::CurrentApp;
use crate::text::use_text;

/// Access tokens: a further one, or an end to earlier ones.
#[component]
pub(super) fn Tokens(user: User) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions_of_users = use_actions();
    let expire = move || {
        let name = user.profile.with_untracked(|profile| profile.name.clone());
        actions_of_users.expire([Subject { user_id: user.id(), name }]);
    };
    let actions = view! {
        <Button kind=ButtonKind::Danger size=ButtonSize::Small on_press=expire>
            {text.of(|words| words.user.expire)}
        </Button>
        <ButtonLink
            href=Signal::derive(move || register::href(&app.slug(), &user.id()))
            size=ButtonSize::Small
            icon=IconName::Key
        >
            {text.of(|words| words.user.issue)}
        </ButtonLink>
    }
    .into_any();
    view! {
        <Section
            icon=IconName::Key
            title=text.of(|words| words.user.tokens)
            note=text.of(|words| words.user.tokens_note)
            actions
        >
            <p>{text.of(|words| words.user.tokens_detail)}</p>
        </Section>
    }
    .into_any()
}
