use serde::{Deserialize, Serialize};

use super::{APP, Changed, OPERATION};
use crate::spec::{Endpoint, Example, Impact, Kind, Role, Spec, required};

/// How long a change can be taken back, in milliseconds: 7 days. Old values are deleted then.
pub const UNDO_KEPT_MILLIS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Whether a change can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum UndoState {
    /// Until then, in Unix milliseconds.
    Open {
        /// When the old values are deleted.
        until: i64,
    },
    /// It was taken back.
    Done {
        /// By this entry of the audit log, or by this job.
        by: i64,
    },
}

/// Takes back one change: a ban (lifted, or the earlier end set again), a lifted ban (for what is left of it), or
/// name and avatar (the old ones). A ban that was changed again since is left alone; a standing ban
/// that was lifted comes back as one that ends by itself.
#[derive(Debug)]
pub struct UndoChange;

/// Request of [`UndoChange`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoChangeRequest {
    /// The app's slug.
    pub app: String,
    /// Number of the entry in the audit log.
    pub entry: i64,
    /// A UUID made for this intent; the same one again has no second effect.
    pub operation: String,
}

/// Answer of [`UndoChange`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The calls it took; none where nothing was left to take back.
    pub changes: Vec<Changed>,
    /// Users of the change for whom nothing was left to take back, such as a ban that has ended.
    pub nothing_left: Vec<String>,
}

impl Endpoint for UndoChange {
    type Request = UndoChangeRequest;
    type Response = Undone;
    const SPEC: Spec = Spec {
        name: "undoChange",
        path: "/api/v1/apps/{app}/audit/{entry}/undo",
        // The least; the handler asks for the role of what takes the change back.
        role: Role::Viewer,
        impact: Impact::Final,
        fields: &[
            required("app", APP),
            required("entry", Kind::Int { min: 1, max: i64::MAX }),
            required("operation", OPERATION),
        ],
        example: Example {
            request: r#"{"app":"dev","entry":7,"operation":"0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11"}"#,
            response: r#"{"changes":[{"outcome":"done","http":200,"code":0,"requestId":"r1","entry":8}],"nothingLeft":[]}"#,
        },
        ..Spec::POST
    };
}
