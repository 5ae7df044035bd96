//! A plain model in memory of what the service does, for every endpoint of Nexconn's and for connected clients, by a
//! clock that is moved.

mod accounts;
mod deletions;
mod friends;
mod messages;
mod relations;
mod told;

use std::collections::BTreeMap;

use nexconn_api::Code;
use nexconn_api::local::ChatSettings;
use nexconn_api::nexconn::FriendPermission;
use serde_json::Value;

use self::deletions::Operation;
use self::friends::Friend;
pub(super) use self::messages::Seen;
use self::messages::{Kept, Live};
use super::step::{Id, Step};

/// How long operations run.
pub(super) const DELAY: u32 = 1000;

/// What a step comes to: what is told, or the code of the refusal.
pub(super) type Outcome = Result<Value, Code>;
/// The same of a step that tells nothing.
type Done = Result<(), Code>;

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
struct User {
    name: String,
    created_at: i64,
    deleted_at: Option<i64>,
    banned_until: i64,
    tokens_valid_from: i64,
    profile: Option<Profile>,
    tags: Vec<Id>,
    muted_at: Option<i64>,
    /// Who may add the user, where that was set.
    permission: Option<FriendPermission>,
    /// Whom the user blocks, the latest last.
    blocked: Vec<Id>,
    /// The latest last.
    friends: Vec<Friend>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Profile {
    name: String,
    version: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Token {
    id: Id,
    issued_at: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Model {
    pub(super) now: i64,
    users: BTreeMap<Id, User>,
    tokens: BTreeMap<usize, Token>,
    pending: Vec<Operation>,
    /// User, whether deleted, and code of every outcome that webhooks told.
    pub(super) told: Vec<(Id, bool, Code)>,
    settings: (bool, bool, FriendPermission),
    /// Connections, those too that were cut since they were last compared.
    live: BTreeMap<usize, Live>,
    kept: Vec<Kept>,
    /// When who asked whom for friendship.
    requests: BTreeMap<(Id, Id), i64>,
}

impl Model {
    pub(super) fn new(now: i64) -> Self {
        let ChatSettings { friends_only, blocklist, friend_request_permission } =
            ChatSettings::default();
        Self {
            now,
            users: BTreeMap::new(),
            tokens: BTreeMap::new(),
            pending: Vec::new(),
            told: Vec::new(),
            settings: (friends_only, blocklist, friend_request_permission),
            live: BTreeMap::new(),
            kept: Vec::new(),
            requests: BTreeMap::new(),
        }
    }

    /// Takes a step; says what it comes to.
    pub(super) fn take(&mut self, step: &Step) -> Outcome {
        match step {
            Step::Issue { token, id, name } => self.issue(*token, id, name)?,
            Step::Update { id, name } => self.update(id, name)?,
            Step::Expire { id, before } => self.expire(id, *before),
            Step::Ban { ids, minutes } => self.ban(ids, *minutes),
            Step::Unban { ids } => self.unban(ids),
            Step::SoftDelete { ids } => self.accept(ids, true),
            Step::Restore { ids } => self.accept(ids, false),
            Step::Remove { id } => self.remove(id),
            Step::SetProfile { id, name } => self.set_profile(id, name)?,
            Step::ClearProfiles { ids } => self.each(ids, |user| user.profile = None),
            Step::SetTags { ids, tags } => self.set_tags(ids, tags),
            Step::Mute { ids, on } => self.mute(ids, *on),
            Step::Block { id, targets } => self.block(id, targets)?,
            Step::Unblock { id, targets } => self.unblock(id, targets)?,
            Step::AddFriend { id, target, at_once } => self.add_friend(id, target, *at_once)?,
            Step::RemoveFriends { id, targets } => self.remove_friends(id, targets)?,
            Step::RemoveAllFriends { id } => self.remove_all_friends(id)?,
            Step::NoteFriend { id, target, alias } => self.note_friend(id, target, alias)?,
            Step::Permit { ids, permission } => self.permit(ids, *permission),
            Step::Set(ChatSettings { friends_only, blocklist, friend_request_permission }) => {
                self.settings = (*friends_only, *blocklist, *friend_request_permission);
            }
            Step::Read(read) => return self.tell(*read),
            Step::Connect { connection, token } => self.connect(*connection, *token)?,
            Step::Send { connection, to, text } => self.send(*connection, to, text)?,
            Step::ClientBlock { connection, target, on } => {
                self.client_block(*connection, target, *on)?;
            }
            Step::ClientFriend { connection, target, act } => {
                self.client_friend(*connection, target, *act)?;
            }
            Step::Wait { millis } => {
                self.now += millis;
                self.finish_what_is_due();
            }
        }
        Ok(Value::Null)
    }

    /// Does something with each of these users who is registered.
    fn each(&mut self, ids: &[Id], act: impl Fn(&mut User)) {
        for id in ids {
            if let Some(user) = self.users.get_mut(id) {
                act(user);
            }
        }
    }

    /// A user who is registered and not soft-deleted.
    fn active(&mut self, id: Id) -> Option<&mut User> {
        self.users.get_mut(id).filter(|user| user.deleted_at.is_none())
    }

    /// Refuses what is about a user who is not registered, with that code, or about a soft-deleted one.
    fn check_active(&self, id: Id, unknown: Code) -> Done {
        match self.users.get(id) {
            None => Err(unknown),
            Some(User { deleted_at: Some(_), .. }) => Err(Code::SOFT_DELETED),
            Some(_) => Ok(()),
        }
    }
}
