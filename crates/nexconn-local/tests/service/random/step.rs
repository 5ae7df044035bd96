//! What is done: a call of a server, a call of a client, or a step of the clock.

use fastrand::Rng;
use nexconn_api::Endpoint;
use nexconn_api::local::{ChatSettings, DeleteTestUsers, DeleteTestUsersRequest, SetChatSettings};
use nexconn_api::nexconn::{
    AddFriend, AddFriendRequest, AddUserBlocklist, AddUserBlocklistRequest, BanUsers,
    BanUsersRequest, BatchSetUserTags, BatchSetUserTagsRequest, ChannelType, DeleteUserProfiles,
    DeleteUserProfilesRequest, ExpireAccessTokens, ExpireAccessTokensRequest, FriendPermission,
    IssueAccessToken, IssueAccessTokenRequest, RESTORABLE_AFTER, RemoveAllFriends,
    RemoveAllFriendsRequest, RemoveFriends, RemoveFriendsRequest, RemoveUserBlocklist,
    RemoveUserBlocklistRequest, RestoreUsers, RestoreUsersRequest, SetChannelTypeMute,
    SetChannelTypeMuteRequest, SetFriendPermission, SetFriendPermissionRequest, SetFriendProfile,
    SetFriendProfileRequest, SetUserProfile, SetUserProfileRequest, SoftDeleteUsers,
    SoftDeleteUsersRequest, UnbanUsers, UnbanUsersRequest, UpdateUser, UpdateUserRequest,
    UserProfile,
};
use serde_json::{Value, json};

use super::MINUTE;
use super::read::Read;

pub(super) type Id = &'static str;
pub(super) const IDS: [Id; 5] = ["u0", "u1", "u2", "u3", "u4"];

#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Issues the token of that number.
    Issue {
        token: usize,
        id: Id,
        name: String,
    },
    Update {
        id: Id,
        name: String,
    },
    Expire {
        id: Id,
        before: i64,
    },
    Ban {
        ids: Vec<Id>,
        minutes: i64,
    },
    Unban {
        ids: Vec<Id>,
    },
    SoftDelete {
        ids: Vec<Id>,
    },
    Restore {
        ids: Vec<Id>,
    },
    Remove {
        id: Id,
    },
    SetProfile {
        id: Id,
        name: String,
    },
    ClearProfiles {
        ids: Vec<Id>,
    },
    SetTags {
        ids: Vec<Id>,
        tags: Vec<Id>,
    },
    Mute {
        ids: Vec<Id>,
        on: bool,
    },
    Block {
        id: Id,
        targets: Vec<Id>,
    },
    Unblock {
        id: Id,
        targets: Vec<Id>,
    },
    AddFriend {
        id: Id,
        target: Id,
        at_once: bool,
    },
    RemoveFriends {
        id: Id,
        targets: Vec<Id>,
    },
    RemoveAllFriends {
        id: Id,
    },
    NoteFriend {
        id: Id,
        target: Id,
        alias: String,
    },
    Permit {
        ids: Vec<Id>,
        permission: FriendPermission,
    },
    Set(ChatSettings),
    Read(Read),
    /// Connects with a token.
    Connect {
        connection: usize,
        token: usize,
    },
    /// Sends a message on a connection.
    Send {
        connection: usize,
        to: Id,
        text: String,
    },
    /// Blocks or unblocks on a connection.
    ClientBlock {
        connection: usize,
        target: Id,
        on: bool,
    },
    /// Does something about a friend on a connection.
    ClientFriend {
        connection: usize,
        target: Id,
        act: FriendAct,
    },
    Wait {
        millis: i64,
    },
}

/// What a client does about another user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FriendAct {
    Add,
    Accept,
    Refuse,
    Remove,
}

/// What steps can be about, and the numbers of what they make.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) now: i64,
    /// Tokens that were issued.
    pub(super) tokens: Vec<usize>,
    /// Connections that may be open.
    pub(super) connections: Vec<usize>,
    /// Whether the clock may be moved.
    pub(super) may_wait: bool,
}

