//! What the console sends: a request with who-knows-why around it.

use nexconn_api::admin::Call;
use nexconn_api::spec::Reason;
use nexconn_api::{Rule, Spec, Violation, check};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::Error;

/// The envelope's own fields, as a declaration.
const ENVELOPE: Spec = Spec { name: "call", fields: Call::FIELDS, ..Spec::POST };

/// Refuses a reason of blanks alone, where one is required.
pub(crate) fn require_reason(reason: &str) -> Result<(), Error> {
    if reason.trim().is_empty() {
        return Err(Error::Invalid(vec![Violation::new("reason", Rule::Missing)]));
    }
    Ok(())
}

/// Checks an envelope and the request in it. A field of the request is named as it stands in the
/// body: `request.userId`.
pub(super) fn open(
    spec: &Spec,
    body: Map<String, Value>,
) -> Result<Call<Map<String, Value>>, Error> {
    let mut violations = check(&ENVELOPE, &body);
    if let Some(Value::String(operation)) = body.get("operation")
        && violations.iter().all(|violation| violation.field != "operation")
        && Uuid::try_parse(operation).is_err()
    {
        let rule = Rule::Form { expected: "uuid".to_owned() };
        violations.push(Violation::new("operation", rule));
    }
    let reason = body.get("reason").and_then(Value::as_str).unwrap_or_default();
    if spec.reason == Reason::Required && reason.trim().is_empty() {
        violations.retain(|violation| violation.field != "reason");
        violations.push(Violation::new("reason", Rule::Missing));
    }
    if let Some(Value::Object(request)) = body.get("request") {
        let inner = check(spec, request).into_iter();
        violations.extend(inner.map(|violation| {
            Violation::new(format!("request.{}", violation.field), violation.rule)
        }));
    }
    if !violations.is_empty() {
        return Err(Error::Invalid(violations));
    }
    let mut call: Call<Map<String, Value>> = serde_json::from_value(Value::Object(body))
        .map_err(|error| Error::Internal(format!("an envelope passed its check: {error}")))?;
    // A null counts as left out here; what Nexconn makes of one is not documented.
    call.request.retain(|_, value| !value.is_null());
    Ok(call)
}

#[cfg(test)]
mod tests {
    use nexconn_api::Endpoint;
    use nexconn_api::nexconn::UpdateUser;
    use serde_json::json;

    use super::*;

    const OPERATION: &str = "0b3c3c7e-6d0e-4f3f-9a55-1c1c6b0f7d11";

    fn wrong(spec: &Spec, body: &Value) -> Vec<String> {
        match open(spec, body.as_object().expect("an object").clone()) {
            Err(Error::Invalid(violations)) => violations.into_iter().map(|v| v.field).collect(),
            other => {
                other.expect("opened");
                Vec::new()
            }
        }
    }

    #[test]
    fn every_wrong_field_is_named_where_it_stands() {
        let body = json!({"operation": 1, "request": {"userId": ""}});
        assert_eq!(wrong(&UpdateUser::SPEC, &body), ["operation", "request.userId"]);
        let body = json!({"operation": "x", "request": {"userId": "u"}});
        assert_eq!(wrong(&UpdateUser::SPEC, &body), ["operation"]);
        assert_eq!(wrong(&UpdateUser::SPEC, &json!({"operation": OPERATION})), ["request"]);
        let body = json!({"operation": OPERATION, "request": {"userId": "u"}});
        assert_eq!(wrong(&UpdateUser::SPEC, &body), [""; 0]);
    }

    #[test]
    fn null_counts_as_left_out_and_is_not_forwarded() {
        let request = json!({"userId": "u", "name": "n", "avatarUrl": null});
        let body = json!({"operation": OPERATION, "request": request});
        let call = open(&UpdateUser::SPEC, body.as_object().expect("an object").clone());
        let request = Value::Object(call.expect("opened").request);
        assert_eq!(request, json!({"userId": "u", "name": "n"}));
    }

    #[test]
    fn a_required_reason_is_more_than_blanks() {
        let spec = Spec { reason: Reason::Required, ..UpdateUser::SPEC };
        let with = |reason: Value| {
            let request = json!({"userId": "u"});
            wrong(&spec, &json!({"operation": OPERATION, "reason": reason, "request": request}))
        };
        assert_eq!(with(json!(null)), ["reason"]);
        assert_eq!(with(json!(" ")), ["reason"]);
        assert_eq!(with(json!(1)), ["reason"]);
        assert_eq!(with(json!("spam")), [""; 0]);
    }
}
