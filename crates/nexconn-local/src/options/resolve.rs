//! Settles what the options left open.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use nexconn_api::admin::Environment;
use nexconn_api::choices::{OPERATION_DELAY_MS, TEXT_TIME_OFFSET_MINUTES};

use super::{AppOptions, Args, Options};
use crate::app::{AppConfig, random_secret, stored_apps};
use crate::{Config, Error, ServiceClock};

/// The data folder unless one is named.
const DATA: &str = "data/local";
/// An app's environment unless one is named.
const ENVIRONMENT: Environment = Environment::Development;
/// Zones there are, in minutes east of UTC.
const OFFSETS: RangeInclusive<i32> = -12 * 60..=14 * 60;

/// What the options come to.
#[derive(Debug)]
pub(crate) struct Resolved {
    pub(crate) config: Config,
    pub(crate) clock: ServiceClock,
    pub(crate) port: u16,
}

impl Args {
    /// Reads the configuration file, if one is named, and settles what was left open.
    pub(crate) fn resolve(self) -> Result<Resolved, Error> {
        let Some(path) = self.config else { return self.options.resolve() };
        let text = std::fs::read_to_string(&path)
            .map_err(|source| Error::ConfigurationFile { path: path.clone(), source })?;
        // Not the error's own text, which quotes the line, nor a message that quotes a value: there
        // may be a secret in it.
        let options: Options = toml::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.split('\n').count();
            let message = match error.message() {
                quoting if quoting.starts_with("invalid ") => "something else must stand there",
                message => message,
            };
            Error::Configuration(format!("{}, line {line}: {message}", path.display()))
        })?;
        options.resolve()
    }
}

impl Options {
    /// Settles what was left open.
    pub(crate) fn resolve(mut self) -> Result<Resolved, Error> {
        let data = self.data.take().unwrap_or_else(|| PathBuf::from(DATA));
        let offset = self.time_zone_offset.unwrap_or(TEXT_TIME_OFFSET_MINUTES);
        if !OFFSETS.contains(&offset) {
            return Err(Error::Configuration(format!(
                "the time zone offset must be {} to {} minutes, not {offset}",
                OFFSETS.start(),
                OFFSETS.end()
            )));
        }
        let stored = stored_apps(&data)?;
        let apps = self.apps(&stored)?;
        Ok(Resolved {
            clock: self.clock.unwrap_or_default().clock(),
            port: self.port.unwrap_or(0),
            config: Config {
                apps,
                rate_limits: !self.no_rate_limits,
                text_time_offset_minutes: offset,
                operation_delay_ms: self.operation_delay_ms.unwrap_or(OPERATION_DELAY_MS),
                ..Config::of(data)
            },
        })
    }

    fn apps(&mut self, stored: &[AppConfig]) -> Result<Vec<AppConfig>, Error> {
        let mut given = std::mem::take(&mut self.apps);
        let (app_secret, environment) = (self.app_secret.take(), self.environment);
        match self.app_key.take() {
            Some(app_key) => given.push(AppOptions { app_key, app_secret, environment }),
            None if given.is_empty() && stored.is_empty() => {
                return Ok(vec![AppConfig::generate(environment.unwrap_or(ENVIRONMENT))?]);
            }
            None if app_secret.is_some() || environment.is_some() => {
                return Err(Error::Configuration(
                    "say with --app-key whose secret or environment this is".to_owned(),
                ));
            }
            None => {}
        }
        given.into_iter().map(|app| app.complete(stored)).collect()
    }
}

impl AppOptions {
    /// Fills in what is left open: from the stored app of that key, else with a random secret.
    fn complete(self, stored: &[AppConfig]) -> Result<AppConfig, Error> {
        let known = stored.iter().find(|app| app.app_key == self.app_key);
        let app_secret = match (self.app_secret, known) {
            (Some(given), _) => given,
            (None, Some(known)) => known.app_secret.clone(),
            (None, None) => random_secret()?,
        };
        let environment = self.environment.or(known.map(|app| app.environment));
        let environment = environment.unwrap_or(ENVIRONMENT);
        Ok(AppConfig { app_key: self.app_key, app_secret, environment })
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use nexconn_api::Secret;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: Args,
    }

