//! Fills an app with people who look like those of a real one: the same number makes the same people.
//!
//! They are stored in the data folder of a service that is stopped, in one transaction. Over HTTP the documented
//! rates would let ten thousand take minutes, and times in the past could not be had at all.

mod names;
mod person;
mod store;

use std::io::Write;
use std::path::{Path, PathBuf};

use kit::data_folder::DataFolder;
use nexconn_api::admin::Environment;
use nexconn_api::choices::DEVELOPMENT_USERS;

use self::person::people;
use crate::app::{App, merge, stored_apps};
use crate::options::Options;
use crate::store::users;
use crate::{AppConfig, Error};

/// Most people of an app that is seeded.
const MOST: u32 = 100_000;

/// Fills an app that has no users yet with people who look real: names of many scripts, profiles, friends, bans,
/// blocklists, tags, mutes; some soft-deleted. The service must be stopped.
#[derive(Debug, Clone, clap::Args)]
pub struct SeedArgs {
    /// How many
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST)))]
    users: u32,
    /// The same number makes the same people; their times count back from now
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Folder with the app, made where it is missing [default: data/local]
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// Which app, where the folder has more than one; a key that is not there makes a new app
    #[arg(long, value_name = "KEY")]
    app_key: Option<String>,
    /// Environment of a new app [default: development, which takes 100 users]
    #[arg(long, value_name = "development|production", value_parser = crate::options::environment)]
    environment: Option<Environment>,
}

/// Seeds as the command line says, and tells on `out` what was done.
pub(crate) async fn run(args: SeedArgs, mut out: impl Write) -> Result<(), Error> {
    let wanted = Seed { users: args.users, number: args.seed };
    let options = Options {
        data: args.data,
        app_key: args.app_key,
        environment: args.environment,
        ..Options::default()
    };
    let resolved = options.resolve()?;
    let data = resolved.config.data;
    let app = the_one(resolved.config.apps, stored_apps(&data)?)?;
    let said = app.app_key.clone();
    let user_ids = seed(&data, app, wanted, resolved.clock.now()).await?;
    writeln!(out, "App {said} has {} users now", user_ids.len())?;
    Ok(out.flush()?)
}

/// The app that is meant: the one that was named or is new, else the only one that is stored.
fn the_one(given: Vec<AppConfig>, stored: Vec<AppConfig>) -> Result<AppConfig, Error> {
    let mut all = if given.is_empty() { stored } else { given };
    match (all.pop(), all.is_empty()) {
        (Some(app), true) => Ok(app),
        _ => Err(Error::Configuration("say with --app-key which app is to be filled".to_owned())),
    }
}

/// How many people are made, and the number that decides who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed {
    /// How many.
    pub users: u32,
    /// Which ones.
    pub number: u64,
}

/// Fills an app of a data folder whose service is stopped, unless it has users. Returns the ids of the people who were
/// made. The same seed and the same time, in Unix milliseconds, make the same state.
pub async fn seed(
    data: &Path,
    config: AppConfig,
    seed: Seed,
    now: i64,
) -> Result<Vec<String>, Error> {
    if config.environment == Environment::Development && seed.users > DEVELOPMENT_USERS {
        return Err(Error::Configuration(format!(
            "an app in the development environment takes {DEVELOPMENT_USERS} users; choose fewer, or an app in production"
        )));
    }
    let folder = DataFolder::lock(data)?;
    merge(folder.path(), std::slice::from_ref(&config))?;
    let app = App::open(folder.path(), config).await?;
    let mut transaction = app.database.write().await?;
    if users::count(&mut transaction).await? > 0 {
        return Err(Error::HasUsers(app.key));
    }
    let people = people(seed, now);
    store::add(&mut transaction, &people).await?;
    transaction.commit().await?;
    app.database.close().await;
    Ok(people.into_iter().map(|person| person.user_id).collect())
}
