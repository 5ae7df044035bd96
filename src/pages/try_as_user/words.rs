//! What happenings are called: in a conversation, in the log, and read aloud.

use leptos::prelude::*;
use nexconn_api::Code;
use nexconn_api::client::FriendEvent;

use super::happening::{Deed, Letter, Loss, Sent, What, is_good};
use super::stage::Stage;
use crate::pages::audit;
use crate::text::{Texts, isolated};

/// A sentence in bold, and what follows it.
pub(super) type Line = (String, String);

/// What a code means, and what to do about it.
pub(super) fn of_code(text: Texts, code: Code) -> String {
    match text.now().codes.of(code.0) {
        Some((meaning, to_do)) => [meaning, " ", to_do].concat(),
        None => (text.now().codes.unknown)(&code.0.to_string()),
    }
}

/// Why a message was refused.
pub(super) fn of_message(text: Texts, code: Code) -> String {
    let known = text.now().try_as_user.message_codes.iter().find(|(known, _)| *known == code.0);
    known.map_or_else(|| of_code(text, code), |(_, why)| (*why).to_owned())
}

/// What happened to a connection or between users, in a conversation. Messages have no line.
pub(super) fn line(text: Texts, stage: Stage, what: &What) -> Line {
    let words = &text.now().try_as_user;
    let plain = |rest: &str| (String::new(), rest.to_owned());
    let called = |id: &String| stage.called(id);
    match what {
        What::Token => plain(words.token_issued),
        What::NoToken(code) => (words.no_token.to_owned(), of_code(text, *code)),
        What::Connected => plain(words.connected_with),
        What::Refused(code) => (words.connect_refused.to_owned(), of_code(text, *code)),
        What::Cut(code) => (words.cut.to_owned(), of_code(text, *code)),
        What::Left => plain(words.left),
        What::Lost(loss) => plain(match loss {
            Loss::Network => words.lost_network,
            Loss::Service => words.lost_service,
            Loss::Session => words.lost_session,
        }),
        What::Did { what, with, code } => did(text, *what, &called(with), *code),
        What::Friend { event, with, extra, .. } => {
            let name = with.as_ref().map(called).unwrap_or_default();
            let extra = extra.as_deref().map(|extra| ["“", &isolated(extra), "”"].concat());
            (friend(text, *event, &name), extra.unwrap_or_default())
        }
        What::Profile { of } => plain(&(words.profile_of)(&called(of))),
        What::Mine { .. } | What::Theirs { .. } | What::Admin { .. } => Line::default(),
    }
}

fn did(text: Texts, deed: Deed, name: &str, code: Code) -> Line {
    let words = &text.now().try_as_user;
    if !is_good(code) {
        return (words.not_done.to_owned(), of_code(text, code));
    }
    let say = match deed {
        _ if code == Code::WAITS_FOR_CONSENT => words.request_sent,
        Deed::Block => words.blocked,
        Deed::Unblock => words.unblocked,
        Deed::Befriend | Deed::Accept => words.befriended,
        Deed::Refuse => words.request_refused,
        Deed::Unfriend => words.unfriended,
    };
    (String::new(), say(name))
}

fn friend(text: Texts, event: FriendEvent, name: &str) -> String {
    let words = &text.now().try_as_user;
    match event {
        FriendEvent::Requested => (words.asks)(name),
        FriendEvent::Accepted => (words.accepted_by)(name),
        FriendEvent::Refused => (words.refused_by)(name),
        FriendEvent::Removed => (words.removed_by)(name),
        FriendEvent::Added => (words.added_by_server)(name),
        FriendEvent::Cleared => words.cleared.to_owned(),
    }
}

/// What the log says of it.
pub(super) fn in_log(text: Texts, stage: Stage, letter: Option<Letter>, what: &What) -> String {
    let words = &text.now().try_as_user;
    let device = letter.map(Letter::device).unwrap_or_default();
    let short = |id: &String| place_of(stage, id);
    match what {
        What::Token => words.saw_token.to_owned(),
        What::NoToken(_) => words.saw_no_token.to_owned(),
        What::Connected => (words.saw_connected)(device),
        What::Refused(_) => words.saw_refused.to_owned(),
        What::Cut(_) => words.saw_cut.to_owned(),
        What::Left => words.saw_left.to_owned(),
        What::Lost(_) => words.saw_lost.to_owned(),
        What::Mine { to, sent, .. } => {
            let say = match sent.get() {
                Sent::OnItsWay | Sent::Unknown => words.saw_sending,
                Sent::Taken(_) => words.saw_taken,
                Sent::Refused(_) => words.saw_not_taken,
            };
            say(&short(to))
        }
        What::Theirs { from, .. } => (words.saw_arrived)(&short(from)),
        What::Did { what, .. } => match what {
            Deed::Block => words.saw_block,
            Deed::Unblock => words.saw_unblock,
            Deed::Befriend => words.saw_befriend,
            Deed::Accept => words.saw_accept,
            Deed::Refuse => words.saw_refuse,
            Deed::Unfriend => words.saw_unfriend,
        }
        .to_owned(),
        What::Friend { .. } => words.saw_friend.to_owned(),
        What::Profile { .. } => words.saw_profile.to_owned(),
        What::Admin { entry, letters } => {
            let letters: Vec<_> = letters.iter().map(|letter| letter.name()).collect();
            (words.by_admin)(&entry.admin, &audit::what(text, entry), &letters.join(" "))
        }
    }
}

/// The place of a user who is tried here, else the id.
fn place_of(stage: Stage, id: &str) -> String {
    let is_here = |letter: &Letter| {
        stage.seat(*letter).user.with(|user| user.as_ref().is_some_and(|user| user.id == id))
    };
    let found = Letter::ALL.into_iter().find(is_here);
    found.map_or_else(|| id.to_owned(), |letter| letter.name().to_owned())
}

/// What is read aloud of it.
pub(super) fn read_aloud(text: Texts, stage: Stage, what: &What) -> String {
    if let What::Theirs { from, text: said } = what {
        let from = (text.now().try_as_user.from)(&stage.called(from));
        return [&from, ": ", &isolated(said)].concat();
    }
    let (first, rest) = line(text, stage, what);
    [&first, " ", &rest].concat()
}
