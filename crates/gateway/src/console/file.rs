//! One file: its type, how long it may be kept, and its compressed forms.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, header};
use axum::response::Response;

use super::{encoding, set, source, with_type};
use crate::{Config, Error};

/// A file whose name holds a digest of its content never changes.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Digits of such a digest: Trunk writes it as a number, without leading zeros.
const DIGEST_DIGITS: std::ops::RangeInclusive<usize> = 12..=16;

/// The answer with a file, if there is one.
pub(super) fn find(
    config: &Config,
    path: &str,
    headers: &HeaderMap,
) -> Result<Option<Response>, Error> {
    for (ending, name) in encoding::accepted(headers) {
        if let Some(bytes) = source::read(&config.console, &format!("{path}{ending}"))? {
            let mut response = answer(path, bytes.into_owned());
            set(&mut response, header::CONTENT_ENCODING, name);
            return Ok(Some(response));
        }
    }
    let bytes = source::read(&config.console, path)?;
    Ok(bytes.map(|bytes| answer(path, bytes.into_owned())))
}

fn answer(path: &str, bytes: Vec<u8>) -> Response {
    let mut response = with_type(Body::from(Bytes::from(bytes)), kind(path));
    set(&mut response, header::VARY, "Accept-Encoding");
    if is_hashed(path) {
        set(&mut response, header::CACHE_CONTROL, FOREVER);
    }
    response
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, digest)| {
        DIGEST_DIGITS.contains(&digest.len())
            && digest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_digest_are_kept_forever() {
        for hashed in
            ["a-0123456789abcdef.js", "b/a-0123456789abcdef_bg.wasm", "a-0123456789ab.css"]
        {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in ["index.html", "boot.js", "a-b.css", "nexconn-console.js", "a-0123456789AB.js"]
        {
            assert!(!is_hashed(plain), "{plain}");
        }
    }
}
