use serde::{Deserialize, Serialize};

use crate::admin::{APP, OPERATION};
use crate::spec::{Endpoint, Example, Impact, Kind, Role, Spec, required};

/// Erases what this gateway holds of soft-deleted users without waiting for Nexconn's confirmation, on
/// an owner's word: for an app whose webhook does not come.
///
/// Only for users whose deletion Nexconn accepted, or who are in its list. The same as what a
/// confirmation does: see [`ErasedCounts`](super::ErasedCounts).
#[derive(Debug)]
pub struct EraseCopies;

/// Most users of one [`EraseCopies`].
pub const ERASED_A_CALL: usize = 100;

/// Request of [`EraseCopies`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EraseCopiesRequest {
    /// The app's slug.
    pub app: String,
    /// A UUID made for this intent; the same one again has no second effect.
    pub operation: String,
    /// 1 to [`ERASED_A_CALL`] ids.
    pub user_ids: Vec<String>,
}

/// Answer of [`EraseCopies`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErasedCopies {
    /// Whose copies are erased.
    pub erased: Vec<ErasedUser>,
    /// Left as they are: not deleted, as far as is known, or erased before.
    pub left: Vec<String>,
}

/// A user whose copies were erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErasedUser {
    /// The user's id.
    pub user_id: String,
    /// Number of the deletion record.
    pub record: i64,
}

impl Endpoint for EraseCopies {
    type Request = EraseCopiesRequest;
    type Response = ErasedCopies;
    const SPEC: Spec = Spec {
        name: "eraseCopies",
        path: "/api/v1/apps/{app}/deleted-users/erase",
        role: Role::Owner,
        impact: Impact::Final,
        fields: &[
            required("app", APP),
            required("operation", OPERATION),
            required("userIds", Kind::UserIds { max: ERASED_A_CALL }),
        ],
        example: Example {
            request: r#"{"app":"dev","operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11","userIds":["jlk456j5"]}"#,
            response: r#"{"erased":[{"userId":"jlk456j5","record":1}],"left":[]}"#,
        },
        ..Spec::POST
    };
}
