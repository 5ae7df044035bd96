//! Taking a request in: signature, form, repetition, and the transaction that stores what it brought.

use nexconn_api::Secret;
use nexconn_api::admin::HookRefusal;
use nexconn_api::signing::Signed;
use nexconn_api::webhooks::signature::{self, Unverified};
use sqlx::SqliteConnection;

use super::counts::{self, Became};
use super::item::{self, Event};
use super::replay::{self, Signature};
use super::settings;
use crate::gateway::Shared;
use crate::sessions::digest::digest;
use crate::{AppConfig, Error};

/// Longest nonce of a webhook, in characters; that of a request is documented as 18.
const NONCE_CHARS: usize = 64;
/// An earlier time in milliseconds would lie in 1973: it is one in seconds.
const FIRST_MILLIS: i64 = 100_000_000_000;

/// A request as it came.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posted<'a> {
    pub(super) query: &'a str,
    pub(super) body: &'a [u8],
}

/// Stores what a request brought. Once this returns, Nexconn need not send it again.
pub(super) async fn take(
    shared: &Shared,
    app: &AppConfig,
    posted: Posted<'_>,
) -> Result<(), Error> {
    let now = shared.clock.now();
    let settings = settings::of(shared.database.readers(), &app.slug).await?;
    let names = &settings.parameters;
    let secret = shared.upstreams.of(&app.slug)?.secret().await.clone();
    let checked = verify(posted, names, (&app.app_key, &secret))
        .and_then(|signature| Ok((signature, item::read(posted.body, &settings)?)));
    let stored = match checked {
        Ok((signature, event)) => store(shared, &app.slug, signature, event, now).await?,
        Err(refusal) => Err(refusal),
    };
    let Err(refusal) = stored else { return Ok(()) };
    let slug = &app.slug;
    tracing::warn!(app = slug, why = refusal.name(), "a request to the webhook was refused");
    shared.hooks.refusals.note(shared, slug, refusal, (posted.query, names), now).await?;
    Err(Error::Hook(refusal))
}

/// Checks who signed a request.
fn verify(
    posted: Posted<'_>,
    names: &signature::ParameterNames,
    (app_key, secret): (&str, &Secret),
) -> Result<Signature, HookRefusal> {
    let signed = signature::verify(posted.query, names, app_key, secret);
    let signed = signed.map_err(|why| match why {
        Unverified::Missing(_) => HookRefusal::NotSigned,
        Unverified::OtherApp => HookRefusal::OtherApp,
        Unverified::WrongSignature => HookRefusal::WrongSignature,
    })?;
    let at = signed_at(&signed).ok_or(HookRefusal::NotSigned)?;
    let body = std::str::from_utf8(posted.body).map_err(|_| HookRefusal::Unreadable)?;
    Ok(Signature {
        digest: digest(&[&signed.nonce, &signed.timestamp]),
        signed_at: at,
        body: digest(&[body]),
    })
}

/// When a request was signed, in Unix milliseconds; none where nonce or time have no form of theirs.
fn signed_at(signed: &Signed) -> Option<i64> {
    let at = signed.timestamp.parse().ok().filter(|at| *at >= 0)?;
    let at = if at < FIRST_MILLIS { at * 1000 } else { at };
    (signed.nonce.chars().count() <= NONCE_CHARS).then_some(at)
}

/// Stores what a request brought, unless it came before.
async fn store(
    shared: &Shared,
    app: &str,
    signature: Signature,
    event: Event,
    now: i64,
) -> Result<Result<(), HookRefusal>, Error> {
    let mut transaction = shared.database.write().await?;
    let is_new = match replay::admit(&mut transaction, app, &signature, now).await? {
        Ok(is_new) => is_new,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let became = if is_new {
        let ahead = shared.hooks.clocks.ahead(app, signature.signed_at, now);
        insert(&mut transaction, app, event.by_our_clock(ahead, now), now).await?
    } else {
        Became::Repeated
    };
    counts::count(&mut transaction, app, &became, 1, now).await?;
    transaction.commit().await?;
    shared.hooks.stored.send_replace(());
    Ok(Ok(()))
}

/// Stores an event, unless it came before under another signature.
async fn insert(
    transaction: &mut SqliteConnection,
    app: &str,
    event: Event,
    now: i64,
) -> Result<Became, Error> {
    let items = event.items.map(|items| serde_json::to_string(&items)).transpose();
    let inserted = sqlx::query(
        "INSERT INTO hooks (app, event, at, type, items) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (app, event) DO NOTHING",
    )
    .bind(app)
    .bind(digest(&[&event.id]))
    .bind(now)
    .bind(&event.kind)
    .bind(items.map_err(|error| Error::Internal(error.to_string()))?)
    .execute(&mut *transaction)
    .await?;
    if inserted.rows_affected() == 0 {
        return Ok(Became::Repeated);
    }
    sqlx::query(
        "INSERT INTO hook_last (app, at, type) VALUES ($1, $2, $3)
         ON CONFLICT (app) DO UPDATE SET at = excluded.at, type = excluded.type",
    )
    .bind(app)
    .bind(now)
    .bind(&event.kind)
    .execute(transaction)
    .await?;
    Ok(Became::Taken(event.kind))
}
