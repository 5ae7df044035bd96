use serde::{Deserialize, Serialize};

use crate::Code;
use crate::admin::APP;
use crate::spec::{Endpoint, Example, Kind, Role, Spec, optional, required};

/// Lists soft deletions and restores as they were asked for: those on their way and the latest that
/// have ended, latest first.
#[derive(Debug)]
pub struct ListOperations;

/// Request of [`ListOperations`]; every filter given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListOperationsRequest {
    /// The app's slug.
    pub app: String,
    /// Those about the user with exactly this id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// At most so many, 1 to 100; 20 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// Answer of [`ListOperations`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperationPage {
    /// The operations, latest first.
    pub operations: Vec<DeletionOperation>,
    /// Whether Nexconn's webhook ever came for this app: without it nothing is confirmed.
    pub confirms: bool,
}

/// One call to soft-delete or restore users, or a whole job of them. Times are Unix milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletionOperation {
    /// Its number; later ones have larger ones.
    pub id: i64,
    /// What was asked for.
    pub kind: OperationKind,
    /// Its users, the first 100.
    pub user_ids: Vec<String>,
    /// Registered name of its only user, until it is erased.
    pub name: Option<String>,
    /// When it was asked for; none where that was not through this gateway, and only its end was told.
    pub requested_at: Option<i64>,
    /// E-mail of the admin who asked.
    pub by: Option<String>,
    /// Number of the admin's case.
    pub case: Option<String>,
    /// When Nexconn accepted it; of a job, the last of its calls.
    pub accepted_at: Option<i64>,
    /// Nexconn's id of the operation; of a job, that of the last of its calls.
    pub operation_id: Option<String>,
    /// Its entry in the audit log; none for a job, or for one that went elsewhere.
    pub entry: Option<i64>,
    /// The job.
    pub job: Option<i64>,
    /// How its users stand.
    pub counts: OperationCounts,
    /// Why users were refused, where they were: the code of the latest.
    pub refused: Option<Code>,
    /// When the last of its users was told of.
    pub settled_at: Option<i64>,
    /// From when its users can be restored, for a soft deletion that was asked for here.
    pub restore_from: Option<i64>,
    /// Number of the deletion record of its only user.
    pub record: Option<i64>,
}

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OperationKind {
    /// A soft deletion.
    Delete,
    /// A restore.
    Restore,
}

impl OperationKind {
    /// Its name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Delete => "delete",
            Self::Restore => "restore",
        }
    }

    /// The kind with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Delete, Self::Restore].into_iter().find(|kind| kind.name() == name)
    }
}

/// How many users of an operation stand how; the sum is the total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperationCounts {
    /// On the way to Nexconn.
    pub pending: u64,
    /// See [`OperationState::Accepted`].
    pub accepted: u64,
    /// See [`OperationState::Confirmed`].
    pub confirmed: u64,
    /// See [`OperationState::Refused`].
    pub refused: u64,
    /// See [`OperationState::Unknown`].
    pub unknown: u64,
}

impl OperationCounts {
    /// All users of the operation.
    pub const fn total(&self) -> u64 {
        self.pending + self.accepted + self.confirmed + self.refused + self.unknown
    }
}

/// How an operation stands for one user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum OperationState {
    /// On the way to Nexconn.
    Pending,
    /// Nexconn accepted it; whether it is done comes by webhook.
    Accepted,
    /// Nexconn told that it is done.
    Confirmed,
    /// Nexconn refused it, at once or, by webhook, afterwards.
    Refused {
        /// Why; none where the answer had no code, or it was never sent.
        code: Option<Code>,
    },
    /// No answer came; it may have been accepted.
    Unknown,
}

/// A soft deletion or a restore moved on for one user: what an event tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletionChanged {
    /// Which way.
    pub kind: OperationKind,
    /// Whose.
    pub user_id: String,
    /// How it stands now.
    #[serde(flatten)]
    pub state: OperationState,
    /// When that was learnt, in Unix milliseconds.
    pub at: i64,
    /// Nexconn's id of the operation.
    pub operation_id: Option<String>,
    /// Its entry in the audit log, where it went through this gateway.
    pub entry: Option<i64>,
    /// The job it was part of.
    pub job: Option<i64>,
    /// Number of the deletion record, where what the gateway held of the user was erased with it.
    pub record: Option<i64>,
}

impl Endpoint for ListOperations {
    type Request = ListOperationsRequest;
    type Response = OperationPage;
    const SPEC: Spec = Spec {
        name: "listDeletionOperations",
        path: "/api/v1/apps/{app}/deletion-operations",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            optional("user", Kind::UserId),
            optional("limit", Kind::Int { min: 1, max: 100 }),
        ],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"operations":[{"id":1,"kind":"delete","userIds":["jlk456j5"],"name":"name","requestedAt":1730192400000,"by":"noor@example.com","case":"GDPR-214","acceptedAt":1730192400100,"operationId":"op-7C21","entry":7,"job":null,"counts":{"pending":0,"accepted":1,"confirmed":0,"refused":0,"unknown":0},"refused":null,"settledAt":null,"restoreFrom":1730196000000,"record":null}],"confirms":true}"#,
        },
        ..Spec::GET
    };
}
