use serde::{Deserialize, Serialize};

use super::{ItemNote, ItemState, JOB, JobItem};
use crate::Code;
use crate::admin::{APP, CURSOR, LIMIT};
use crate::spec::{Endpoint, Example, Kind, Role, Spec, optional, required};

/// Lists the users of a job, in their order.
#[derive(Debug)]
pub struct ListJobItems;

/// Request of [`ListJobItems`]; every filter given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListJobItemsRequest {
    /// The app's slug.
    pub app: String,
    /// Number of the job.
    pub job: i64,
    /// Those with this user, on either side of a pair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Those in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ItemState>,
    /// Those that were answered with this code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// Those with this note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<ItemNote>,
    /// Those that are online, or offline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<bool>,
    /// `next` of an earlier page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Rows on the page, 1 to 100; 50 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of a job's users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobItemPage {
    /// The rows.
    pub items: Vec<JobItem>,
    /// Cursor of the next page, if there is one.
    pub next: Option<String>,
}

impl Endpoint for ListJobItems {
    type Request = ListJobItemsRequest;
    type Response = JobItemPage;
    const SPEC: Spec = Spec {
        name: "listJobItems",
        path: "/api/v1/apps/{app}/jobs/{job}/items",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            required("job", JOB),
            optional("user", Kind::UserId),
            optional("state", Kind::OneOf(&["waiting", "sent", "done", "refused", "unknown"])),
            optional("code", Kind::Int { min: i32::MIN as i64, max: i32::MAX as i64 }),
            optional("note", Kind::OneOf(&ItemNote::NAMES)),
            optional("online", Kind::Bool),
            optional("after", CURSOR),
            optional("limit", LIMIT),
        ],
        example: Example {
            request: r#"{"app":"dev","job":1,"state":"refused"}"#,
            response: r#"{"items":[{"index":0,"userId":"jlk456j5","target":null,"state":"refused","http":403,"code":2007,"note":null,"online":null,"at":1730192400000,"entry":7}],"next":null}"#,
        },
        ..Spec::GET
    };
}
