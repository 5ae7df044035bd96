//! The apps a gateway administers: their form, their file and the rules they keep.

use std::collections::HashSet;
use std::fmt::Display;
use std::io::ErrorKind;
use std::path::Path;

use kit::{is_loopback, private_file};
use nexconn_api::Secret;
use nexconn_api::admin::{Environment, Plan, SecretKept};
use serde::{Deserialize, Serialize};

use crate::Error;

/// Name of the file in the data folder that lists the apps.
pub const FILE: &str = "apps.json";
/// Environment variable that lists the apps instead, in the same form.
pub const VARIABLE: &str = "NEXCONN_ADMIN_APPS";

/// One app on Nexconn.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AppConfig {
    /// Its name in paths: lowercase letters, digits and hyphens, at most 64; never changed.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// App Key.
    pub app_key: String,
    /// App Secret.
    pub app_secret: Secret,
    /// Primary base URL, such as `https://api.sg-light-api.com`.
    pub base_url: String,
    /// Base URL to turn to when the primary one fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup_url: Option<String>,
    /// Which of Nexconn's two environments it is.
    pub environment: Environment,
    /// The plan it is on, where the owner says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// Whether its service has the `/console` API: a nexconn-local has it, the cloud has not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_console: bool,
    /// Where its App Secret is kept. Set by who reads it, never by the file.
    #[serde(skip, default = "in_file")]
    pub secret_kept: SecretKept,
}

const fn in_file() -> SecretKept {
    SecretKept::File
}

/// Reads the apps from the value of [`VARIABLE`] if there is one, else from [`FILE`] in the data
/// folder; an empty list when neither is there.
///
/// The file must be readable by its owner alone.
pub fn load(data: &Path, variable: Option<&str>) -> Result<Vec<AppConfig>, Error> {
    if let Some(text) = variable.filter(|text| !text.is_empty()) {
        let mut apps: Vec<AppConfig> = serde_json::from_str(text).map_err(|error| {
            Error::Config(explain(VARIABLE, &private_file::where_wrong(&error)))
        })?;
        for app in &mut apps {
            app.secret_kept = SecretKept::Variable;
        }
        return Ok(apps);
    }
    let path = data.join(FILE);
    let apps = read(&path)?;
    if apps.is_some() {
        refuse_readable_by_others(&path)?;
    }
    Ok(apps.unwrap_or_default())
}

fn read(path: &Path) -> Result<Option<Vec<AppConfig>>, Error> {
    private_file::read(path).map_err(|source| match source.kind() {
        ErrorKind::InvalidData => Error::Config(explain(&path.display().to_string(), &source)),
        _ => Error::Io { what: format!("reading {}", path.display()), source },
    })
}

/// Writes a new App Secret of one app into [`FILE`], whose other apps stay as they stand there now.
pub(crate) fn store_secret(data: &Path, app: &AppConfig, secret: &Secret) -> Result<(), Error> {
    let path = data.join(FILE);
    let mut apps = read(&path)?.unwrap_or_default();
    let same = |known: &&mut AppConfig| known.slug == app.slug && known.app_key == app.app_key;
    let Some(known) = apps.iter_mut().find(same) else {
        return Err(Error::Conflict(
            "apps.json does not hold this app any more; restart the gateway, which reads it anew",
        ));
    };
    known.app_secret = secret.clone();
    private_file::replace(&path, &apps)
        .map_err(|source| Error::Io { what: format!("writing {}", path.display()), source })
}

fn explain(place: &str, what: &impl Display) -> String {
    format!("{place} must hold a JSON array of apps; {what}")
}

fn refuse_readable_by_others(path: &Path) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;
    let failed = |source| Error::Io { what: format!("reading {}", path.display()), source };
    let mode = std::fs::metadata(path).map_err(failed)?.permissions().mode();
    let others = mode & 0o077;
    if others == 0 {
        return Ok(());
    }
    Err(Error::Config(format!(
        "{} holds App Secrets and can be read by others; run: chmod 600 {0}",
        path.display()
    )))
}

/// Says what is wrong with a list of apps.
pub(crate) fn check(apps: &[AppConfig]) -> Result<(), Error> {
    let mut slugs = HashSet::new();
    for app in apps {
        let wrong = |what: &str| Err(Error::Config(format!("app {:?}: {what}", app.slug)));
        if !is_slug(&app.slug) {
            return wrong(
                "a slug has 1 to 64 lowercase letters, digits and hyphens, and starts with none",
            );
        }
        if !slugs.insert(&app.slug) {
            return wrong("another app has this slug already");
        }
        if app.name.is_empty() || app.app_key.is_empty() || app.app_secret.reveal().is_empty() {
            return wrong("name, appKey and appSecret must not be empty");
        }
        for url in std::iter::once(&app.base_url).chain(&app.backup_url) {
            if let Err(what) = check_base_url(url) {
                return wrong(&format!("{url}: {what}"));
            }
        }
    }
    Ok(())
}

