use serde::{Deserialize, Serialize};

use super::HostedProfiles;
use crate::Code;
use crate::nexconn::USERS_A_CALL;
use crate::spec::{Endpoint, Example, Group, Kind, Role, Spec, required};

/// Reads the hosted profiles of some users. Whether those without one are in the answer is not documented.
#[derive(Debug)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BatchGetUserProfiles;

/// Request of [`BatchGetUserProfiles`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BatchGetUserProfilesRequest {
    /// 1 to 20 ids.
    pub user_ids: Vec<String>,
}

impl Endpoint for BatchGetUserProfiles {
    type Request = BatchGetUserProfilesRequest;
    type Response = HostedProfiles;
    const SPEC: Spec = Spec {
        name: "batchGetUserProfiles",
        group: Group::Profiles,
        path: "/v4/user/profile/batch/get",
        role: Role::Viewer,
        refusals: &[Code::TOO_MANY_PROFILES],
        fields: &[required("userIds", Kind::UserIds { max: USERS_A_CALL })],
        example: Example {
            request: r#"{"userIds":["u1","u2"]}"#,
            response: r#"{"code":0,"result":{"users":[{"userId":"u1","version":12343433499942,"userProfile":{"birthday":"20011221","level":2},"userExtProfile":{"ext1":"testext"}},{"userId":"u2","userProfile":{"gender":1,"level":5}}]}}"#,
        },
        doc: "user/user-profiles/query-user-profiles-by-batch",
        sdk_request: "UserIdsMax20Request",
        ..Spec::POST
    };
}
