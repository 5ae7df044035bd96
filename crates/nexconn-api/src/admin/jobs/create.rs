use serde::{Deserialize, Serialize};

use super::fits::fits_action;
use super::{FriendRow, JOB_EXAMPLE, JOB_USERS, Job, JobAction, UserPair};
use crate::admin::{APP, CASE, OPERATION, REASON};
use crate::nexconn::{
    BAN_MINUTES, FriendPermission, IssueAccessTokenRequest, SetUserProfileRequest, TAG_BYTES,
    TAGS_A_USER,
};
use crate::spec::{
    Endpoint, Example, Impact, Kind, LIST_BODY_BYTES, Length, Reason, Role, Spec, optional,
    required,
};

/// What a job can be made for; one that takes another back is made by [`UndoJob`](super::UndoJob).
const ACTIONS: Kind = Kind::OneOf(&[
    "register",
    "ban",
    "standing",
    "unban",
    "expire",
    "kick",
    "status",
    "delete",
    "restore",
    "block",
    "unblock",
    "setTags",
    "mute",
    "unmute",
    "setProfile",
    "clearProfiles",
    "addFriends",
    "removeFriends",
    "clearFriends",
    "setFriendPermission",
]);

/// Stores a job and begins it: the same action for many users, in documented batches, within the documented rate.
#[derive(Debug)]
pub struct CreateJob;

/// Request of [`CreateJob`]. Which fields it needs depends on the action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateJobRequest {
    /// The app's slug.
    pub app: String,
    /// A UUID made for this intent; the same one again returns the job that it made.
    pub operation: String,
    /// What to do.
    pub action: JobAction,
    /// To whom, unless the action takes its users from one of the next four fields; a repeated id counts once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_ids: Option<Vec<String>>,
    /// Whom to register, for `register`; a repeated id is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<Vec<IssueAccessTokenRequest>>,
    /// Whose blocklist or friends change, and by whom, for `block`, `unblock` and `removeFriends`; a repeated pair
    /// counts once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairs: Option<Vec<UserPair>>,
    /// Whom to make friends, for `addFriends`; a repeated pair is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub friends: Option<Vec<FriendRow>>,
    /// What to set for whom, for `setProfile`; a repeated id is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profiles: Option<Vec<SetUserProfileRequest>>,
    /// For `setTags`: they replace all tags of every user; none clears them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// For `setFriendPermission`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permission_type: Option<FriendPermission>,
    /// For `ban`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<i64>,
    /// For `expire`; now where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<i64>,
    /// Why; required where the action's endpoint requires it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Number of the admin's case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
}

impl CreateJobRequest {
    /// A request for an action, without users and values.
    pub fn new(app: impl Into<String>, action: JobAction) -> Self {
        Self {
            app: app.into(),
            operation: String::new(),
            action,
            user_ids: None,
            users: None,
            pairs: None,
            friends: None,
            profiles: None,
            tags: None,
            permission_type: None,
            duration_minutes: None,
            expires_at: None,
            reason: None,
            case: None,
        }
    }
}

impl Endpoint for CreateJob {
    type Request = CreateJobRequest;
    type Response = Job;
    const SPEC: Spec = Spec {
        name: "createJob",
        path: "/api/v1/apps/{app}/jobs",
        // The least; the handler asks for the role of the action.
        role: Role::Viewer,
        impact: Impact::Final,
        reason: Reason::Optional,
        body_bytes: LIST_BODY_BYTES,
        fields: &[
            required("app", APP),
            required("operation", OPERATION),
            required("action", ACTIONS),
            optional("userIds", Kind::UserIds { max: JOB_USERS }),
            optional("users", Kind::Objects { max: JOB_USERS }),
            optional("pairs", Kind::Objects { max: JOB_USERS }),
            optional("friends", Kind::Objects { max: JOB_USERS }),
            optional("profiles", Kind::Objects { max: JOB_USERS }),
            optional("tags", Kind::Texts { max: TAGS_A_USER, each: Length::Bytes(TAG_BYTES) }),
            optional("permissionType", Kind::Int { min: 1, max: 3 }),
            optional("durationMinutes", Kind::Int { min: 1, max: BAN_MINUTES }),
            optional("expiresAt", Kind::Instant),
            optional("reason", REASON),
            optional("case", CASE),
        ],
        rule: Some(fits_action),
        example: Example {
            request: r#"{"app":"dev","operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11","action":"status","userIds":["jlk456j5"]}"#,
            response: JOB_EXAMPLE,
        },
        ..Spec::POST
    };
}