fn is_slug(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && !text.starts_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn check_base_url(text: &str) -> Result<(), &'static str> {
    let url = reqwest::Url::parse(text).map_err(|_| "this is no URL")?;
    let host = url.host_str().ok_or("this URL names no host")?;
    if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() {
        return Err("a base URL has no query, fragment or user");
    }
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(host) => Ok(()),
        _ => Err("the signature does not cover the body, so off loopback only https is allowed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app(slug: &str, base_url: &str) -> AppConfig {
        AppConfig {
            slug: slug.into(),
            name: "Acme".into(),
            app_key: "key".into(),
            app_secret: Secret::new("secret"),
            base_url: base_url.into(),
            backup_url: None,
            environment: Environment::Development,
            plan: None,
            has_console: false,
            secret_kept: SecretKept::File,
        }
    }

    fn verdict(apps: &[AppConfig]) -> Option<String> {
        check(apps).err().map(|error| error.to_string())
    }

    #[test]
    fn plain_http_is_for_loopback_alone() {
        for good in ["https://api.example.com", "http://127.0.0.1:9", "http://localhost:9"] {
            assert_eq!(verdict(&[app("a", good)]), None, "{good}");
        }
        for bad in ["http://api.example.com", "ftp://127.0.0.1", "https://a/?q", "nonsense"] {
            assert!(verdict(&[app("a", bad)]).is_some(), "{bad}");
        }
    }

    #[test]
    fn slugs_are_plain_and_stand_once() {
        let url = "https://api.example.com";
        for bad in ["", "-a", "A", "a_b", "a/b", "雨", &"a".repeat(65)] {
            assert!(verdict(&[app(bad, url)]).is_some(), "{bad}");
        }
        assert_eq!(verdict(&[app("acme-dev", url), app("acme-live", url)]), None);
        let twice = verdict(&[app("a", url), app("a", url)]).expect("refused");
        assert!(twice.contains("already"), "{twice}");
    }

    #[test]
    fn a_file_that_others_can_read_is_refused_with_what_to_type() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        assert!(load(folder.path(), None).expect("none").is_empty());
        let path = folder.path().join(FILE);
        private_file::replace(&path, &[app("a", "https://api.example.com")]).expect("written");
        assert_eq!(load(folder.path(), None).expect("loaded")[0].app_secret.reveal(), "secret");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("mode");
        let error = load(folder.path(), None).expect_err("refused").to_string();
        assert!(error.contains("chmod 600"), "{error}");
    }

    #[test]
    fn the_variable_wins_and_its_mistakes_are_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let json = r#"[{"slug":"a","name":"A","appKey":"k","appSecret":"s","baseUrl":"https://x","environment":"production"}]"#;
        let apps = load(folder.path(), Some(json)).expect("loaded");
        assert_eq!(apps[0].environment, Environment::Production);
        assert_eq!(apps[0].secret_kept, SecretKept::Variable);
        let error = load(folder.path(), Some("[{}]")).expect_err("refused").to_string();
        assert!(error.contains(VARIABLE) && error.contains("missing field `slug`"), "{error}");
    }

    #[test]
    fn a_new_secret_replaces_that_of_its_app_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE);
        let url = "https://api.example.com";
        let apps = [app("a", url), AppConfig { has_console: true, ..app("b", url) }];
        private_file::replace(&path, &apps).expect("written");
        store_secret(folder.path(), &apps[1], &Secret::new("new")).expect("stored");
        let stored = load(folder.path(), None).expect("loaded");
        assert_eq!(stored[0].app_secret.reveal(), "secret");
        assert_eq!(stored[1].app_secret.reveal(), "new");
        assert!(stored[1].has_console && stored[1].secret_kept == SecretKept::File);
        let gone = store_secret(folder.path(), &app("c", url), &Secret::new("new"));
        assert!(matches!(gone, Err(Error::Conflict(_))), "{gone:?}");
    }

    #[test]
    fn a_mistake_is_told_without_the_values_around_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let json = r#"[{"slug":"a","name":"A","appKey":"k","appSecret":["hush"],"plan":"hush"}]"#;
        let error = load(folder.path(), Some(json)).expect_err("refused").to_string();
        assert!(!error.contains("hush"), "{error}");
        std::fs::write(folder.path().join(FILE), json.replace("[\"hush\"]", "\"hush"))
            .expect("file");
        let error = load(folder.path(), None).expect_err("refused").to_string();
        assert!(!error.contains("hush") && error.contains("line 1"), "{error}");
    }
}
