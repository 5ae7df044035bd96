//! The two files that depend on the deployment: the page itself and the console's settings.

use axum::body::Body;
use axum::response::Response;
use serde_json::json;

use super::{source, with_type};
use crate::{Config, Error};

/// The `<base>` of a build, in the forms that Trunk writes it.
const BASES: [&str; 3] = [r#"<base href="/">"#, r#"<base href="/" />"#, "<base href=/>"];

/// `index.html`, with `<base>` at the console's base path.
pub(super) fn index(config: &Config) -> Result<Response, Error> {
    let bytes = source::read(&config.console, "index.html")?.ok_or_else(|| {
        Error::Config("the console's files hold no index.html; build the console".to_owned())
    })?;
    let mut html = String::from_utf8_lossy(&bytes).into_owned();
    if config.console_base != "/" {
        let base = format!(r#"<base href="{}">"#, config.console_base);
        for found in BASES {
            html = html.replacen(found, &base, 1);
        }
    }
    Ok(with_type(Body::from(html), "text/html; charset=utf-8"))
}

/// `config.json`: the gateway is this one, and the hosts that avatars may come from.
pub(super) fn settings(config: &Config) -> Result<Response, Error> {
    let settings = json!({ "gateway": "", "avatarHosts": config.avatar_hosts });
    let json = serde_json::to_vec(&settings).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(with_type(Body::from(json), "application/json"))
}
