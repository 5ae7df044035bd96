//! One place: a user, the token in the memory of the page, and the connection.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use nexconn_api::client::{CallResult, ClientCall, ClientFrame, FriendEvent, Os, ServiceFrame};
use nexconn_api::nexconn::{IssueAccessToken, IssueAccessTokenRequest};
use nexconn_api::sockets::{SERVICE_GONE, SESSION_ENDED};
use nexconn_api::{Code, Secret};

use super::happening::{Deed, Letter, Loss, Sent, What};
use super::stage::{Problem, Stage};
use crate::api::{CallEnd, SocketNews, UserSocket};
use crate::text::isolated;

/// Waits before a lost connection is opened again, the last one from then on.
const PAUSES: [Duration; 4] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(5),
    Duration::from_secs(10),
];

/// How a `WebSocket` is closed as agreed: here the service stops, which tells no code.
const SERVICE_CLOSED: u16 = 1000;

/// A user who is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tried {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) avatar: String,
    /// Whether the user is registered: a new one is by the first token.
    pub(super) registered: bool,
}

impl Tried {
    /// The name, or the id where there is none, to stand in a sentence.
    pub(super) fn called(&self) -> String {
        isolated(if self.name.is_empty() { &self.id } else { &self.name })
    }
}

/// How a connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// There is none.
    Off,
    Opening,
    On,
    /// It was refused or cut, with this code.
    Ended(Code),
    /// It was lost, and is opened again by itself.
    Lost,
}

/// What an answer is awaited for.
#[derive(Debug, Clone)]
enum Asked {
    Message(ArcRwSignal<Sent>),
    Did(Deed, String),
    /// The lists as they stand when the connection begins.
    Lists,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    pub(super) letter: Letter,
    pub(super) user: RwSignal<Option<Tried>>,
    pub(super) link: RwSignal<Link>,
    /// A token is being issued.
    pub(super) issuing: RwSignal<bool>,
    /// Whom the user blocks, as far as the connection told.
    blocked: RwSignal<BTreeSet<String>>,
    friends: RwSignal<BTreeSet<String>>,
    /// What the user is about to write.
    pub(super) typed: RwSignal<String>,
    token: StoredValue<Option<Secret>>,
    socket: StoredValue<Option<UserSocket>, LocalStorage>,
    asked: StoredValue<HashMap<u32, Asked>>,
    last_call: StoredValue<u32>,
    /// Tells the connection of the moment from earlier ones.
    turn: StoredValue<u32>,
    losses: StoredValue<usize>,
}

impl Seat {
    /// An empty one.
    pub(super) fn new(letter: Letter) -> Self {
        Self {
            letter,
            user: RwSignal::new(None),
            link: RwSignal::new(Link::Off),
            issuing: RwSignal::new(false),
            blocked: RwSignal::default(),
            friends: RwSignal::default(),
            typed: RwSignal::new(String::new()),
            token: StoredValue::new(None),
            socket: StoredValue::new_local(None),
            asked: StoredValue::default(),
            last_call: StoredValue::new(0),
            turn: StoredValue::new(0),
            losses: StoredValue::new(0),
        }
    }

    /// Id of the user, once the gateway knows of them.
    pub(super) fn registered_id(self) -> Memo<Option<String>> {
        Memo::new(move |_| {
            let user = self.user.read();
            user.as_ref().filter(|user| user.registered).map(|user| user.id.clone())
        })
    }

    /// Id of the user, for an event.
    pub(super) fn id(self) -> Option<String> {
        self.user.try_with_untracked(|user| user.as_ref().map(|user| user.id.clone())).flatten()
    }

    /// Whether the user blocks another.
    pub(super) fn blocks(self, other: &str) -> bool {
        self.blocked.with(|blocked| blocked.contains(other))
    }

    /// Whether another is a friend.
    pub(super) fn has_friend(self, other: &str) -> bool {
        self.friends.with(|friends| friends.contains(other))
    }

    /// Takes a user, with a new token, and connects.
    pub(super) fn take(self, stage: Stage, user: Tried) {
        self.leave_for_good();
        self.user.set(Some(user));
        self.fetch_token(stage);
    }

    /// Has a token issued, as the app's server would, and connects with it.
    pub(super) fn fetch_token(self, stage: Stage) {
        let Some(user) = self.user.get_untracked() else { return };
        let request = IssueAccessTokenRequest {
            user_id: user.id.clone(),
            name: user.name.clone(),
            avatar_url: Some(user.avatar.clone()).filter(|avatar| !avatar.is_empty()),
        };
        self.issuing.set(true);
        stage.problem.set(None);
        let app = stage.app.slug_untracked();
        spawn_local(async move {
            let answer = stage.client.call::<IssueAccessToken>(app, &request).await;
            if self.issuing.try_set(false).is_some() || self.id().as_ref() != Some(&user.id) {
                return;
            }
            match answer.map(|answer| answer.end) {
                Ok(CallEnd::Done(issued)) => {
                    self.token.set_value(Some(issued.access_token));
                    self.user.update(|user| {
                        if let Some(user) = user {
                            user.registered = true;
                        }
                    });
                    stage.add(Some(self.letter), What::Token);
                    self.connect(stage);
                }
                Ok(CallEnd::Refused(refusal)) => {
                    stage.add(Some(self.letter), What::NoToken(refusal.code));
                    self.link.set(Link::Ended(refusal.code));
                }
                Ok(CallEnd::DoneBefore | CallEnd::Unknown) => {
                    stage.problem.set(Some(Problem::Unknown));
                }
                Err(error) => stage.problem.set(Some(Problem::Failed(error))),
            }
        });
    }

