//! The apps of a data folder: key, secret and environment in `apps.json`, a database file each.

use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use kit::database::Database;
use kit::private_file;
use nexconn_api::Secret;
use nexconn_api::admin::Environment;
use serde::{Deserialize, Serialize};
use sqlx::{Sqlite, Transaction};
use tokio::sync::Notify;

use crate::Error;
use crate::connections::Connections;
use crate::pipeline::rate::Rates;

/// The file with every app of the data folder, secrets included.
const APPS_FILE: &str = "apps.json";
/// Longest App Key, in characters: it names a file.
const APP_KEY_CHARS: usize = 64;

/// An app as it is configured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AppConfig {
    /// Its public name: 1 to 64 letters, digits, `-` and `_`.
    pub app_key: String,
    /// What signs its requests.
    pub app_secret: Secret,
    /// A development app takes 100 registered users, a production app any number.
    pub environment: Environment,
}

impl AppConfig {
    /// A new app with a random key and secret.
    pub fn generate(environment: Environment) -> Result<Self, Error> {
        let app_secret = random_secret()?;
        Ok(Self { app_key: random_text::<8>()?, app_secret, environment })
    }

    /// The environment in words.
    pub(crate) fn environment_name(&self) -> &'static str {
        match self.environment {
            Environment::Development => "development",
            Environment::Production => "production",
        }
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        let in_alphabet =
            |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
        let length = self.app_key.chars().count();
        if length == 0 || length > APP_KEY_CHARS || !self.app_key.chars().all(in_alphabet) {
            return Err(Error::Configuration(format!(
                "the App Key {:?} must have 1 to {APP_KEY_CHARS} letters, digits, - and _",
                self.app_key
            )));
        }
        if self.app_secret.reveal().is_empty() {
            return Err(Error::Configuration(format!(
                "the App Secret of {} must not be empty",
                self.app_key
            )));
        }
        Ok(())
    }
}

/// A secret that nobody can guess.
pub(crate) fn random_secret() -> Result<Secret, Error> {
    Ok(Secret::new(random_text::<32>()?))
}

fn random_text<const BYTES: usize>() -> Result<String, Error> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes)?;
    Ok(hex::encode(bytes))
}

/// The apps that a data folder holds; none where it is new.
pub fn stored_apps(data: &Path) -> Result<Vec<AppConfig>, Error> {
    let path = apps_file(data);
    private_file::read(&path)
        .map(Option::unwrap_or_default)
        .map_err(|source| Error::Apps { path, source })
}

/// Where a data folder keeps its apps and their secrets.
pub(crate) fn apps_file(data: &Path) -> PathBuf {
    data.join(APPS_FILE)
}

/// Adds `given` to the stored apps, in place of those with the same key; stores and returns all.
pub(crate) fn merge(data: &Path, given: &[AppConfig]) -> Result<Vec<AppConfig>, Error> {
    let stored = stored_apps(data)?;
    let mut apps = stored.clone();
    for app in given {
        app.check()?;
        match apps.iter_mut().find(|known| known.app_key == app.app_key) {
            Some(known) => known.clone_from(app),
            None => apps.push(app.clone()),
        }
    }
    if apps != stored {
        let path = apps_file(data);
        private_file::replace(&path, &apps).map_err(|source| Error::Apps { path, source })?;
    }
    Ok(apps)
}

/// An app that is being served.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) key: String,
    pub(crate) environment: Environment,
    /// What signs its requests now.
    secret: RwLock<Secret>,
    /// Wakes who finishes the app's operations when there is a new one.
    pub(crate) operation_accepted: Notify,
    pub(crate) database: Database,
    pub(crate) rates: Rates,
    pub(crate) connections: Connections,
    /// Told after a change, which may have stored webhooks.
    pub(crate) committed: Notify,
}

impl App {
    /// Opens the app's own database in the data folder.
    pub(crate) async fn open(data: &Path, config: AppConfig) -> Result<Self, Error> {
        config.check()?;
        let path = data.join(format!("{}.sqlite", config.app_key));
        let database = Database::open(&path, &crate::store::MIGRATIONS)
            .await
            .map_err(|source| Error::Open { path, source })?;
        Ok(Self {
            key: config.app_key,
            environment: config.environment,
            secret: RwLock::new(config.app_secret),
            operation_accepted: Notify::new(),
            committed: Notify::new(),
            database,
            rates: Rates::default(),
            connections: Connections::default(),
        })
    }

    /// Makes a change permanent and wakes who delivers its webhooks.
    pub(crate) async fn commit(&self, transaction: Transaction<'_, Sqlite>) -> sqlx::Result<()> {
        transaction.commit().await?;
        self.committed.notify_one();
        Ok(())
    }

    /// What signs its requests now.
    pub(crate) fn secret(&self) -> Secret {
        self.secret.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Stores a new secret in the data folder and goes by it from then on.
    pub(crate) async fn replace_secret(
        &self,
        data: &Path,
        app_secret: Secret,
    ) -> Result<(), Error> {
        let config = AppConfig {
            app_key: self.key.clone(),
            app_secret: app_secret.clone(),
            environment: self.environment,
        };
        let data = data.to_owned();
        tokio::task::spawn_blocking(move || merge(&data, &[config])).await??;
        *self.secret.write().unwrap_or_else(PoisonError::into_inner) = app_secret;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app(key: &str, secret: &str) -> AppConfig {
        AppConfig {
            app_key: key.to_owned(),
            app_secret: Secret::new(secret),
            environment: Environment::Development,
        }
    }

    #[test]
    fn given_apps_replace_stored_ones_with_their_key_and_join_the_others() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(stored_apps(folder.path()).expect("readable"), []);
        merge(folder.path(), &[app("a", "1"), app("b", "2")]).expect("stored");
        let all = merge(folder.path(), &[app("b", "3"), app("c", "4")]).expect("stored");
        assert_eq!(all, [app("a", "1"), app("b", "3"), app("c", "4")]);
        assert_eq!(stored_apps(folder.path()).expect("readable"), all);
    }

    #[test]
    fn an_app_key_that_is_no_file_name_is_refused() {
        for key in ["", "../a", "a/b", "a b", "雨", &"a".repeat(65)] {
            assert!(app(key, "s").check().is_err(), "{key}");
        }
        assert!(app("a", "").check().is_err());
        assert!(app("Acme-1_x", "s").check().is_ok());
    }

    #[test]
    fn generated_apps_differ() {
        let new = || AppConfig::generate(Environment::Production).expect("random");
        let (one, other) = (new(), new());
        assert!(one.check().is_ok());
        assert!(one.app_key != other.app_key && one.app_secret != other.app_secret);
    }
}
