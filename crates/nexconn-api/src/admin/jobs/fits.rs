//! What each action needs of a request for a job, and what is wrong with its rows.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::JobAction;
use super::pair::PAIR;
use crate::check::check_fields;
use crate::nexconn::{
    AddFriend, BatchSetUserTags, IssueAccessToken, SetFriendProfile, SetUserProfile,
};
use crate::spec::{Endpoint, Reason};
use crate::{Rule, Violation, check};

/// Most faults of rows that are told at once.
const TOLD: usize = 100;

/// The fields that the action needs, and what is wrong with its rows.
pub(super) fn fits_action(body: &Map<String, Value>) -> Vec<Violation> {
    let Some(action) = body.get("action").and_then(Value::as_str).and_then(JobAction::from_name)
    else {
        return Vec::new();
    };
    let value = match action {
        JobAction::Ban => Some("durationMinutes"),
        JobAction::SetTags => Some("tags"),
        JobAction::SetFriendPermission => Some("permissionType"),
        _ => None,
    };
    let needed = std::iter::once(action.users_field()).chain(value);
    let missing = |field: &&str| body.get(*field).is_none_or(Value::is_null);
    let mut found: Vec<Violation> =
        needed.filter(missing).map(|field| Violation::new(field, Rule::Missing)).collect();
    let reason = body.get("reason").and_then(Value::as_str).unwrap_or_default();
    if action.spec().reason == Reason::Required && reason.trim().is_empty() {
        found.push(Violation::new("reason", Rule::Missing));
    }
    if action == JobAction::SetTags
        && let Some(rule) = BatchSetUserTags::SPEC.rule
    {
        found.extend(rule(body));
    }
    if let Some(Value::Array(rows)) = body.get(action.users_field())
        && has_rows(action)
    {
        found.extend(wrong_rows(action, rows).take(TOLD));
    }
    found
}

/// Whether its users are rows of their own kind, rather than ids.
fn has_rows(action: JobAction) -> bool {
    action.users_field() != "userIds"
}

/// What is wrong with one row of a request for a job, as the endpoints see it that do it for one user or pair.
pub fn check_job_row(action: JobAction, row: &Map<String, Value>) -> Vec<Violation> {
    match action {
        JobAction::Register => check(&IssueAccessToken::SPEC, row),
        JobAction::SetProfile => check(&SetUserProfile::SPEC, row),
        JobAction::AddFriends => wrong_friend(row),
        _ => check_fields(PAIR, row),
    }
}

/// The fields that name a row. Two rows of one name would set different values: the second is refused.
const fn key(action: JobAction) -> Option<&'static [&'static str]> {
    match action {
        JobAction::Register | JobAction::SetProfile => Some(&["userId"]),
        JobAction::AddFriends => Some(&["userId", "targetId"]),
        _ => None,
    }
}

fn wrong_rows(action: JobAction, rows: &[Value]) -> impl Iterator<Item = Violation> {
    let mut seen = HashSet::new();
    rows.iter().enumerate().flat_map(move |(index, row)| {
        let fields = row.as_object().cloned().unwrap_or_default();
        let mut found = check_job_row(action, &fields);
        if let Some(key) = key(action).filter(|_| found.is_empty()) {
            let name: Vec<Option<&str>> =
                key.iter().map(|field| row.get(*field).and_then(Value::as_str)).collect();
            if !seen.insert(name) {
                let last = key.last().copied().unwrap_or_default();
                found.push(Violation::new(last, Rule::Mismatch));
            }
        }
        found.into_iter().map(move |violation| {
            let field = format!("{}[{index}].{}", action.users_field(), violation.field);
            Violation::new(field, violation.rule)
        })
    })
}

/// Both calls that a pair may need.
fn wrong_friend(row: &Map<String, Value>) -> Vec<Violation> {
    let mut found = check(&AddFriend::SPEC, row);
    if found.is_empty() && ["alias", "friendExtProfile"].iter().any(|name| row.contains_key(*name))
    {
        found = check(&SetFriendProfile::SPEC, row);
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::admin::CreateJob;

    fn wrong(fields: &Value) -> Vec<(String, Rule)> {
        let mut body = json!({"app": "dev", "operation": "o"});
        for (name, value) in fields.as_object().expect("an object") {
            body[name] = value.clone();
        }
        let found = check(&CreateJob::SPEC, body.as_object().expect("an object"));
        found.into_iter().map(|violation| (violation.field, violation.rule)).collect()
    }

    fn missing(name: &str) -> (String, Rule) {
        (name.to_owned(), Rule::Missing)
    }

    #[test]
    fn each_action_needs_its_own_fields() {
        let ids = ["u"];
        let ban = json!({"action": "ban", "userIds": ids, "durationMinutes": 1, "reason": "r"});
        assert_eq!(wrong(&ban), []);
        assert_eq!(
            wrong(&json!({"action": "ban", "reason": " "})),
            [missing("userIds"), missing("durationMinutes"), missing("reason")]
        );
        assert_eq!(wrong(&json!({"action": "register"})), [missing("users")]);
        assert_eq!(wrong(&json!({"action": "status", "userIds": ids})), []);
        assert_eq!(wrong(&json!({"action": "kick", "userIds": ids})), [missing("reason")]);
        assert_eq!(wrong(&json!({"action": "setTags", "userIds": ids})), [missing("tags")]);
        assert_eq!(wrong(&json!({"action": "setTags", "userIds": ids, "tags": []})), []);
        let found = wrong(&json!({"action": "setTags", "userIds": ids, "tags": ["a b"]}));
        assert!(matches!(&found[..], [(field, Rule::Form { .. })] if field == "tags[0]"));
        let permission = json!({"action": "setFriendPermission", "userIds": ids});
        assert_eq!(wrong(&permission), [missing("permissionType")]);
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

    #[test]
    fn rows_of_profiles_and_pairs_are_checked_as_their_endpoints_do() {
        let level = |level: i64| json!({"userId": "a", "userProfile": {"level": level}});
        let found = wrong(&json!({"action": "setProfile", "profiles": [level(1), level(101)]}));
        let rule = Rule::OutOfRange { min: 0, max: 100, actual: 101 };
        assert_eq!(found, [("profiles[1].userProfile.level".to_owned(), rule)]);
        let pair = |target: &str| json!({"userId": "a", "targetId": target});
        let pairs = json!([pair("b"), pair("b"), {"userId": "a"}]);
        let found = wrong(&json!({"action": "unblock", "pairs": pairs}));
        assert_eq!(found, [missing("pairs[2].targetId")]);
        let found = wrong(&json!({"action": "addFriends", "friends": [pair("b"), pair("b")]}));
        assert_eq!(found, [("friends[1].targetId".to_owned(), Rule::Mismatch)]);
        let long = json!({"userId": "a", "targetId": "b", "alias": "x".repeat(65)});
        let found = wrong(&json!({"action": "addFriends", "friends": [long]}));
        assert!(
            matches!(&found[..], [(field, Rule::TooLong { .. })] if field == "friends[0].alias")
        );
    }
}
