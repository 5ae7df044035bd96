use serde::{Deserialize, Serialize};

use crate::nexconn::USERS_A_CALL;
use crate::spec::{Endpoint, Example, Group, Impact, Kind, Reason, Role, Spec, required};
use crate::wire::Done;

/// Clears the hosted profiles of users. Their registration info stays.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeleteUserProfiles;

/// Request of [`DeleteUserProfiles`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DeleteUserProfilesRequest {
    /// 1 to 20 ids.
    pub user_ids: Vec<String>,
}

impl Endpoint for DeleteUserProfiles {
    type Request = DeleteUserProfilesRequest;
    type Response = Done;
    const SPEC: Spec = Spec {
        name: "deleteUserProfiles",
        group: Group::Profiles,
        path: "/v4/user/profile/delete",
        role: Role::Operator,
        impact: Impact::Final,
        reason: Reason::Optional,
        fields: &[required("userIds", Kind::UserIds { max: USERS_A_CALL })],
        example: Example { request: r#"{"userIds":["u1","u2"]}"#, response: r#"{"code":0}"# },
        doc: "user/user-profiles/clean-user-profiles",
        sdk_request: "UserIdsMax20Request",
        ..Spec::POST
    };
}