    /// Connects with the token that is there; without one, has one issued first.
    pub(super) fn connect(self, stage: Stage) {
        let Some(token) = self.token.get_value() else { return self.fetch_token(stage) };
        let turn = self.next_turn();
        self.link.set(Link::Opening);
        let connect = ClientFrame::Connect {
            // The gateway puts the app's own in.
            app_key: String::new(),
            access_token: token,
            device_id: self.letter.device().to_owned(),
            os: Os::Websocket,
        };
        let on_news = move |news| {
            if self.turn.try_get_value() == Some(turn) {
                self.hear(stage, news);
            }
        };
        let app = stage.app.slug_untracked();
        match UserSocket::open(stage.client, app, &connect, on_news) {
            Ok(socket) => self.socket.set_value(Some(socket)),
            Err(cause) => {
                leptos::logging::warn!("no connection: {cause:?}");
                self.lost(stage, Loss::Network);
            }
        }
    }

    /// Leaves, as an app does whose user closes it.
    pub(super) fn disconnect(self, stage: Stage) {
        self.say(&ClientFrame::Disconnect);
        self.part();
        self.link.set(Link::Off);
        stage.add(Some(self.letter), What::Left);
    }

    /// Forgets user, token and connection.
    pub(super) fn leave_for_good(self) {
        self.part();
        self.link.set(Link::Off);
        self.token.set_value(None);
        self.user.set(None);
        self.blocked.set(BTreeSet::new());
        self.friends.set(BTreeSet::new());
        self.typed.set(String::new());
    }

    /// Sends a message to another user.
    pub(super) fn send(self, stage: Stage, to: String, text: String) {
        let sent = ArcRwSignal::new(Sent::OnItsWay);
        let call = ClientCall::SendText { to: to.clone(), text: text.clone() };
        stage.add(Some(self.letter), What::Mine { text, to, sent: sent.clone() });
        if !self.call(call, Asked::Message(sent.clone())) {
            sent.set(Sent::Unknown);
        }
    }

    /// Does something with another user.
    pub(super) fn act(self, deed: Deed, other: String) {
        let user_id = other.clone();
        let call = match deed {
            Deed::Block => ClientCall::AddToBlocklist { user_id },
            Deed::Unblock => ClientCall::RemoveFromBlocklist { user_id },
            Deed::Befriend => ClientCall::AddFriend { user_id, extra: None },
            Deed::Accept => ClientCall::AcceptFriend { user_id },
            Deed::Refuse => ClientCall::RefuseFriend { user_id },
            Deed::Unfriend => ClientCall::RemoveFriend { user_id },
        };
        self.call(call, Asked::Did(deed, other));
    }

    /// Opens a lost connection now, where it would wait still.
    pub(super) fn retry(self, stage: Stage) {
        if self.link.get_untracked() == Link::Lost {
            self.connect(stage);
        }
    }

    fn call(self, call: ClientCall, asked: Asked) -> bool {
        let Some(id) = self.last_call.try_update_value(|last| {
            *last += 1;
            *last
        }) else {
            return false;
        };
        self.asked.update_value(|all| drop(all.insert(id, asked)));
        self.say(&ClientFrame::Call { id, call })
    }

    fn say(self, frame: &ClientFrame) -> bool {
        self.socket.with_value(|socket| socket.as_ref().is_some_and(|socket| socket.say(frame)))
    }

