//! A separate signed call to nexconn-local: what the service itself says, past the console and the
//! gateway.

use std::path::Path;

use nexconn_api::{Endpoint, Secret, signing, wire};
use serde::Deserialize;

/// The keys of one app of nexconn-local, as its data folder holds them.
#[derive(Debug, Deserialize)]
pub struct Keys {
    /// The App Key.
    pub app_key: String,
    /// The App Secret.
    pub app_secret: Secret,
}

/// Calls an endpoint of the service at `base_url`.
pub async fn call<E: Endpoint>(
    base_url: &str,
    keys: &Keys,
    request: &E::Request,
) -> Result<E::Response, wire::Refusal> {
    #[expect(clippy::disallowed_methods, reason = "signs for a server on the machine's clock")]
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("after 1970")
        .as_millis();
    let now = i64::try_from(now).expect("this era");
    let signed = signing::sign(&keys.app_key, &keys.app_secret, "1", now);
    let mut http = reqwest::Client::new().post(format!("{base_url}{}", E::SPEC.path)).json(request);
    for (name, value) in signed.headers() {
        http = http.header(name, value);
    }
    let answer = http.send().await.expect("answers");
    let status = answer.status().as_u16();
    wire::read(status, &answer.json().await.expect("json"))
}

/// Whether any file below `folder` holds `bytes`.
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
