use leptos::prelude::*;
use nexconn_api::admin::{DirectoryUser, Event, GetUser, GetUserRequest};

use super::happening::Letter;
use super::seat::Link;
use super::stage::use_stage;
use crate::api::{Client, Reading};
use crate::components::{Dot, DotState};
use crate::pages::actions::use_actions;
use crate::pages::parts::{BanStanding, DeletionStanding};
use crate::state::{CurrentApp, Live, News};
use crate::text::use_text;

/// What the gateway knows of a user, read anew whenever it changes.
pub(super) fn read_known(user_id: String) -> Reading<DirectoryUser> {
    let client = Client::here();
    let app = CurrentApp::here();
    let actions = use_actions();
    let id = StoredValue::new(user_id);
    let known = Reading::new(move || {
        actions.changes();
        client.admin::<GetUser>(&GetUserRequest { app: app.slug(), user_id: id.get_value() })
    });
    Live::here().read_again(known, move |news| {
        let is_user = |changed: &String| id.with_value(|id| id == changed);
        match news.event() {
            Some(Event::Change(entry)) => entry.user_ids.iter().any(is_user),
            Some(Event::BanEnded(ended)) => is_user(&ended.user_id),
            Some(Event::Deletion(changed)) => is_user(&changed.user_id),
            _ => matches!(news, News::Missed),
        }
    });
    known
}

/// How the user stands: deleted or banned where that is so, and how the connection is.
#[component]
pub(super) fn Standing(letter: Letter) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let seat = stage.seat(letter);
    let id = seat.registered_id();
    let dot = move || {
        let words = &text.now().try_as_user;
        let (dot, says) = match seat.link.get() {
            Link::On => (DotState::On, words.connected),
            Link::Off => (DotState::Off, words.off),
            Link::Opening => (DotState::Waiting, words.opening),
            Link::Lost => (DotState::Bad, words.lost),
            Link::Ended(_) => (DotState::Bad, words.ended),
        };
        view! { <Dot state=dot>{says}</Dot> }
    };
    view! {
        {move || id.get().map(|user_id| view! { <Stamp user_id /> })}
        {dot}
    }
}

/// The stamp of a soft deletion, or of a ban with the time that is left.
#[component]
fn Stamp(user_id: String) -> impl IntoView {
    let known = read_known(user_id);
    let deletion = Memo::new(move |_| known.with(|known| known.and_then(|known| known.deletion)));
    let ban = Memo::new(move |_| known.with(|known| known.and_then(|known| known.ban.clone())));
    move || match (deletion.get(), ban.get()) {
        (Some(deletion), _) => Some(view! { <DeletionStanding deletion /> }.into_any()),
        (None, Some(ban)) => Some(view! { <BanStanding ban=Signal::stored(ban) /> }.into_any()),
        (None, None) => None,
    }
}
