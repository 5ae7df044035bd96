//! What a connected client asks for, and the messages that it gets.

use nexconn_api::Code;
use nexconn_api::client::{CallResult, ClientCall, ClientFrame, ClientFriend, ServiceFrame};

use crate::{Connection, Error, next, send};

/// A direct message that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who wrote it.
    pub from: String,
    /// Its text.
    pub text: String,
    /// When the service took it, in Unix milliseconds.
    pub sent_at: i64,
    /// Unique.
    pub id: String,
}

impl Connection {
    /// Sends a direct message; returns its id. It is refused as [`ClientCall::SendText`] says.
    pub async fn send_text(&mut self, to: &str, text: &str) -> Result<String, Error> {
        let call = ClientCall::SendText { to: to.to_owned(), text: text.to_owned() };
        match self.call(call).await? {
            Some(CallResult::Sent { message_id, .. }) => Ok(message_id),
            other => Err(Error::Answer(other)),
        }
    }

    /// Blocks a user.
    pub async fn block(&mut self, user_id: &str) -> Result<(), Error> {
        self.call(ClientCall::AddToBlocklist { user_id: user_id.to_owned() }).await.map(drop)
    }

    /// Takes a user off the blocklist.
    pub async fn unblock(&mut self, user_id: &str) -> Result<(), Error> {
        self.call(ClientCall::RemoveFromBlocklist { user_id: user_id.to_owned() }).await.map(drop)
    }

    /// Whether a user is on the blocklist.
    pub async fn has_blocked(&mut self, user_id: &str) -> Result<bool, Error> {
        match self.call(ClientCall::CheckBlocked { user_id: user_id.to_owned() }).await? {
            Some(CallResult::Checked { blocked }) => Ok(blocked),
            other => Err(Error::Answer(other)),
        }
    }

    /// Who is on the blocklist, the latest first.
    pub async fn blocklist(&mut self) -> Result<Vec<String>, Error> {
        match self.call(ClientCall::GetBlocklist).await? {
            Some(CallResult::Blocklist { user_ids }) => Ok(user_ids),
            other => Err(Error::Answer(other)),
        }
    }

    /// Adds a friend; false where the request waits for consent.
    pub async fn add_friend(&mut self, user_id: &str, extra: Option<&str>) -> Result<bool, Error> {
        let extra = extra.map(str::to_owned);
        match self.call(ClientCall::AddFriend { user_id: user_id.to_owned(), extra }).await {
            Ok(_) => Ok(true),
            Err(Error::Refused { code: Code::WAITS_FOR_CONSENT, .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Accepts a request for friendship.
    pub async fn accept_friend(&mut self, user_id: &str) -> Result<(), Error> {
        self.call(ClientCall::AcceptFriend { user_id: user_id.to_owned() }).await.map(drop)
    }

    /// Refuses a request for friendship.
    pub async fn refuse_friend(&mut self, user_id: &str) -> Result<(), Error> {
        self.call(ClientCall::RefuseFriend { user_id: user_id.to_owned() }).await.map(drop)
    }

    /// Ends a friendship.
    pub async fn remove_friend(&mut self, user_id: &str) -> Result<(), Error> {
        self.call(ClientCall::RemoveFriend { user_id: user_id.to_owned() }).await.map(drop)
    }

    /// The friends, in the order in which they were added.
    pub async fn friends(&mut self) -> Result<Vec<ClientFriend>, Error> {
        match self.call(ClientCall::GetFriends).await? {
            Some(CallResult::Friends { friends }) => Ok(friends),
            other => Err(Error::Answer(other)),
        }
    }

    /// Asks for something and waits for the answer. What the service tells meanwhile is kept for [`Self::told`].
    pub async fn call(&mut self, call: ClientCall) -> Result<Option<CallResult>, Error> {
        self.last_call += 1;
        let frame = ClientFrame::Call { id: self.last_call, call };
        send(&mut self.socket, &frame).await?;
        loop {
            match next(&mut self.socket).await? {
                Some(ServiceFrame::Answer { id, code, message, result })
                    if id == self.last_call =>
                {
                    let message = message.unwrap_or_default();
                    let done = code == Code::SUCCESS;
                    return if done { Ok(result) } else { Err(Error::Refused { code, message }) };
                }
                Some(cut @ ServiceFrame::Disconnected { .. }) => {
                    self.told.push_back(cut);
                    return Err(Error::Ended);
                }
                Some(told) => self.told.push_back(told),
                None => return Err(Error::Ended),
            }
        }
    }

    /// Waits for the next direct message, passing over what else is told.
    pub async fn message(&mut self) -> Result<Message, Error> {
        loop {
            match self.told().await? {
                Some(ServiceFrame::Message { from, text, sent_at, message_id: id }) => {
                    return Ok(Message { from, text, sent_at, id });
                }
                Some(ServiceFrame::Disconnected { .. }) | None => return Err(Error::Ended),
                Some(_) => {}
            }
        }
    }
}
