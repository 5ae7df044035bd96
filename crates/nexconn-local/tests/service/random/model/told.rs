//! What the model says to whoever asks.

use std::cmp::Reverse;

use nexconn_api::Code;
use nexconn_api::choices::TEXT_TIME_OFFSET_MINUTES;
use nexconn_api::local::ChatSettings;
use nexconn_api::nexconn::{
    self, BannedUser, BannedUsers, BlockedUsers, ConnectionStatus, FriendPermissions, Friends,
    Friendship, Friendships, HostedProfile, HostedProfiles, MutedUsers, SoftDeletedUsers,
    UserFriendPermission, UserInfo, UserProfile, UserTags, UsersWithTags,
};
use nexconn_api::wire::TextTime;
use serde_json::json;

use super::{Model, Outcome, User};
use crate::random::read::Read;
use crate::random::step::{IDS, Id, owned};

fn text(time: i64) -> TextTime {
    TextTime::write(time, TEXT_TIME_OFFSET_MINUTES)
}

impl Model {
    pub(super) fn tell(&self, read: Read) -> Outcome {
        Ok(match read {
            Read::Info(id) => {
                let user = self.users.get(id).ok_or(Code::NO_SUCH_USER)?;
                let (name, avatar_url) = (user.name.clone(), String::new());
                json!(UserInfo { name, avatar_url, created_at: text(user.created_at) })
            }
            Read::Online(id) => {
                let online = self.live.values().any(|live| live.id == id && live.cut.is_none());
                json!(ConnectionStatus::of(online))
            }
            Read::Blocklist(id) => {
                self.check_has_blocklists()?;
                let blocked = self.users.get(id).map(|user| user.blocked.clone());
                let latest_first: Vec<_> = blocked.into_iter().flatten().rev().collect();
                json!(BlockedUsers::page(owned(&latest_first), None))
            }
            Read::Friends(id) => json!(self.friends(id)?),
            Read::Relations(id) => {
                self.check_registered(id, Code::NO_SUCH_USER)?;
                let relation = |other: Id| Friendship {
                    user_id: other.to_owned(),
                    result: if self.are_friends(id, other) {
                        Friendship::MUTUAL
                    } else {
                        Friendship::NONE
                    },
                };
                json!(Friendships { friendships: IDS.map(relation).into() })
            }
            Read::Tags => json!(UsersWithTags {
                users: self.told_of(|id, user| {
                    Some(UserTags { user_id: id.to_owned(), tags: owned(&user.tags) })
                })
            }),
            Read::Profiles => json!(HostedProfiles { users: self.told_of(profile) }),
            Read::ProfileList => {
                let mut users: Vec<_> = self.users.iter().collect();
                users.sort_by_key(|(id, user)| (user.created_at, **id));
                let users = users.into_iter().filter_map(|(id, user)| profile(id, user));
                json!(HostedProfiles { users: users.collect() })
            }
            Read::Permissions => json!(FriendPermissions {
                permissions: self.told_of(|id, _| {
                    let permission_type = self.permission(id);
                    Some(UserFriendPermission { user_id: id.to_owned(), permission_type })
                })
            }),
            Read::Banned => json!(BannedUsers {
                banned_users: self
                    .latest_first(|user| {
                        Some(user.banned_until).filter(|ends_at| *ends_at > self.now)
                    })
                    .map(|(at, user_id)| BannedUser { user_id, ban_expires_at: text(at) })
                    .collect()
            }),
            Read::Deleted => {
                let deleted = self.latest_first(|user| user.deleted_at);
                json!(SoftDeletedUsers { user_ids: deleted.map(|(_, id)| id).collect() })
            }
            Read::Muted => {
                let muted: Vec<_> = self.latest_first(|user| user.muted_at).collect();
                let total_count = i64::try_from(muted.len()).unwrap_or(i64::MAX);
                let muted_user_ids = muted.into_iter().map(|(_, id)| id).collect();
                json!(MutedUsers { total_count, muted_user_ids })
            }
            Read::Settings => {
                let (friends_only, blocklist, friend_request_permission) = self.settings;
                json!(ChatSettings { friends_only, blocklist, friend_request_permission })
            }
        })
    }

    fn friends(&self, id: Id) -> Result<Friends, Code> {
        let user = self.users.get(id).ok_or(Code::NO_SUCH_USER)?;
        let told = |friend: &super::Friend| nexconn::Friend {
            user_id: friend.id.to_owned(),
            name: self
                .users
                .get(friend.id)
                .and_then(|user| user.profile.as_ref())
                .map(|profile| profile.name.clone()),
            alias: Some(friend.alias.clone()).filter(|alias| !alias.is_empty()),
            friend_ext_profile: None,
            extra_profile: None,
            added_at: friend.added_at,
        };
        let friends: Vec<_> = user.friends.iter().map(told).collect();
        let total_count = i64::try_from(friends.len()).unwrap_or(i64::MAX);
        Ok(Friends { page_token: None, total_count, friends })
    }

    /// What is told of each registered user.
    fn told_of<T>(&self, tell: impl Fn(Id, &User) -> Option<T>) -> Vec<T> {
        self.users.iter().filter_map(|(id, user)| tell(id, user)).collect()
    }

    /// Users with a time, the latest first, then by id.
    fn latest_first(
        &self,
        time: impl Fn(&User) -> Option<i64>,
    ) -> impl Iterator<Item = (i64, String)> {
        let timed = self.users.iter().filter_map(|(id, user)| Some((time(user)?, *id)));
        let mut timed: Vec<_> = timed.collect();
        timed.sort_by_key(|(at, id)| (Reverse(*at), *id));
        timed.into_iter().map(|(at, id)| (at, id.to_owned()))
    }
}

fn profile(id: Id, user: &User) -> Option<HostedProfile> {
    let profile = user.profile.as_ref()?;
    Some(HostedProfile {
        user_id: id.to_owned(),
        version: Some(profile.version),
        user_profile: Some(UserProfile {
            name: Some(profile.name.clone()),
            ..UserProfile::default()
        }),
        user_ext_profile: None,
    })
}