impl Step {
    /// A step at random; `number` is its own, and that of the token or connection which it makes.
    pub(super) fn random(random: &mut Rng, known: &Known, number: usize) -> Self {
        let id = some_id(random);
        let target = some_id(random);
        let (ids, targets) = (some(random), some(random));
        let name = format!("name {}", random.u8(..));
        match random.u8(0..64) {
            0..8 => Self::Issue { token: number, id, name },
            8 => Self::Update { id, name },
            9..11 => Self::Ban { ids, minutes: random.i64(1..90) },
            11..13 => Self::Unban { ids },
            13 => Self::Expire { id, before: known.now - random.i64(-1..2) },
            14..16 => Self::SoftDelete { ids },
            16..20 => Self::Restore { ids },
            20 => Self::Remove { id },
            21..23 => {
                Self::SetProfile { id, name: if random.bool() { name } else { String::new() } }
            }
            23 => Self::ClearProfiles { ids },
            24..26 => {
                let count = random.usize(0..3);
                Self::SetTags {
                    ids,
                    tags: random
                        .choose_multiple(&["vip", "eu", "new"], count)
                        .into_iter()
                        .copied()
                        .collect(),
                }
            }
            26..28 => Self::Mute { ids, on: random.bool() },
            28..31 => Self::Block { id, targets },
            31..33 => Self::Unblock { id, targets },
            33..37 => Self::AddFriend { id, target, at_once: random.bool() },
            37 => Self::RemoveFriends { id, targets },
            38 => Self::RemoveAllFriends { id },
            39 => Self::NoteFriend { id, target, alias: name },
            40 => Self::Permit { ids, permission: permission(random) },
            41 => Self::Set(ChatSettings {
                friends_only: random.u8(0..4) == 0,
                blocklist: random.u8(0..4) > 0,
                friend_request_permission: permission(random),
            }),
            42..48 if !known.tokens.is_empty() => {
                let token = *random.choice(&known.tokens).unwrap_or(&0);
                Self::Connect { connection: number, token }
            }
            48..56 if !known.connections.is_empty() => {
                let connection = *random.choice(&known.connections).unwrap_or(&0);
                match random.u8(0..8) {
                    1..4 => {
                        use FriendAct::{Accept, Add, Refuse, Remove};
                        let act = random.choice([Add, Add, Accept, Accept, Refuse, Remove]);
                        let act = act.unwrap_or(Add);
                        Self::ClientFriend { connection, target, act }
                    }
                    0 => Self::ClientBlock { connection, target, on: random.bool() },
                    _ => Self::Send { connection, to: target, text: format!("text {number}") },
                }
            }
            56..58 if known.may_wait => Self::wait(random),
            _ => Self::Read(Read::random(random)),
        }
    }

    /// Some step of the clock.
    pub(super) fn wait(random: &mut Rng) -> Self {
        let spans = [1, 999, 1000, MINUTE, RESTORABLE_AFTER - 1000, RESTORABLE_AFTER];
        Self::Wait { millis: *random.choice(&spans).unwrap_or(&1) }
    }

