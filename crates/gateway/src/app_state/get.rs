//! Everything that is known of an app, put together.

use nexconn_api::admin::{AppState, DirectoryState, Fact, FactSource, Plan, TokenValidity};

use super::chat;
use super::declarations::{self, Declared};
use super::service::{self, Service};
use super::zone;
use crate::endpoints::shown;
use crate::gateway::Shared;
use crate::jobs::{self, Filled};
use crate::{AppConfig, Error, hooks};

/// Puts it together. The service is asked where it can tell something.
pub(crate) async fn get(
    shared: &Shared,
    app: &AppConfig,
    request_id: &str,
) -> Result<AppState, Error> {
    let told = Service::ask(shared, app, request_id).await?;
    let readers = shared.database.readers();
    let mut connection = readers.acquire().await?;
    let declared = declarations::read(&mut connection, &app.slug).await?;
    drop(connection);
    let Declared { plan, tokens, hooks: hooks_declared, .. } = declared;
    let now = shared.clock.now();
    let quota = service::quota(readers, app, told.as_ref(), now).await?;
    let filled = jobs::latest_fill(shared, &app.slug).await?;
    let (fill, refused) = filled.map(|Filled { job, refused }| (job, refused)).unzip();
    Ok(AppState {
        app: shown(app),
        secret_kept: app.secret_kept,
        plan: plan.or_else(|| app.plan.map(configured)),
        quota,
        token_validity: told.as_ref().map(told_validity).or(tokens),
        hooks_declared,
        chat: chat::chat(shared, app, request_id).await?,
        hooks: hooks::state(shared, &app.slug).await?,
        connection: shared.upstreams.of(&app.slug)?.connection(),
        zone: zone(readers, &app.slug).await?,
        directory: DirectoryState {
            users: service::known(readers, &app.slug).await?,
            fill,
            refused: refused.unwrap_or_default(),
        },
    })
}

fn configured(plan: Plan) -> Fact<Plan> {
    Fact { value: plan, from: FactSource::Configured, at: None, by: None }
}

fn told_validity(told: &Service) -> Fact<TokenValidity> {
    Fact {
        value: TokenValidity { minutes: told.state.token_validity_minutes },
        from: FactSource::Service,
        at: Some(told.at),
        by: None,
    }
}
