use leptos::prelude::*;
use nexconn_api::admin::TokenKnowledge;

use super::User;
use crate::components::{
    Button, ButtonKind, ButtonLink, ButtonSize, Fact, Facts, IconName, Section,
};
use crate::pages::actions::use_actions;
use crate::pages::parts::Moment;
use crate::pages::register;
use crate::state::CurrentApp;
use crate::text::{Catalog, use_text};

/// Access tokens: a further one, or an end to earlier ones.
#[component]
pub(super) fn Tokens(user: User) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let actions_of_users = use_actions();
    let expire = move || actions_of_users.expire([user.subject()]);
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
    // Nexconn does not tell; this is what went through the gateway.
    let known = move |pick: fn(&TokenKnowledge) -> Option<i64>,
                      none: fn(&'static Catalog) -> &'static str| {
        move || {
            let at = user.known.with(|known| pick(&known?.0.as_ref()?.tokens));
            match at {
                Some(at) => view! { <Moment at /> }.into_any(),
                None => view! { {none(text.now())} }.into_any(),
            }
        }
    };
    view! {
        <Section
            icon=IconName::Key
            title=text.of(|words| words.user.tokens)
            note=text.of(|words| words.user.tokens_note)
            actions
        >
            <p>{text.of(|words| words.user.tokens_detail)}</p>
            <Facts>
                <Fact label=text.of(|words| words.user_ban.tokens_issued)>
                    {known(|tokens| tokens.issued_at, |words| words.user_ban.tokens_never)}
                </Fact>
                <Fact label=text.of(|words| words.user_ban.tokens_expired)>
                    {known(|tokens| tokens.expired_before, |words| words.user_ban.tokens_none_expired)}
                </Fact>
            </Facts>
        </Section>
    }
    .into_any()
}