    /// The path and body of a call of a server; none of what is no such call.
    pub(super) fn call(&self) -> Option<(&'static str, Value)> {
        Some(match self.clone() {
            Self::Issue { id, name, .. } => of::<IssueAccessToken>(&IssueAccessTokenRequest {
                user_id: id.to_owned(),
                name,
                avatar_url: None,
            }),
            Self::Update { id, name } => of::<UpdateUser>(&UpdateUserRequest {
                user_id: id.to_owned(),
                name: Some(name),
                avatar_url: None,
            }),
            Self::Expire { id, before } => of::<ExpireAccessTokens>(&ExpireAccessTokensRequest {
                user_ids: owned(&[id]),
                expires_at: before,
            }),
            Self::Ban { ids, minutes } => of::<BanUsers>(&BanUsersRequest {
                user_ids: owned(&ids),
                duration_minutes: minutes,
            }),
            Self::Unban { ids } => of::<UnbanUsers>(&UnbanUsersRequest { user_ids: owned(&ids) }),
            Self::SoftDelete { ids } => {
                of::<SoftDeleteUsers>(&SoftDeleteUsersRequest { user_ids: owned(&ids) })
            }
            Self::Restore { ids } => {
                of::<RestoreUsers>(&RestoreUsersRequest { user_ids: owned(&ids) })
            }
            Self::Remove { id } => {
                of::<DeleteTestUsers>(&DeleteTestUsersRequest { user_ids: owned(&[id]) })
            }
            Self::SetProfile { id, name } => of::<SetUserProfile>(&SetUserProfileRequest {
                user_id: id.to_owned(),
                user_profile: Some(UserProfile { name: Some(name), ..UserProfile::default() }),
                user_ext_profile: None,
            }),
            Self::ClearProfiles { ids } => {
                of::<DeleteUserProfiles>(&DeleteUserProfilesRequest { user_ids: owned(&ids) })
            }
            Self::SetTags { ids, tags } => of::<BatchSetUserTags>(&BatchSetUserTagsRequest {
                user_ids: owned(&ids),
                tags: owned(&tags),
            }),
            Self::Mute { ids, on } => of::<SetChannelTypeMute>(&SetChannelTypeMuteRequest {
                user_ids: owned(&ids),
                mute_state: on.into(),
                channel_types: vec![ChannelType::Person],
            }),
            Self::Block { id, targets } => of::<AddUserBlocklist>(&AddUserBlocklistRequest {
                user_id: id.to_owned(),
                target_user_ids: owned(&targets),
            }),
            Self::Unblock { id, targets } => {
                of::<RemoveUserBlocklist>(&RemoveUserBlocklistRequest {
                    user_id: id.to_owned(),
                    blocked_user_ids: owned(&targets),
                })
            }
            Self::AddFriend { id, target, at_once } => of::<AddFriend>(&AddFriendRequest {
                user_id: id.to_owned(),
                target_id: target.to_owned(),
                action: at_once.then_some(AddFriendRequest::AT_ONCE),
                extra: None,
            }),
            Self::RemoveFriends { id, targets } => of::<RemoveFriends>(&RemoveFriendsRequest {
                user_id: id.to_owned(),
                target_ids: owned(&targets),
            }),
            Self::RemoveAllFriends { id } => {
                of::<RemoveAllFriends>(&RemoveAllFriendsRequest { user_id: id.to_owned() })
            }
            Self::NoteFriend { id, target, alias } => {
                of::<SetFriendProfile>(&SetFriendProfileRequest {
                    user_id: id.to_owned(),
                    target_id: target.to_owned(),
                    alias: Some(alias),
                    friend_ext_profile: None,
                })
            }
            Self::Permit { ids, permission } => {
                of::<SetFriendPermission>(&SetFriendPermissionRequest {
                    user_ids: owned(&ids),
                    permission_type: permission,
                })
            }
            Self::Set(settings) => of::<SetChatSettings>(&settings),
            Self::Read(read) => read.call(),
            Self::Connect { .. }
            | Self::Send { .. }
            | Self::ClientBlock { .. }
            | Self::ClientFriend { .. }
            | Self::Wait { .. } => {
                return None;
            }
        })
    }
}

pub(super) fn of<E: Endpoint>(request: &E::Request) -> (&'static str, Value) {
    (E::SPEC.path, json!(request))
}

pub(super) fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

pub(super) fn some_id(random: &mut Rng) -> Id {
    random.choice(&IDS).copied().unwrap_or(IDS[0])
}

fn some(random: &mut Rng) -> Vec<Id> {
    let count = random.usize(1..=3);
    random.choose_multiple(&IDS, count).into_iter().copied().collect()
}

fn permission(random: &mut Rng) -> FriendPermission {
    random.choice(FriendPermission::ALL).unwrap_or(FriendPermission::Anyone)
}