    fn hear(self, stage: Stage, news: SocketNews) {
        let letter = Some(self.letter);
        match news {
            SocketNews::Said(ServiceFrame::Connected { .. }) => {
                self.losses.set_value(0);
                self.link.set(Link::On);
                stage.add(letter, What::Connected);
                self.call(ClientCall::GetBlocklist, Asked::Lists);
                self.call(ClientCall::GetFriends, Asked::Lists);
            }
            SocketNews::Said(ServiceFrame::Refused { code, .. }) => {
                self.ended(code);
                stage.add(letter, What::Refused(code));
            }
            SocketNews::Said(ServiceFrame::Disconnected { code, .. }) => {
                self.ended(code);
                stage.add(letter, What::Cut(code));
            }
            SocketNews::Said(ServiceFrame::Answer { id, code, result, .. }) => {
                if let Some(asked) = self.asked.try_update_value(|all| all.remove(&id)).flatten() {
                    self.answered(stage, asked, code, result);
                }
            }
            SocketNews::Said(ServiceFrame::Message { from, text, .. }) => {
                stage.add(letter, What::Theirs { from, text });
            }
            SocketNews::Said(ServiceFrame::Friend { event, user_id, extra, .. }) => {
                self.learn_friend(event, user_id.as_deref());
                let open = ArcRwSignal::new(event == FriendEvent::Requested);
                stage.add(letter, What::Friend { event, with: user_id, extra, open });
            }
            SocketNews::Said(ServiceFrame::Profile { user_id, .. }) => {
                stage.add(letter, What::Profile { of: user_id });
            }
            SocketNews::Closed(SESSION_ENDED) => self.lost(stage, Loss::Session),
            SocketNews::Closed(SERVICE_GONE | SERVICE_CLOSED) => self.lost(stage, Loss::Service),
            SocketNews::Closed(_) => self.lost(stage, Loss::Network),
        }
    }

    fn answered(self, stage: Stage, asked: Asked, code: Code, result: Option<CallResult>) {
        match (asked, result) {
            (Asked::Message(sent), Some(CallResult::Sent { sent_at, .. })) => {
                sent.set(Sent::Taken(sent_at));
            }
            (Asked::Message(sent), _) => sent.set(Sent::Refused(code)),
            (Asked::Did(what, with), _) => {
                self.learn(stage, what, &with, code);
                stage.add(Some(self.letter), What::Did { what, with, code });
            }
            (Asked::Lists, Some(CallResult::Blocklist { user_ids })) => {
                self.blocked.set(user_ids.into_iter().collect());
            }
            (Asked::Lists, Some(CallResult::Friends { friends })) => {
                self.friends.set(friends.into_iter().map(|friend| friend.user_id).collect());
            }
            (Asked::Lists, _) => {}
        }
    }

    /// What was done, once it was.
    fn learn(self, stage: Stage, deed: Deed, other: &str, code: Code) {
        if matches!(deed, Deed::Accept | Deed::Refuse) && code != Code::INTERNAL {
            self.close_requests(stage, other);
        }
        if code != Code::SUCCESS {
            return;
        }
        let (list, holds) = match deed {
            Deed::Block => (self.blocked, true),
            Deed::Unblock => (self.blocked, false),
            Deed::Befriend | Deed::Accept => (self.friends, true),
            Deed::Unfriend => (self.friends, false),
            Deed::Refuse => return,
        };
        list.update(|all| {
            if holds {
                all.insert(other.to_owned());
            } else {
                all.remove(other);
            }
        });
    }

    fn learn_friend(self, event: FriendEvent, other: Option<&str>) {
        self.friends.update(|all| match (event, other) {
            (FriendEvent::Accepted | FriendEvent::Added, Some(other)) => {
                all.insert(other.to_owned());
            }
            (FriendEvent::Removed, Some(other)) => {
                all.remove(other);
            }
            (FriendEvent::Cleared, _) => all.clear(),
            _ => {}
        });
    }

    /// A request that was answered cannot be answered again.
    fn close_requests(self, stage: Stage, other: &str) {
        stage.happenings.with_untracked(|all| {
            for happening in all.iter().filter(|one| one.letter == Some(self.letter)) {
                if let What::Friend { with: Some(with), open, .. } = &happening.what
                    && with == other
                {
                    open.set(false);
                }
            }
        });
    }

    /// The service has said its last.
    fn ended(self, code: Code) {
        self.part();
        self.link.set(Link::Ended(code));
    }

    /// The connection ended without a word: it is opened again by itself, unless the admin must do something first.
    fn lost(self, stage: Stage, why: Loss) {
        self.part();
        let count = self.losses.get_value();
        self.losses.set_value(count + 1);
        if count == 0 {
            stage.add(Some(self.letter), What::Lost(why));
        }
        // Where the session has ended, the answer says so, and the admin is asked to sign in again.
        stage.look_at_session();
        if why == Loss::Session {
            self.link.set(Link::Off);
            self.losses.set_value(0);
            return;
        }
        self.link.set(Link::Lost);
        let turn = self.turn.get_value();
        let again = move || {
            if self.turn.try_get_value() == Some(turn) {
                self.retry(stage);
            }
        };
        set_timeout(again, PAUSES[count.min(PAUSES.len() - 1)]);
    }

    /// Ends the connection of the moment; nothing more is heard of it.
    fn part(self) {
        self.next_turn();
        drop(self.socket.try_update_value(Option::take));
        let left = self.asked.try_update_value(std::mem::take).unwrap_or_default();
        for asked in left.into_values() {
            if let Asked::Message(sent) = asked {
                sent.set(Sent::Unknown);
            }
        }
    }

    fn next_turn(self) -> u32 {
        self.turn
            .try_update_value(|turn| {
                *turn += 1;
                *turn
            })
            .unwrap_or_default()
    }
}
