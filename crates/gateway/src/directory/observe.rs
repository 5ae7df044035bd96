//! What calls tell about users. The few endpoints whose meaning the directory must know meet here.

use nexconn_api::admin::{OnlineState, Outcome};
use nexconn_api::nexconn::{
    ConnectionStatus, ExpireAccessTokens, GetConnectionStatus, GetUser, IssueAccessToken,
    UpdateUser,
};
use nexconn_api::spec::Kind;
use nexconn_api::{Endpoint, Spec, check};
use serde_json::{Map, Value};
use sqlx::SqliteConnection;

use super::store::{self, Known};
use super::{devices, tokens};
use crate::{Error, deletions, erasure};

/// When a call was made, and as of when its answer holds, in Unix milliseconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    /// When it was asked for: whatever is erased since then is not learnt from it.
    pub(crate) began: i64,
    /// For a read, the same; for a change, when it was answered.
    pub(crate) as_of: i64,
}

/// Notes what a call told.
///
/// The one user of a call that was done exists, and is remembered. In all other cases users that are
/// known already are only touched, so that an id which does not exist is never added: Nexconn
/// answers a list of ids with success even where some of them are unknown, and says of any id that
/// it is offline.
pub(crate) async fn observe(
    transaction: &mut SqliteConnection,
    app: &str,
    spec: &Spec,
    request: &Map<String, Value>,
    answer: (Outcome, &Value),
    times: Times,
) -> Result<(), Error> {
    let (outcome, body) = answer;
    let now = times.as_of;
    let done = outcome == Outcome::Done;
    let is_about_one = !spec.fields.iter().any(|field| matches!(field.kind, Kind::UserIds { .. }));
    let is_status = spec.path == GetConnectionStatus::SPEC.path;
    let users = check::user_ids(spec, request);
    if !done || !is_about_one || is_status {
        store::touch(transaction, app, &users, now).await?;
    }
    if !done {
        return Ok(());
    }
    if is_about_one {
        for user_id in users {
            if may_learn(transaction, app, spec, user_id, times.began).await? {
                observe_one(transaction, app, spec, user_id, request, body, now).await?;
            }
        }
    } else if spec.path == ExpireAccessTokens::SPEC.path
        && let Some(before) = request.get("expiresAt").and_then(Value::as_i64)
    {
        store::expired(transaction, app, &users, before).await?;
    }
    Ok(())
}

/// Whether an answer about a user is of now: not one of before what is held of the user was erased. A
/// user who was registered since is deleted no longer.
async fn may_learn(
    transaction: &mut SqliteConnection,
    app: &str,
    spec: &Spec,
    user_id: &str,
    began: i64,
) -> Result<bool, Error> {
    if erasure::erased_since(transaction, app, &[user_id], began).await? {
        return Ok(false);
    }
    if !erasure::is_erased(transaction, app, &[user_id]).await? {
        return Ok(true);
    }
    if spec.path == IssueAccessToken::SPEC.path {
        deletions::registered_again(transaction, app, user_id, began).await?;
        return Ok(true);
    }
    Ok(false)
}

/// Notes what a call about one user told that was done.
async fn observe_one(
    transaction: &mut SqliteConnection,
    app: &str,
    spec: &Spec,
    user_id: &str,
    request: &Map<String, Value>,
    body: &Value,
    now: i64,
) -> Result<(), Error> {
    if spec.path == GetConnectionStatus::SPEC.path {
        if let Some(online) = online(body) {
            let online = OnlineState { online, at: now };
            devices::answered(transaction, app, user_id, online).await?;
        }
        return Ok(());
    }
    let known = learn(spec, user_id, request, body);
    store::remember(transaction, app, &known, now).await?;
    if spec.path == IssueAccessToken::SPEC.path {
        store::issued(transaction, app, user_id, now).await?;
        if let Some(token) = token(body) {
            tokens::keep(transaction, app, user_id, token, now).await?;
        }
    }
    Ok(())
}

/// The access token in an answer.
fn token(body: &Value) -> Option<&str> {
    body.get("result")?.get("accessToken")?.as_str()
}

/// Whether an answer about a connection says that its user is online.
fn online(body: &Value) -> Option<bool> {
    let status = body.get("result")?.get("status")?.as_str()?.to_owned();
    ConnectionStatus { status }.is_online()
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
