//! Why a user cannot connect: what Nexconn says now, and what the gateway knows besides.

use nexconn_api::Code;
use nexconn_api::admin::{BanState, ConnectionReport, Finding, UserDeletion};
use nexconn_api::nexconn::{GetUser, GetUserRequest};
use nexconn_api::wire::Refusal;

use crate::calls::{Asked, ask};
use crate::gateway::Shared;
use crate::upstream::APP_REFUSED;
use crate::{Error, bans, deletions, directory, statuses};

/// Asks Nexconn anew about one user.
pub(crate) async fn of(
    shared: &Shared,
    app: &str,
    user_id: &str,
    request_id: &str,
) -> Result<ConnectionReport, Error> {
    let at = shared.clock.now();
    let info = GetUserRequest { user_id: user_id.to_owned() };
    let (info, deletion, ban, online) = tokio::join!(
        ask::<GetUser>(shared, app, &info, request_id),
        deletion(shared, app, user_id),
        ban(shared, app, user_id),
        statuses::finding(shared, app, user_id, request_id),
    );
    let (registered, deletion) = (registered(info?), deletion?);
    let (ban, online) = (ban?, online?);
    let known = directory::find(shared.database.readers(), app, user_id, at).await?;
    Ok(ConnectionReport {
        at,
        app: app_of([heard(&registered), heard(&deletion), heard(&ban), heard(&online)]),
        deletion,
        registered,
        ban,
        online,
        tokens: known.map(|user| user.tokens).unwrap_or_default(),
    })
}

/// What a part of the report tells about the app.
fn heard<T>(finding: &Finding<T>) -> Finding<bool> {
    match *finding {
        Finding::Unreachable => Finding::Unreachable,
        Finding::Refused { http, code } if APP_REFUSED.contains(&code) => {
            Finding::Refused { http, code }
        }
        Finding::Refused { .. } | Finding::Known(_) => Finding::Known(true),
    }
}

/// Whether the app's service answers, by all parts: a refusal of the app counts first, since it may
/// have begun in between, and any other answer shows that the app is there.
fn app_of(heard: [Finding<bool>; 4]) -> Finding<bool> {
    let weight = |finding: &Finding<bool>| match finding {
        Finding::Refused { .. } => 2,
        Finding::Known(_) => 1,
        Finding::Unreachable => 0,
    };
    heard.into_iter().max_by_key(weight).unwrap_or(Finding::Unreachable)
}

fn registered<T>(asked: Asked<T>) -> Finding<bool> {
    match asked {
        Asked::Told(_) => Finding::Known(true),
        Asked::Refused(refusal) if refusal.code == Code::NO_SUCH_USER => Finding::Known(false),
        Asked::Refused(Refusal { http, code, .. }) => Finding::Refused { http, code },
        Asked::Unreachable => Finding::Unreachable,
    }
}

async fn deletion(
    shared: &Shared,
    app: &str,
    user_id: &str,
) -> Result<Finding<Option<UserDeletion>>, Error> {
    match deletions::fresh(shared, app).await? {
        Ok(_) => {
            let mut reader = shared.database.readers().acquire().await?;
            Ok(Finding::Known(deletions::of(&mut reader, app, user_id).await?))
        }
        Err(why) => Ok(why.finding()),
    }
}

async fn ban(
    shared: &Shared,
    app: &str,
    user_id: &str,
) -> Result<Finding<Option<BanState>>, Error> {
    match bans::fresh(shared, app).await? {
        Ok(_) => {
            let mut reader = shared.database.readers().acquire().await?;
            Ok(Finding::Known(bans::of(&mut reader, app, user_id, shared.clock.now()).await?))
        }
        Err(why) => Ok(why.finding()),
    }
}
