//! The session's cookie, in its three shapes.
//!
//! The browser says whether a console lies on the gateway's site; where it does not, the cookie is
//! `SameSite=None; Secure; Partitioned`, the one kind that browsers keep there. Chromium takes
//! `Secure` and `Partitioned` from plain http on loopback, but not the name prefix `__Host-`.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::Error;
use crate::endpoints::Context;
use crate::gateway::State;
use crate::http::origin::{Origin, Sender};
use crate::sessions::store::ABSOLUTE_MILLIS;

/// Name of the cookie: with the instance id, because cookies ignore ports.
pub(crate) fn name(state: &State) -> String {
    let prefix = if state.config.is_https() { "__Host-" } else { "" };
    format!("{prefix}nexconn-{}", state.instance)
}

/// The value of the session's cookie, if the request has one.
pub(crate) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}

/// Has the answer set the cookie.
pub(crate) fn set(context: &mut Context, value: &str) -> Result<(), Error> {
    write(context, value, ABSOLUTE_MILLIS / 1000)
}

/// Has the answer clear the cookie.
pub(crate) fn clear(context: &mut Context) -> Result<(), Error> {
    write(context, "", 0)
}

fn write(context: &mut Context, value: &str, max_age: i64) -> Result<(), Error> {
    let state = &context.shared;
    let shape = match (context.cross_site, state.config.is_https()) {
        (true, _) => "SameSite=None; Secure; Partitioned",
        (false, true) => "SameSite=Strict; Secure",
        (false, false) => "SameSite=Strict",
    };
    let cookie = format!("{}={value}; Path=/; Max-Age={max_age}; HttpOnly; {shape}", name(state));
    let cookie = HeaderValue::from_str(&cookie).map_err(|e| Error::Internal(e.to_string()))?;
    context.set_cookie = Some(cookie);
    Ok(())
}

/// Whether a configured console lies on another site than the gateway: by the browser's word, or,
/// from a browser that does not say it, unless both lie on one site for sure.
pub(crate) fn is_cross_site(state: &State, sender: &Sender, headers: &HeaderMap) -> bool {
    let Sender::Console(console) = sender else { return false };
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "cross-site";
    }
    let own = match &state.config.public_origin {
        Some(origin) => Origin::parse(origin),
        None => Origin::parse(&format!("http://{}", text("host").unwrap_or_default())),
    };
    !own.is_some_and(|own| own.surely_same_site(console))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_found_by_its_exact_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("xnexconn-a=1; nexconn-a=2"));
        headers.append(header::COOKIE, HeaderValue::from_static("nexconn-b=3"));
        assert_eq!(read(&headers, "nexconn-a"), Some("2"));
        assert_eq!(read(&headers, "nexconn-b"), Some("3"));
        assert_eq!(read(&headers, "nexconn"), None);
    }
}
