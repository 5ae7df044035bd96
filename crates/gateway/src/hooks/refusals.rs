//! Requests that were refused: the last one is kept, so that an owner sees under which names Nexconn signs.
//!
//! Anybody can send one. So they are written to the database once in a while only, and cut short.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use nexconn_api::admin::{Event, HookFailure, HookParameter, HookRefusal, HookRefused};
use nexconn_api::webhooks::signature::{ParameterNames, parameters};
use sqlx::SqliteConnection;

use super::counts::{self, Became};
use crate::Error;
use crate::audit::events;
use crate::gateway::Shared;

/// The database is written to at most this often for an app, in milliseconds.
const PAUSE_MILLIS: i64 = 1000;
/// Most parameters that are kept of a request.
const PARAMETERS: usize = 20;
/// Longest name or value that is kept, in characters.
const KEPT_CHARS: usize = 100;
/// Hex digits of the shortest digest that a signature could be.
const SHORTEST_SIGNATURE: usize = 32;

/// Those of late, by app.
#[derive(Debug, Default)]
pub(super) struct Refusals(Mutex<HashMap<String, Recent>>);

#[derive(Debug, Clone)]
struct Recent {
    last: HookFailure,
    /// How many are not in the database yet.
    unwritten: i64,
    written_at: i64,
}

impl Refusals {
    /// Notes that a request was refused, and tells open consoles.
    pub(super) async fn note(
        &self,
        shared: &Shared,
        app: &str,
        why: HookRefusal,
        (query, names): (&str, &ParameterNames),
        now: i64,
    ) -> Result<(), Error> {
        let last = HookFailure { at: now, why, parameters: shown(query, names) };
        let Some(number) = self.due(app, last.clone(), now) else { return Ok(()) };
        let mut transaction = shared.database.write().await?;
        write(&mut transaction, app, &last).await?;
        counts::count(&mut transaction, app, &Became::Refused, number, now).await?;
        let refused = Event::HookRefused(HookRefused { at: now });
        events::publish(&mut transaction, app, &refused, now).await?;
        transaction.commit().await?;
        shared.events.wake();
        Ok(())
    }

    /// How many are to be written now; none where that can wait.
    fn due(&self, app: &str, last: HookFailure, now: i64) -> Option<i64> {
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(known) = recent.get_mut(app) else {
            recent.insert(app.to_owned(), Recent { last, unwritten: 0, written_at: now });
            return Some(1);
        };
        known.last = last;
        known.unwritten += 1;
        if now - known.written_at < PAUSE_MILLIS {
            return None;
        }
        known.written_at = now;
        Some(std::mem::take(&mut known.unwritten))
    }

    /// The last one of an app, and how many [`counts`] does not know of.
    pub(super) async fn last(
        &self,
        connection: &mut SqliteConnection,
        app: &str,
    ) -> Result<(Option<HookFailure>, u64), Error> {
        let recent = {
            let recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            recent.get(app).cloned()
        };
        match recent {
            Some(recent) => Ok((Some(recent.last), recent.unwritten.unsigned_abs())),
            None => Ok((read(connection, app).await?, 0)),
        }
    }
}

async fn write(
    transaction: &mut SqliteConnection,
    app: &str,
    failure: &HookFailure,
) -> Result<(), Error> {
    let parameters = serde_json::to_string(&failure.parameters);
    sqlx::query(
        "INSERT INTO hook_failures (app, at, why, parameters) VALUES ($1, $2, $3, $4)
         ON CONFLICT (app) DO UPDATE SET
             at = excluded.at, why = excluded.why, parameters = excluded.parameters",
    )
    .bind(app)
    .bind(failure.at)
    .bind(failure.why.name())
    .bind(parameters.map_err(|error| Error::Internal(error.to_string()))?)
    .execute(transaction)
    .await?;
    Ok(())
}

async fn read(connection: &mut SqliteConnection, app: &str) -> Result<Option<HookFailure>, Error> {
    let row: Option<(i64, String, String)> =
        sqlx::query_as("SELECT at, why, parameters FROM hook_failures WHERE app = $1")
            .bind(app)
            .fetch_optional(connection)
            .await?;
    let Some((at, why, parameters)) = row else { return Ok(None) };
    let unreadable = || Error::Internal(format!("the refused webhook of {app} is unreadable"));
    Ok(Some(HookFailure {
        at,
        why: HookRefusal::from_name(&why).ok_or_else(unreadable)?,
        parameters: serde_json::from_str(&parameters).map_err(|_| unreadable())?,
    }))
}

/// The parameters of a query, without what may be a signature: with it, whoever reads them could send something.
fn shown(query: &str, names: &ParameterNames) -> Vec<HookParameter> {
    let cut = |text: &str| text.chars().take(KEPT_CHARS).collect::<String>();
    let one = |(name, value): (String, String)| {
        let is_hex = value.chars().all(|c| c.is_ascii_hexdigit());
        let may_sign = name == names.signature || (is_hex && value.len() >= SHORTEST_SIGNATURE);
        HookParameter {
            name: cut(&name),
            chars: value.chars().count() as u64,
            value: (!may_sign).then(|| cut(&value)),
        }
    };
    parameters(query).into_iter().take(PARAMETERS).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_signature_is_not_kept_under_whatever_name() {
        let digest = "30be0bbca9c9b2e27578701e9fda2358a814c88f";
        let query = format!("signTimestamp=1&sign={digest}&signature=short&b=%E9%9B%A8");
        let shown = shown(&query, &ParameterNames::default());
        let values: Vec<_> =
            shown.iter().map(|one| (one.name.as_str(), one.value.as_deref(), one.chars)).collect();
        assert_eq!(
            values,
            [
                ("signTimestamp", Some("1"), 1),
                ("sign", None, 40),
                ("signature", None, 5),
                ("b", Some("雨"), 1)
            ]
        );
    }

    #[test]
    fn a_flood_is_cut_short() {
        let long = "x".repeat(1000);
        let query = format!("{long}={long}&").repeat(50);
        let shown = shown(&query, &ParameterNames::default());
        assert_eq!(shown.len(), PARAMETERS);
        assert_eq!(shown[0].name.len(), KEPT_CHARS);
        assert_eq!((shown[0].value.as_ref().map(String::len), shown[0].chars), (Some(100), 1000));
    }

    #[test]
    fn the_database_is_written_to_once_in_a_while() {
        let refusals = Refusals::default();
        let failure = |at| HookFailure { at, why: HookRefusal::NotSigned, parameters: vec![] };
        assert_eq!(refusals.due("a", failure(0), 0), Some(1));
        assert_eq!(refusals.due("a", failure(1), 1), None);
        assert_eq!(refusals.due("b", failure(1), 1), Some(1));
        assert_eq!(refusals.due("a", failure(999), 999), None);
        assert_eq!(refusals.due("a", failure(1000), 1000), Some(3));
    }
}
