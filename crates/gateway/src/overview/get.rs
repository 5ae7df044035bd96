//! Everything of the overview, put together.

use nexconn_api::admin::{ENDING_MILLIS, ENDING_SHOWN, LATEST_SHOWN, ListBansRequest, Overview};

use super::counts::{Counts, What};
use super::course::course;
use super::sampling;
use crate::app_state::Service;
use crate::gateway::Shared;
use crate::{AppConfig, Error, audit, bans, deletions};

/// Puts it together. What it had to find out is the sample of this hour, if there was none.
pub(crate) async fn get(
    shared: &Shared,
    app: &AppConfig,
    request_id: &str,
) -> Result<Overview, Error> {
    let at = shared.clock.now();
    let ending = ListBansRequest {
        app: app.slug.clone(),
        ends_before: Some(at + ENDING_MILLIS),
        standing: Some(false),
        limit: Some(ENDING_SHOWN),
        ..ListBansRequest::default()
    };
    let (service, ending) =
        tokio::join!(Service::ask(shared, app, request_id), bans::list(shared, &ending, at));
    let (service, ending) = (service?, ending?);
    let counts = Counts::of(shared, app, service.as_ref()).await?;
    if counts.get(What::Deleted).is_none() {
        // It may be long: who looks now does not wait for it.
        deletions::read_soon(shared, &app.slug);
    }
    sampling::keep(shared, app, &counts, at).await?;
    let readers = shared.database.readers();
    let mut connection = readers.begin().await?;
    let mut of = async |what| course(&mut connection, &app.slug, what, counts.get(what), at).await;
    let (registered, online) = (of(What::Registered).await?, of(What::Online).await?);
    let (banned, deleted) = (of(What::Banned).await?, of(What::Deleted).await?);
    drop(connection);
    Ok(Overview {
        at,
        quota: counts.quota,
        registered,
        online,
        banned,
        deleted,
        ending: ending.bans,
        ending_total: ending.total.count,
        latest: audit::latest(readers, &app.slug, LATEST_SHOWN, at).await?,
        connection: shared.upstreams.of(&app.slug)?.connection(),
    })
}
