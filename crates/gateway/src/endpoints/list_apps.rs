use nexconn_api::admin::{App, Apps, ListApps, ListAppsRequest};

use super::{Context, Handle};
use crate::{AppConfig, Error};

impl Handle for ListApps {
    async fn handle(context: &mut Context, _: ListAppsRequest) -> Result<Apps, Error> {
        let roles = &context.signed_in()?.roles;
        let apps = context.shared.config.apps.iter();
        Ok(Apps { apps: apps.filter(|app| roles.in_app(&app.slug).is_some()).map(shown).collect() })
    }
}

/// An app as admins see it: without its secret.
pub(crate) fn shown(app: &AppConfig) -> App {
    App {
        slug: app.slug.clone(),
        name: app.name.clone(),
        app_key: app.app_key.clone(),
        base_url: app.base_url.clone(),
        environment: app.environment,
        plan: app.plan,
        has_console: app.has_console,
    }
}
