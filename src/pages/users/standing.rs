use leptos::prelude::*;
use nexconn_api::admin::{DirectoryUser, TokenKnowledge};

use super::statuses::Statuses;
use crate::components::{Dot, DotState};
use crate::pages::parts::{BanStanding, DeletionStanding};
use crate::state::Clock;
use crate::text::use_text;

/// Where a user stands: the stamp of a soft deletion, or of a ban with the time that is left, or else whether the user is online.
#[component]
pub(super) fn Standing(user: Signal<DirectoryUser>, statuses: Statuses) -> impl IntoView {
    let deletion = Memo::new(move |_| user.with(|user| user.deletion));
    let ban = Memo::new(move |_| user.with(|user| user.ban.clone()));
    move || match (deletion.get(), ban.get()) {
        (Some(deletion), _) => view! { <DeletionStanding deletion /> }.into_any(),
        (None, Some(ban)) => view! { <BanStanding ban=Signal::stored(ban) /> }.into_any(),
        (None, None) => view! { <Online user statuses /> }.into_any(),
    }
}

/// Whether a user is online, as a dot and a word; as of when, in the tooltip.
#[component]
pub(super) fn Online(user: Signal<DirectoryUser>, statuses: Statuses) -> impl IntoView {
    let text = use_text();
    let online = Memo::new(move |_| user.with(|user| statuses.of(user)));
    let is_online = Memo::new(move |_| online.get().map(|online| online.online));
    let as_of = move || {
        let words = &text.now().user_rows;
        match online.get() {
            Some(online) => (words.status_as_of)(&text.language().exact_time(online.at)),
            None => words.status_unknown.to_owned(),
        }
    };
    let says = move || {
        let (state, word): (_, fn(&'static crate::text::Catalog) -> &'static str) =
            match is_online.get() {
                Some(true) => (DotState::On, |words| words.user_rows.online),
                Some(false) => (DotState::Off, |words| words.user_rows.offline),
                None => return view! { <span class="faint">"—"</span> }.into_any(),
            };
        view! { <Dot state>{text.of(word)}</Dot> }.into_any()
    };
    view! { <span title=as_of>{says}</span> }
}

/// What was done last with the user's access tokens, through this gateway.
#[component]
pub(super) fn Tokens(#[prop(into)] tokens: Signal<TokenKnowledge>) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let says = move || {
        let TokenKnowledge { issued_at, expired_before } = tokens.get();
        let words = &text.now().user_rows;
        let ago = |at| text.language().relative(clock.shown(), at);
        match (issued_at, expired_before) {
            (None, None) => "—".to_owned(),
            (issued, Some(expired)) if issued.is_none_or(|issued| issued < expired) => {
                (words.tokens_expired)(&ago(expired))
            }
            (Some(at), _) | (None, Some(at)) => (words.tokens_issued)(&ago(at)),
        }
    };
    view! { <span title=text.of(|words| words.user_rows.tokens_hint)>{says}</span> }
}
