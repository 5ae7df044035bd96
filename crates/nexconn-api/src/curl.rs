//! A call as a shell script that signs it itself. It holds no secret: the App Secret comes from
//! the environment of whoever runs it.

use serde_json::Value;

/// The script for one call of `path`; `body` is the request as it is sent.
///
/// It reads `NEXCONN_API` (base URL), `APP_KEY` and `APP_SECRET` from the environment.
pub fn script(path: &str, body: &Value) -> String {
    script_of(path, &body.to_string())
}

/// The same for a body that is JSON text already.
pub(crate) fn script_of(path: &str, body: &str) -> String {
    let body = body.replace('\'', r"'\''");
    format!(
        r#"NONCE=$RANDOM TIMESTAMP=$(date +%s)000
SIGNATURE=$(printf %s "$APP_SECRET$NONCE$TIMESTAMP" | openssl dgst -sha1 -r | cut -c-40)
curl -X POST "$NEXCONN_API{path}" \
  -H "App-Key: $APP_KEY" \
  -H "Nonce: $NONCE" \
  -H "Timestamp: $TIMESTAMP" \
  -H "Signature: $SIGNATURE" \
  -H 'Content-Type: application/json' \
  -d '{body}'"#
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn quotes_in_the_body_stay_inside_it() {
        let script = script("/v4/user/update", &json!({"userId": "u", "name": "O'Hara; rm"}));
        assert!(script.ends_with(r#"-d '{"name":"O'\''Hara; rm","userId":"u"}'"#), "{script}");
    }
}
