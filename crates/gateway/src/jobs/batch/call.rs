//! Which call does a job's action for one of its users.

use nexconn_api::admin::{JobAction, KICK_MINUTES, StartStandingBans};
use nexconn_api::nexconn::{
    AddFriend, AddUserBlocklist, BAN_MINUTES, BanUsers, BatchSetUserTags, DeleteUserProfiles,
    ExpireAccessTokens, GetConnectionStatus, IssueAccessToken, RemoveAllFriends, RemoveFriends,
    RemoveUserBlocklist, RestoreUsers, SetChannelTypeMute, SetFriendPermission, SetFriendProfile,
    SetUserProfile, SoftDeleteUsers, UnbanUsers,
};
use nexconn_api::{Endpoint, Spec};
use serde_json::{Map, Value, json};

use super::{Item, Work};
use crate::Error;
use crate::undo::{Way, mute};

/// What is sent for a user; users are put together for whom it is the same.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) spec: &'static Spec,
    /// What the audit log calls it.
    pub(super) action: &'static str,
    /// The fields of its request beside the ids.
    pub(super) fields: Map<String, Value>,
}

impl Call {
    fn of<E: Endpoint>(fields: Value) -> Result<Option<Self>, Error> {
        let spec = const { &E::SPEC };
        Self::with(spec, fields)
    }

    fn with(spec: &'static Spec, fields: Value) -> Result<Option<Self>, Error> {
        let Value::Object(fields) = fields else {
            return Err(Error::Internal("what is set is no object".to_owned()));
        };
        Ok(Some(Self { spec, action: spec.path, fields }))
    }
}

impl Work {
    /// The next call for a user, at `now`; none where nothing is left to do.
    pub(super) fn call(&self, item: &Item, now: i64) -> Result<Option<Call>, Error> {
        let ban = |minutes: i64| json!({"durationMinutes": minutes});
        match self.action {
            JobAction::Ban => Call::of::<BanUsers>(ban(self.minutes.unwrap_or(BAN_MINUTES))),
            JobAction::Standing => {
                let call = Call::of::<BanUsers>(ban(BAN_MINUTES))?;
                Ok(call.map(|call| Call { action: StartStandingBans::SPEC.path, ..call }))
            }
            JobAction::Unban => Call::of::<UnbanUsers>(json!({})),
            JobAction::Kick if self.kick_bans(item) => Call::of::<BanUsers>(ban(KICK_MINUTES)),
            JobAction::Expire | JobAction::Kick => {
                let expires_at = self.expires_at.unwrap_or(now);
                Call::of::<ExpireAccessTokens>(json!({"expiresAt": expires_at}))
            }
            JobAction::Status => Call::of::<GetConnectionStatus>(json!({})),
            JobAction::Delete => Call::of::<SoftDeleteUsers>(json!({})),
            JobAction::Restore => Call::of::<RestoreUsers>(json!({})),
            JobAction::Register => Call::of::<IssueAccessToken>(item.values()?),
            JobAction::Block => Call::of::<AddUserBlocklist>(json!({})),
            JobAction::Unblock => Call::of::<RemoveUserBlocklist>(json!({})),
            JobAction::SetTags => Call::of::<BatchSetUserTags>(item.values()?),
            JobAction::Mute => Call::of::<SetChannelTypeMute>(mute(1)),
            JobAction::Unmute => Call::of::<SetChannelTypeMute>(mute(0)),
            JobAction::SetProfile => Call::of::<SetUserProfile>(item.values()?),
            JobAction::ClearProfiles => Call::of::<DeleteUserProfiles>(json!({})),
            JobAction::AddFriends => friend(item),
            JobAction::RemoveFriends => Call::of::<RemoveFriends>(json!({})),
            JobAction::ClearFriends => Call::of::<RemoveAllFriends>(json!({})),
            JobAction::SetFriendPermission => {
                Call::of::<SetFriendPermission>(json!({"permissionType": self.permission}))
            }
            JobAction::Fill => Ok(None),
            JobAction::Undo => undo(item, now),
        }
    }
}

/// The fields of a friend that are set once two users are friends.
const NOTED: [&str; 2] = ["alias", "friendExtProfile"];

/// Whether a second call sets what one of two friends notes of the other.
pub(in crate::jobs) fn has_notes(item: &Item) -> bool {
    let values = item.values().unwrap_or_default();
    NOTED.iter().any(|name| values.get(*name).is_some())
}

fn friend(item: &Item) -> Result<Option<Call>, Error> {
    let mut values = item.values()?;
    let notes = item.step > 0;
    if let Value::Object(fields) = &mut values {
        fields.retain(|name, _| NOTED.contains(&name.as_str()) == notes);
    }
    if notes { Call::of::<SetFriendProfile>(values) } else { Call::of::<AddFriend>(values) }
}

fn undo(item: &Item, now: i64) -> Result<Option<Call>, Error> {
    let way = Way::from_name(item.way.as_deref().unwrap_or_default())?;
    match way.fields(item.until_at, item.fields.as_deref(), now)? {
        Some(fields) => Call::with(way.spec(), Value::Object(fields)),
        None => Ok(None),
    }
}

impl Item {
    /// What is set for this user, without the ids.
    fn values(&self) -> Result<Value, Error> {
        let mut values: Value = serde_json::from_str(self.fields.as_deref().unwrap_or("{}"))
            .map_err(|e| Error::Internal(e.to_string()))?;
        if let Value::Object(fields) = &mut values {
            fields.retain(|name, _| name != "userId" && name != "targetId");
        }
        Ok(values)
    }
}

impl Work {
    /// Whether what is set for a user is erased, with the user: it can be set no longer.
    pub(in crate::jobs) fn is_erased(&self, item: &Item) -> bool {
        let needs_values = match self.action {
            JobAction::Register
            | JobAction::SetTags
            | JobAction::SetProfile
            | JobAction::AddFriends => true,
            JobAction::Undo => item
                .way
                .as_deref()
                .and_then(|name| Way::from_name(name).ok())
                .is_some_and(Way::has_values),
            _ => false,
        };
        needs_values && item.fields.is_none()
    }

    /// The endpoint of most of its calls: it sets the pace.
    pub(in crate::jobs) fn pace(&self) -> &'static Spec {
        match self.action {
            // Both of its calls take as many users.
            JobAction::Kick => &BanUsers::SPEC,
            JobAction::Undo => self.undoes.map_or(&BanUsers::SPEC, inverse),
            action => nexconn_spec(action),
        }
    }
}

/// What most calls are that take an action back.
const fn inverse(action: JobAction) -> &'static Spec {
    match action {
        JobAction::Block => &RemoveUserBlocklist::SPEC,
        JobAction::Unblock => &AddUserBlocklist::SPEC,
        JobAction::ClearProfiles => &SetUserProfile::SPEC,
        JobAction::AddFriends => &RemoveFriends::SPEC,
        JobAction::RemoveFriends => &AddFriend::SPEC,
        action => nexconn_spec(action),
    }
}

/// The endpoint of Nexconn, where that of the action is one of the gateway's own.
const fn nexconn_spec(action: JobAction) -> &'static Spec {
    match action {
        JobAction::Standing | JobAction::Kick => &BanUsers::SPEC,
        action => action.spec(),
    }
}
