//! Serves the console's files, as a CDN would.

mod encoding;
mod file;
mod page;
mod source;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;
use nexconn_api::csp::{Sources, policy};

use crate::{Config, ConsoleFiles, Error};

/// What a browser gets where the console's files are missing.
const NO_FILES: &str = "This gateway runs, but has no console files to show.\n\
    Give it the folder that the build made, or open the console where it is hosted.\n";

/// Answers a request for a file of the console, or for one of its pages: every address below the
/// console's base that is no file gets the page, so that a deep link can be reloaded.
pub(crate) fn serve(
    config: &Config,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Response, Error> {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Err(Error::MethodNotAllowed);
    }
    if matches!(config.console, ConsoleFiles::None) {
        return Ok(text(StatusCode::NOT_FOUND, NO_FILES));
    }
    let to_base = [config.console_base.trim_end_matches('/'), "/"];
    if config.console_base != "/" && to_base.contains(&uri.path()) {
        return redirect(&config.console_base);
    }
    let Some(path) = uri.path().strip_prefix(&config.console_base) else {
        return Err(Error::NotFound("page; the console is below its base path"));
    };
    let mut response = match path {
        "config.json" => page::settings(config)?,
        "" | "index.html" => page::index(config)?,
        path => match file::find(config, path, headers)? {
            Some(response) => response,
            None if wants_page(path, headers) => page::index(config)?,
            None => text(StatusCode::NOT_FOUND, "There is no such file.\n"),
        },
    };
    protect(config, response.headers_mut());
    Ok(response)
}

/// Whether a browser is on its way to a page. An id in an address may hold a dot, so that the last
/// segment alone does not tell.
fn wants_page(path: &str, headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    accepts.is_some_and(|accept| accept.contains("text/html"))
        || !path.rsplit('/').next().unwrap_or_default().contains('.')
}

fn protect(config: &Config, headers: &mut HeaderMap) {
    let policy = policy(&Sources { connect: &[], images: &config.avatar_hosts });
    match HeaderValue::from_str(&policy) {
        Ok(policy) => {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        Err(error) => tracing::error!(%error, "the avatar hosts do not fit into a header"),
    }
}

fn redirect(to: &str) -> Result<Response, Error> {
    let mut response = text(StatusCode::TEMPORARY_REDIRECT, "");
    let to = HeaderValue::from_str(to).map_err(|error| Error::Internal(error.to_string()))?;
    response.headers_mut().insert(header::LOCATION, to);
    Ok(response)
}

fn text(status: StatusCode, text: &'static str) -> Response {
    let mut response = with_type(Body::from(text), "text/plain; charset=utf-8");
    *response.status_mut() = status;
    response
}

fn with_type(body: Body, kind: &'static str) -> Response {
    let mut response = Response::new(body);
    set(&mut response, header::CONTENT_TYPE, kind);
    set(&mut response, header::CACHE_CONTROL, "no-cache");
    response
}

fn set(response: &mut Response, name: HeaderName, value: &'static str) {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
}
