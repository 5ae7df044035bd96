use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{APP, BanState, Fact, Finding, UserDeletion};
use crate::spec::{Endpoint, Example, Kind, Role, Spec, required};
use crate::wire::TextTime;
use crate::{Rule, Violation};

/// Finds out whether one user can message another: asks Nexconn anew and adds what the gateway knows.
#[derive(Debug)]
pub struct DiagnoseMessage;

/// Request of [`DiagnoseMessage`]: two different users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiagnoseMessageRequest {
    /// The app's slug.
    pub app: String,
    /// Id of the user who writes.
    pub from: String,
    /// Id of the user who is written to.
    pub to: String,
}

/// What was found about two users. Each part stands by itself: one that could not be read does not
/// hide the others. It serves both directions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageReport {
    /// When Nexconn was asked, in Unix milliseconds.
    pub at: i64,
    /// The user who writes.
    pub from: Party,
    /// The user who is written to.
    pub to: Party,
    /// Whether the two are friends.
    pub friends: Finding<bool>,
    /// Whether only friends may write to each other; none where it is not known.
    pub friends_only: Option<Fact<bool>>,
    /// Whether the app has the blocklist feature; none where it is not known. Nexconn delivers it
    /// turned on.
    pub blocklist: Option<Fact<bool>>,
}

/// One of two users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    /// The user's id.
    pub user_id: String,
    /// When the user was registered; inside none where the user is not.
    pub registered: Finding<Option<TextTime>>,
    /// The user's soft deletion; inside none where there is none.
    pub deletion: Finding<Option<UserDeletion>>,
    /// The user's ban; inside none where there is none.
    pub ban: Finding<Option<BanState>>,
    /// Whether the user is muted in direct channels.
    pub muted: Finding<bool>,
    /// Whether the user has blocked the other one.
    pub blocks: Finding<bool>,
}

impl MessageReport {
    /// The same about the other direction.
    #[must_use]
    pub fn turned(mut self) -> Self {
        std::mem::swap(&mut self.from, &mut self.to);
        self
    }
}

impl Endpoint for DiagnoseMessage {
    type Request = DiagnoseMessageRequest;
    type Response = MessageReport;
    const SPEC: Spec = Spec {
        name: "diagnoseMessage",
        path: "/api/v1/apps/{app}/message",
        role: Role::Viewer,
        fields: &[
            required("app", APP),
            required("from", Kind::UserId),
            required("to", Kind::UserId),
        ],
        rule: Some(are_two),
        example: Example {
            request: r#"{"app":"dev","from":"jlk456j5","to":"jlk454"}"#,
            response: r#"{"at":1730192400000,"from":{"userId":"jlk456j5","registered":{"known":"2024-10-29 17:00:00"},"deletion":{"known":null},"ban":{"known":null},"muted":{"known":false},"blocks":{"known":false}},"to":{"userId":"jlk454","registered":{"known":null},"deletion":{"known":null},"ban":{"known":null},"muted":{"known":false},"blocks":{"refused":{"http":429,"code":1008}}},"friends":"unreachable","friendsOnly":{"value":true,"from":"declared","at":1730192400000,"by":"noor@example.com"},"blocklist":null}"#,
        },
        ..Spec::GET
    };
}

/// Nobody is asked about with themselves.
fn are_two(body: &Map<String, Value>) -> Vec<Violation> {
    if body.get("from") == body.get("to") {
        return vec![Violation::new("to", Rule::Mismatch)];
    }
    Vec::new()
}
