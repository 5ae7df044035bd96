//! People in the sample apps, for whoever looks around.

use std::path::Path;
use std::sync::Arc;

use gateway::AppConfig;
use kit::Clock;
use nexconn_api::admin::Environment;
use nexconn_local::Seed;

use crate::error::Error;
use crate::sample;

/// Which people: the same ones in every demo.
const NUMBER: u64 = 1;
/// How many in a development app, so that its quota has room.
const DEVELOPMENT: u32 = 60;
/// How many in a production app.
const PRODUCTION: u32 = 600;

/// People who were put into an app.
#[derive(Debug)]
pub(crate) struct Filled {
    app_key: String,
    user_ids: Vec<String>,
}

/// Fills the sample apps of a folder, those that have no users, and makes what is missing of them.
pub(crate) async fn fill(data: &Path, clock: &Arc<dyn Clock>) -> Result<Vec<Filled>, Error> {
    let (stored, missing) = sample::complete(data)?;
    let mut filled = Vec::new();
    for app in stored.into_iter().chain(missing) {
        let users = match app.environment {
            Environment::Development => DEVELOPMENT,
            Environment::Production => PRODUCTION,
        };
        let app_key = app.app_key.clone();
        let seed = Seed { users, number: NUMBER };
        match nexconn_local::seed(data, app, seed, clock.now()).await {
            Ok(user_ids) => filled.push(Filled { app_key, user_ids }),
            // Somebody works with it already.
            Err(nexconn_local::Error::HasUsers(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(filled)
}

/// The same by the slugs under which the gateway knows the apps.
pub(crate) fn slugs(apps: &[AppConfig], filled: Vec<Filled>) -> Vec<(String, Vec<String>)> {
    let slug = |app_key: &str| {
        let app = apps.iter().find(|app| app.app_key == app_key);
        app.map(|app| app.slug.clone())
    };
    let known = |Filled { app_key, user_ids }| Some((slug(&app_key)?, user_ids));
    filled.into_iter().filter_map(known).collect()
}
