use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{JOB_EXAMPLE, JOB_USERS, Job, JobAction};
use crate::admin::{APP, CASE, OPERATION, REASON};
use crate::nexconn::{BAN_MINUTES, IssueAccessToken, IssueAccessTokenRequest};
use crate::spec::{
    Endpoint, Example, Impact, Kind, LIST_BODY_BYTES, Reason, Role, Spec, optional, required,
};
use crate::{Rule, Violation, check};

/// What a job can be made for; one that takes another back is made by [`UndoJob`](super::UndoJob).
const ACTIONS: Kind = Kind::OneOf(&[
    "register", "ban", "standing", "unban", "expire", "kick", "status", "delete", "restore",
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
    /// To whom, for every action but `register`; a repeated id counts once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_ids: Option<Vec<String>>,
    /// Whom to register, for `register`; a repeated id is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<Vec<IssueAccessTokenRequest>>,
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

/// Most faults of users to register that are told at once.
const TOLD: usize = 100;

/// The fields that the action needs, and what is wrong with users to register.
fn fits_action(body: &Map<String, Value>) -> Vec<Violation> {
    let Some(action) = body.get("action").and_then(Value::as_str).and_then(JobAction::from_name)
    else {
        return Vec::new();
    };
    let needed: &[&str] = match action {
        JobAction::Register => &["users"],
        JobAction::Ban => &["userIds", "durationMinutes"],
        _ => &["userIds"],
    };
    let missing = |field: &&&str| body.get(**field).is_none_or(Value::is_null);
    let mut found: Vec<Violation> =
        needed.iter().filter(missing).map(|field| Violation::new(*field, Rule::Missing)).collect();
    let reason = body.get("reason").and_then(Value::as_str).unwrap_or_default();
    if action.spec().reason == Reason::Required && reason.trim().is_empty() {
        found.push(Violation::new("reason", Rule::Missing));
    }
    if action == JobAction::Register
        && let Some(Value::Array(users)) = body.get("users")
    {
        found.extend(wrong_users(users).take(TOLD));
    }
    found
}

fn wrong_users(users: &[Value]) -> impl Iterator<Item = Violation> {
    let mut seen = HashSet::new();
    users.iter().enumerate().flat_map(move |(index, user)| {
        let fields = user.as_object().cloned().unwrap_or_default();
        let mut found = check(&IssueAccessToken::SPEC, &fields);
        let id = user.get("userId").and_then(Value::as_str);
        if found.is_empty() && !seen.insert(id) {
            found.push(Violation::new("userId", Rule::Mismatch));
        }
        found.into_iter().map(move |violation| {
            Violation::new(format!("users[{index}].{}", violation.field), violation.rule)
        })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn wrong(fields: &Value) -> Vec<(String, Rule)> {
        let mut body = json!({"app": "dev", "operation": "o"});
        for (name, value) in fields.as_object().expect("an object") {
            body[name] = value.clone();
        }
        let found = check(&CreateJob::SPEC, body.as_object().expect("an object"));
        found.into_iter().map(|violation| (violation.field, violation.rule)).collect()
    }

    #[test]
    fn each_action_needs_its_own_fields() {
        let ids = ["u"];
        let ban = json!({"action": "ban", "userIds": ids, "durationMinutes": 1, "reason": "r"});
        assert_eq!(wrong(&ban), []);
        let missing = |name: &str| (name.to_owned(), Rule::Missing);
        assert_eq!(
            wrong(&json!({"action": "ban", "reason": " "})),
            [missing("userIds"), missing("durationMinutes"), missing("reason")]
        );
        assert_eq!(wrong(&json!({"action": "register"})), [missing("users")]);
        assert_eq!(wrong(&json!({"action": "status", "userIds": ids})), []);
        assert_eq!(wrong(&json!({"action": "kick", "userIds": ids})), [missing("reason")]);
    }

    #[test]
    fn a_job_that_takes_another_back_is_not_made_like_this() {
        let found = wrong(&json!({"action": "undo", "userIds": ["u"]}));
        assert!(matches!(found[..], [(ref field, Rule::NotOneOf { .. })] if field == "action"));
    }

    #[test]
    fn a_wrong_or_repeated_user_to_register_is_named() {
        let user = |id: &str| json!({"userId": id, "name": "n"});
        let users = json!([user("a"), user("b c"), user("a"), {"userId": "d"}]);
        let found = wrong(&json!({"action": "register", "users": users}));
        let expected = [
            ("users[1].userId".to_owned(), Rule::Alphabet { found: ' ' }),
            ("users[2].userId".to_owned(), Rule::Mismatch),
            ("users[3].name".to_owned(), Rule::Missing),
        ];
        assert_eq!(found, expected);
    }
}