    fn resolve(data: &std::path::Path, arguments: &[&str]) -> Result<Resolved, Error> {
        let data = data.display().to_string();
        let line = [&["nexconn-local", "--data", &data], arguments].concat();
        Line::try_parse_from(line).expect("a command line").args.resolve()
    }

    #[test]
    fn a_new_folder_gets_a_development_app() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = resolve(folder.path(), &[]).expect("resolved").config;
        assert_eq!(config.apps.len(), 1);
        assert_eq!(config.apps[0].environment, Environment::Development);
        assert!(config.rate_limits);
        assert_eq!(config.text_time_offset_minutes, 480);
        assert_eq!(config.operation_delay_ms, 1000);
    }

    #[test]
    fn a_stored_secret_and_environment_stay_unless_given() {
        let folder = tempfile::tempdir().expect("a folder");
        let stored = AppConfig {
            app_key: "k".to_owned(),
            app_secret: Secret::new("s"),
            environment: Environment::Production,
        };
        crate::app::merge(folder.path(), std::slice::from_ref(&stored)).expect("stored");
        let again = resolve(folder.path(), &["--app-key", "k"]).expect("resolved");
        assert_eq!(again.config.apps, [stored]);
        let other = ["--app-key", "k", "--app-secret", "t", "--environment", "development"];
        let other = resolve(folder.path(), &other).expect("resolved").config.apps;
        assert_eq!(other[0].app_secret, Secret::new("t"));
        assert_eq!(other[0].environment, Environment::Development);
        assert!(resolve(folder.path(), &["--environment", "production"]).is_err());
    }

    #[test]
    fn a_file_holds_the_same_options_and_several_apps() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("local.toml");
        let data = folder.path().join("data");
        let text = format!(
            "data = {data:?}\nport = 7\nno-rate-limits = true\nclock = \"manual=5\"\n\
             time-zone-offset = -60\noperation-delay-ms = 20\n[[apps]]\napp-key = \"a\"\napp-secret = \"s\"\n\
             [[apps]]\napp-key = \"b\"\nenvironment = \"production\"\n"
        );
        std::fs::write(&file, text).expect("written");
        let args = Args { config: Some(file), options: Options::default() };
        let resolved = args.resolve().expect("resolved");
        assert_eq!((resolved.port, resolved.clock.now()), (7, 5));
        assert!(!resolved.config.rate_limits);
        assert_eq!(resolved.config.text_time_offset_minutes, -60);
        assert_eq!(resolved.config.operation_delay_ms, 20);
        let keys: Vec<_> = resolved.config.apps.iter().map(|app| app.app_key.as_str()).collect();
        assert_eq!(keys, ["a", "b"]);
    }

    #[test]
    fn an_unknown_option_in_a_file_is_named_without_its_value() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("local.toml");
        std::fs::write(&file, "port = 7\nprot = 'v4lue'\n").expect("written");
        let args = Args { config: Some(file), options: Options::default() };
        let message = args.resolve().expect_err("refused").to_string();
        assert!(message.contains("line 2") && message.contains("prot"), "{message}");
        assert!(!message.contains("v4lue"), "{message}");
    }

    #[test]
    fn a_secret_that_is_no_text_is_not_repeated() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("local.toml");
        std::fs::write(&file, "app-key = 'k'\napp-secret = 73557\n").expect("written");
        let args = Args { config: Some(file), options: Options::default() };
        let message = args.resolve().expect_err("refused").to_string();
        assert!(message.contains("line 2") && !message.contains("73557"), "{message}");
    }

    #[test]
    fn a_file_and_further_options_exclude_each_other() {
        let line = ["nexconn-local", "--config", "f.toml", "--port", "1"];
        assert!(Line::try_parse_from(line).is_err());
    }

    #[test]
    fn an_impossible_zone_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(resolve(folder.path(), &["--time-zone-offset", "-720"]).is_ok());
        assert!(resolve(folder.path(), &["--time-zone-offset", "841"]).is_err());
    }
}
