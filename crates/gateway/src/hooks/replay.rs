//! Signatures that came before. A signature does not cover the body, so one that was overheard must not be taken for
//! anything else, however old it is.

use nexconn_api::admin::{HOOK_SIGNED_MILLIS, HookRefusal};
use sqlx::SqliteConnection;

use crate::Error;

/// The signature of a request that was found right.
#[derive(Debug)]
pub(super) struct Signature {
    /// Of nonce and time.
    pub(super) digest: String,
    /// In Unix milliseconds, by the sender's clock.
    pub(super) signed_at: i64,
    /// Digest of the body it came with.
    pub(super) body: String,
}

/// Takes a signature; false where the same request came before.
///
/// Those older than the newest one by [`HOOK_SIGNED_MILLIS`] are refused, and forgotten. It goes by the sender's
/// clock, which may show anything; only one that is ahead of the gateway's does not count that much.
pub(super) async fn admit(
    transaction: &mut SqliteConnection,
    app: &str,
    signature: &Signature,
    now: i64,
) -> Result<Result<bool, HookRefusal>, Error> {
    let newest: Option<i64> =
        sqlx::query_scalar("SELECT MAX(signed_at) FROM hook_signatures WHERE app = $1")
            .bind(app)
            .fetch_one(&mut *transaction)
            .await?;
    let newest = newest.map_or(signature.signed_at, |newest| newest.max(signature.signed_at));
    let oldest = newest.min(now) - HOOK_SIGNED_MILLIS;
    if signature.signed_at < oldest {
        return Ok(Err(HookRefusal::TooOld));
    }
    let before: Option<String> =
        sqlx::query_scalar("SELECT body FROM hook_signatures WHERE app = $1 AND signature = $2")
            .bind(app)
            .bind(&signature.digest)
            .fetch_optional(&mut *transaction)
            .await?;
    if let Some(body) = before {
        let is_same = body == signature.body;
        return Ok(if is_same { Ok(false) } else { Err(HookRefusal::Reused) });
    }
    sqlx::query("DELETE FROM hook_signatures WHERE app = $1 AND signed_at < $2")
        .bind(app)
        .bind(oldest)
        .execute(&mut *transaction)
        .await?;
    sqlx::query(
        "INSERT INTO hook_signatures (app, signature, signed_at, body) VALUES ($1, $2, $3, $4)",
    )
    .bind(app)
    .bind(&signature.digest)
    .bind(signature.signed_at)
    .bind(&signature.body)
    .execute(transaction)
    .await?;
    Ok(Ok(true))
}
