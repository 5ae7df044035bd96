use serde::{Deserialize, Serialize};

use super::Deletion;
use crate::admin::{APP, CURSOR, LIMIT, Total};
use crate::spec::{Endpoint, Example, Kind, Length, Role, Spec, optional, required};

/// Lists the soft-deleted users: Nexconn's list, with what the gateway knows of each.
///
/// The gateway reads Nexconn's list anew where its copy is older than
/// [`DELETIONS_KEPT_MILLIS`](super::DELETIONS_KEPT_MILLIS).
#[derive(Debug)]
pub struct ListDeletedUsers;

/// Request of [`ListDeletedUsers`]; every filter given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListDeletedUsersRequest {
    /// The app's slug.
    pub app: String,
    /// Part of an id, or of a name that is not erased yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// The user with exactly this id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Those that can be restored now (or of whom that is not known), or those that cannot yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restorable: Option<bool>,
    /// Order; those asked for last come first unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<DeletedSort>,
    /// `next` or `previous` of an earlier page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Rows on the page, 1 to 100; 50 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Reads Nexconn's list anew whatever the age of the copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fresh: Option<bool>,
}

/// Orders of the list of soft-deleted users.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeletedSort {
    /// Asked for last, first; those deleted elsewhere by when they were first seen.
    #[default]
    Latest,
    /// The other way round.
    Earliest,
    /// By id of the user.
    Id,
}

/// One page of soft-deleted users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletedUserPage {
    /// The rows.
    pub users: Vec<Deletion>,
    /// Position of the first row among all that match, from 1; 0 when there is none.
    pub first: u64,
    /// How many match.
    pub total: Total,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
    /// Cursor of the page before, if there is one.
    pub previous: Option<String>,
    /// When Nexconn's list was read, in Unix milliseconds; none where it never could be.
    pub as_of: Option<i64>,
    /// Why Nexconn's list could not be read now; the rows are those of `as_of`.
    pub stale: Option<String>,
    /// Whether Nexconn's webhook ever came for this app: without it no deletion is confirmed.
    pub confirms: bool,
}

impl Endpoint for ListDeletedUsers {
    type Request = ListDeletedUsersRequest;
    type Response = DeletedUserPage;
    const SPEC: Spec = Spec {
        name: "listDeletedUsers",
        path: "/api/v1/apps/{app}/deleted-users",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            optional("q", Kind::Text { min: 0, max: Length::Chars(200) }),
            optional("user", Kind::UserId),
            optional("restorable", Kind::Bool),
            optional("sort", Kind::OneOf(&["latest", "earliest", "id"])),
            optional("after", CURSOR),
            optional("limit", LIMIT),
            optional("fresh", Kind::Bool),
        ],
        example: Example {
            request: r#"{"app":"dev"}"#,
            response: r#"{"users":[{"userId":"jlk456j5","name":null,"avatarUrl":null,"state":"confirmed","requestedAt":1730192400000,"by":"noor@example.com","case":"GDPR-214","operationId":"op-7C21","entry":7,"job":null,"confirmedAt":1730192412000,"restoreFrom":1730196000000,"restore":null,"record":1}],"first":1,"total":{"count":1,"capped":false},"next":null,"previous":null,"asOf":1730192500000,"stale":null,"confirms":true}"#,
        },
        ..Spec::GET
    };
}
