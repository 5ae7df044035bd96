//! What a call came to, and how that is told.

use axum::response::Response;
use nexconn_api::Code;
use nexconn_api::admin::{AuditOutcome, CallAnswer, Outcome, UpstreamAnswer};
use serde_json::Value;

use crate::http::answer;

/// HTTP status of an answer whose outcome is unknown.
const UNKNOWN_HTTP: u16 = 504;
/// Nexconn's own code for "timed out inside".
const TIMED_OUT: Code = Code(1050);
/// HTTP status of Nexconn for "timed out".
const TIMED_OUT_HTTP: u16 = 504;

/// The code in an answer, if it has one that can be read.
pub(crate) fn code(answer: &UpstreamAnswer) -> Option<Code> {
    let code = answer.body.get("code")?.as_i64()?;
    i32::try_from(code).ok().map(Code)
}

/// How a call that was answered has ended.
///
/// An answer without a readable code is no word of Nexconn's but, say, of a proxy in between: a
/// change stays unknown then, unless the status says that the request itself was refused.
pub(super) fn outcome(answer: &UpstreamAnswer, changes: bool) -> Outcome {
    match code(answer) {
        // A request for friendship that waits was taken.
        Some(Code::SUCCESS | Code::WAITS_FOR_CONSENT) if answer.http == 200 => Outcome::Done,
        Some(TIMED_OUT) if changes => Outcome::Unknown,
        _ if changes && answer.http == TIMED_OUT_HTTP => Outcome::Unknown,
        Some(Code::SUCCESS) | None if changes && !(400..500).contains(&answer.http) => {
            Outcome::Unknown
        }
        _ => Outcome::Refused,
    }
}

/// The same in the words of the audit log.
pub(super) const fn audited(outcome: Outcome) -> AuditOutcome {
    match outcome {
        Outcome::Done => AuditOutcome::Done,
        Outcome::Refused => AuditOutcome::Refused,
        Outcome::Unknown => AuditOutcome::Unknown,
    }
}

/// The answer to the browser.
pub(super) fn tell(
    outcome: Outcome,
    answer: Option<UpstreamAnswer>,
    request_id: String,
    entry: Option<i64>,
) -> Response {
    if outcome == Outcome::Unknown {
        return answer::json(
            UNKNOWN_HTTP,
            &CallAnswer { outcome, answer: None, request_id, entry },
        );
    }
    answer::json(200, &CallAnswer { outcome, answer, request_id, entry })
}

/// Takes access tokens out of an answer: what is left may be kept.
pub(super) fn without_tokens(mut body: Value) -> Value {
    remove_tokens(&mut body);
    body
}

fn remove_tokens(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !name.to_ascii_lowercase().contains("token"));
            fields.values_mut().for_each(remove_tokens);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_tokens),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_answer_is_done_refused_or_leaves_a_change_unknown() {
        let of = |http, body: Value, changes| outcome(&UpstreamAnswer { http, body }, changes);
        assert_eq!(of(200, json!({"code": 0}), true), Outcome::Done);
        assert_eq!(of(200, json!({"code": 25461}), true), Outcome::Done);
        assert_eq!(of(403, json!({"code": 2007}), true), Outcome::Refused);
        assert_eq!(of(500, json!({"code": 1000}), true), Outcome::Refused);
        assert_eq!(of(404, Value::Null, true), Outcome::Refused);
        for (http, body) in [
            (200, Value::Null),
            (200, json!({"code": "0"})),
            (502, Value::Null),
            (502, json!({"code": 0})),
            (504, json!({"code": 1050})),
            (504, json!({"code": 1000})),
        ] {
            assert_eq!(of(http, body.clone(), true), Outcome::Unknown, "{http} {body}");
            assert_eq!(of(http, body, false), Outcome::Refused, "{http}");
        }
    }

    #[test]
    fn no_token_is_left_however_deep() {
        let body = json!({"code": 0, "result": {"userId": "u", "accessToken": "t"},
                          "list": [{"token": "t", "n": 1}]});
        let left = json!({"code": 0, "result": {"userId": "u"}, "list": [{"n": 1}]});
        assert_eq!(without_tokens(body), left);
    }
}
