//! Lines that a person types, and what is told in lines.

use nexconn_api::client::{CallResult, ClientCall, ServiceFrame};

/// What can be typed.
pub(crate) const HELP: &str = "send ID TEXT | block ID | unblock ID | blocked ID | blocklist | \
    add ID [TEXT] | accept ID | refuse ID | remove ID | friends";

/// The call that a line asks for; none where it asks for nothing known.
pub(crate) fn read(line: &str) -> Option<ClientCall> {
    let (word, rest) = split(line.trim());
    let (id, text) = split(rest);
    let user_id = id.to_owned();
    let needs_id = !matches!(word, "blocklist" | "friends");
    if needs_id == id.is_empty() {
        return None;
    }
    Some(match word {
        "send" => ClientCall::SendText { to: user_id, text: text.to_owned() },
        "block" => ClientCall::AddToBlocklist { user_id },
        "unblock" => ClientCall::RemoveFromBlocklist { user_id },
        "blocked" => ClientCall::CheckBlocked { user_id },
        "blocklist" => ClientCall::GetBlocklist,
        "add" => {
            let extra = (!text.is_empty()).then(|| text.to_owned());
            ClientCall::AddFriend { user_id, extra }
        }
        "accept" => ClientCall::AcceptFriend { user_id },
        "refuse" => ClientCall::RefuseFriend { user_id },
        "remove" => ClientCall::RemoveFriend { user_id },
        "friends" => ClientCall::GetFriends,
        _ => return None,
    })
}

fn split(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (first, rest.trim_start())
}

/// The line that tells what a call came to.
pub(crate) fn answer(result: Option<&CallResult>) -> String {
    match result {
        None => "done".to_owned(),
        Some(CallResult::Sent { message_id, .. }) => format!("sent as {message_id}"),
        Some(CallResult::Checked { blocked: true }) => "blocked".to_owned(),
        Some(CallResult::Checked { blocked: false }) => "not blocked".to_owned(),
        Some(CallResult::Blocklist { user_ids }) => list("blocked", user_ids.iter()),
        Some(CallResult::Friends { friends }) => {
            list("friends", friends.iter().map(|friend| &friend.user_id))
        }
    }
}

fn list<'a>(what: &str, ids: impl ExactSizeIterator<Item = &'a String>) -> String {
    let mut line = format!("{what}: {}", ids.len());
    for id in ids {
        line.push(' ');
        line.push_str(id);
    }
    line
}

/// The line that tells what the service told by itself.
pub(crate) fn told(frame: &ServiceFrame) -> String {
    match frame {
        ServiceFrame::Message { from, text, .. } => format!("message from {from}: {text}"),
        ServiceFrame::Friend { event, user_id, extra, .. } => {
            let user_id = user_id.as_deref().unwrap_or("everybody");
            let extra = extra.as_deref().unwrap_or_default();
            format!("friend {user_id}: {event:?} {extra}").trim_end().to_owned()
        }
        ServiceFrame::Profile { user_id, .. } => format!("the profile of {user_id} changed"),
        ServiceFrame::Disconnected { code, message } => {
            format!("disconnected with code {}: {message}", code.0)
        }
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_call() {
        let call = |line: &str| read(line);
        let to = "b".to_owned();
        let text = "hello  there".to_owned();
        assert_eq!(call("send b hello  there"), Some(ClientCall::SendText { to, text }));
        assert_eq!(call(" blocklist "), Some(ClientCall::GetBlocklist));
        let user_id = "b".to_owned();
        assert_eq!(call("add b"), Some(ClientCall::AddFriend { user_id, extra: None }));
        for line in ["", "send", "block", "friends b", "shout b"] {
            assert_eq!(call(line), None, "{line}");
        }
    }

    #[test]
    fn lists_are_told_with_their_length() {
        let user_ids = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(answer(Some(&CallResult::Blocklist { user_ids })), "blocked: 2 a b");
        assert_eq!(answer(None), "done");
    }
}
