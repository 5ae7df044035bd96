//! A separate signed call to nexconn-local: what the service itself says, past the console and the
//! gateway.

use std::path::Path;

use kit::Clock;
use nexconn_api::admin::Apps;
use nexconn_api::{Endpoint, Secret, signing, wire};
use serde::Deserialize;

use crate::Stage;

/// A service and the keys of one of its apps.
#[derive(Debug)]
pub struct Service {
    base_url: String,
    /// The app's keys.
    pub keys: Keys,
}

/// The keys of one app of nexconn-local, as its data folder holds them.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Keys {
    /// The App Key.
    pub app_key: String,
    /// The App Secret.
    pub app_secret: Secret,
}

impl Service {
    /// The service behind an app of the stage, whose page must be signed in.
    pub async fn of(stage: &Stage, slug: &str) -> Self {
        let apps = "fetch('/api/v1/apps').then(answer => answer.json())";
        let apps: Apps = stage.page.js(apps).await;
        let app = apps.apps.into_iter().find(|app| app.slug == slug).expect("the app");
        let file = stage.server.data().join("data/local/apps.json");
        let keys: Vec<Keys> =
            serde_json::from_slice(&std::fs::read(file).expect("apps.json")).expect("keys");
        let keys = keys.into_iter().find(|keys| keys.app_key == app.app_key).expect("its keys");
        Self { base_url: app.base_url, keys }
    }

    /// A service that the test itself has started.
    pub fn at(base_url: &str, keys: Keys) -> Self {
        Self { base_url: base_url.to_owned(), keys }
    }

    /// Where it listens.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }
}

/// A client for calls past the browser.
pub fn client() -> reqwest::Client {
    // A provider that another test installed first does as well.
    drop(rustls::crypto::ring::default_provider().install_default());
    reqwest::Client::new()
}

/// Calls an endpoint, past console and gateway.
pub async fn call<E: Endpoint>(
    service: &Service,
    request: &E::Request,
) -> Result<E::Response, wire::Refusal> {
    let now = kit::SystemClock.now();
    let keys = &service.keys;
    let signed = signing::sign(&keys.app_key, &keys.app_secret, "1", now);
    let mut http = client().post(format!("{}{}", service.base_url, E::SPEC.path)).json(request);
    for (name, value) in signed.headers() {
        http = http.header(name, value);
    }
    let answer = http.send().await.expect("answers");
    let status = answer.status().as_u16();
    wire::read(status, answer.json().await.expect("json"))
}

/// The files below `folder` that hold `bytes`.
pub fn folder_holds(folder: &Path, bytes: &[u8]) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(content) = std::fs::read(&path)
                && content.windows(bytes.len()).any(|window| window == bytes)
            {
                found.push(path);
            }
        }
    }
    found
}
