//! What calls tell about users. The few endpoints whose meaning the directory must know meet here.

use kit::database::Database;
use nexconn_api::admin::Outcome;
use nexconn_api::nexconn::{GetUser, IssueAccessToken, UpdateUser};
use nexconn_api::spec::Kind;
use nexconn_api::{Endpoint, Spec, check};
use serde_json::{Map, Value};

use super::store::{self, Known};
use crate::Error;

/// Notes what a call told, in a transaction of its own.
///
/// The one user of a call that was done exists, and is remembered. In all other cases users that are
/// known already are only touched, so that an id which does not exist is never added: Nexconn
/// answers a list of ids with success even where some of them are unknown.
pub(crate) async fn observe(
    database: &Database,
    app: &str,
    spec: &Spec,
    request: &Map<String, Value>,
    answer: (Outcome, &Value),
    now: i64,
) -> Result<(), Error> {
    let (outcome, body) = answer;
    let is_about_one = !spec.fields.iter().any(|field| matches!(field.kind, Kind::UserIds { .. }));
    let mut transaction = database.write().await?;
    for user_id in check::user_ids(spec, request) {
        if outcome == Outcome::Done && is_about_one {
            let known = learn(spec, user_id, request, body);
            store::remember(&mut transaction, app, &known, now).await?;
        } else {
            store::touch(&mut transaction, app, user_id, now).await?;
        }
    }
    transaction.commit().await?;
    Ok(())
}

/// What a call that was done tells about one of its users.
fn learn(spec: &Spec, user_id: &str, request: &Map<String, Value>, body: &Value) -> Known {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    let known = Known { user_id: user_id.to_owned(), ..Known::default() };
    if spec.path == IssueAccessToken::SPEC.path || spec.path == UpdateUser::SPEC.path {
        return Known {
            name: text(request.get("name")),
            avatar_url: text(request.get("avatarUrl")),
            ..known
        };
    }
    match body.get("result") {
        Some(result) if spec.path == GetUser::SPEC.path => Known {
            name: text(result.get("name")),
            avatar_url: Some(text(result.get("avatarUrl")).unwrap_or_default()),
            created_at: text(result.get("createdAt")),
            ..known
        },
        _ => known,
    }
}

#[cfg(test)]
mod tests {
    use nexconn_api::nexconn::ExpireAccessTokens;
    use serde_json::json;

    use super::*;

    fn learnt<E: Endpoint>(request: &Value, body: &Value) -> Known {
        learn(&E::SPEC, "u", request.as_object().expect("an object"), body)
    }

    #[test]
    fn each_example_teaches_what_its_endpoint_says() {
        let done = json!({"code": 0});
        let issued = learnt::<IssueAccessToken>(&json!({"userId": "u", "name": "n"}), &done);
        assert_eq!((issued.name.as_deref(), issued.avatar_url), (Some("n"), None));
        let cleared = learnt::<UpdateUser>(&json!({"userId": "u", "avatarUrl": ""}), &done);
        assert_eq!((cleared.name, cleared.avatar_url.as_deref()), (None, Some("")));
        let example = serde_json::from_str(GetUser::SPEC.example.response).expect("json");
        let read = learnt::<GetUser>(&json!({"userId": "u"}), &example);
        assert_eq!(read.created_at.as_deref(), Some("2016-05-24 10:38:19"));
        let request = json!({"userIds": ["u"], "expiresAt": 1});
        let expired = learnt::<ExpireAccessTokens>(&request, &done);
        assert_eq!(expired, Known { user_id: "u".into(), ..Known::default() });
    }
}
