//! Origins: which address a request comes from, and whether it may change something.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use kit::is_loopback;
use reqwest::Url;

use super::answer;
use crate::Error;
use crate::gateway::Shared;

/// An origin in its exact form: scheme, host and port, no path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin(Url);

impl Origin {
    /// Reads an `http` or `https` origin; `None` for anything else, such as a path after it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let exact = url.origin().ascii_serialization() == text;
        (exact && matches!(url.scheme(), "http" | "https")).then_some(Self(url))
    }

    /// Whether this machine answers there.
    pub(crate) fn is_loopback(&self) -> bool {
        self.0.host_str().is_some_and(is_loopback)
    }

    /// Whether both lie on one site for sure: the same scheme, and the same host or one below the
    /// other. Siblings below a common name are not, since only the public suffix list tells
    /// `example.com` from `co.uk`; a cookie for another site works for them as well.
    pub(crate) fn surely_same_site(&self, other: &Self) -> bool {
        let (Some(one), Some(two)) = (self.0.domain(), other.0.domain()) else {
            return self.0.scheme() == other.0.scheme() && self.0.host() == other.0.host();
        };
        let below = |inner: &str, outer: &str| {
            outer.contains('.') && inner.strip_suffix(outer).is_some_and(|rest| rest.ends_with('.'))
        };
        self.0.scheme() == other.0.scheme() && (one == two || below(one, two) || below(two, one))
    }
}

/// Who sent a request, by its `Origin` header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sender {
    /// No origin was named: a read by the browser, or no browser at all.
    Unnamed,
    /// The gateway's own origin.
    Own,
    /// A configured console that is hosted elsewhere.
    Console(Origin),
    /// Anything else.
    Foreign,
}

/// Reads the sender of a request.
///
/// The gateway's own origin is the configured one; without one, plain http to the `Host` that was
/// asked, provided that this is a name of the loopback interface (a foreign name that resolves
/// there is not) or that plain http is allowed off loopback.
pub(crate) fn sender(shared: &Shared, headers: &HeaderMap) -> Sender {
    let Some(origin) = headers.get(header::ORIGIN) else { return Sender::Unnamed };
    let Some((text, origin)) = origin.to_str().ok().and_then(|o| Some((o, Origin::parse(o)?)))
    else {
        return Sender::Foreign;
    };
    let config = &shared.config;
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let asked = Origin::parse(&format!("http://{host}"));
    let own_host = asked.is_some_and(|asked| {
        asked == origin
            && (asked.is_loopback() || (config.public_origin.is_none() && config.insecure_http))
    });
    if own_host || config.public_origin.as_deref() == Some(text) {
        Sender::Own
    } else if config.console_origins.iter().any(|console| console == text) {
        Sender::Console(origin)
    } else {
        Sender::Foreign
    }
}

/// Refuses a change whose origin is not the gateway's own or a configured console's. A change
/// without an origin is refused as well: every browser names it.
pub(crate) async fn guard(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let allowed = reads
        || !super::is_api(request.uri().path())
        || matches!(sender(&shared, request.headers()), Sender::Own | Sender::Console(_));
    if allowed {
        return next.run(request).await;
    }
    answer::error(&Error::ForeignOrigin, &super::request_id::of(&request))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Origin {
        Origin::parse(text).expect("an origin")
    }

    #[test]
    fn an_origin_is_exact() {
        for bad in ["https://a/", "https://A.example", "a.example", "null", "file:///x", ""] {
            assert_eq!(Origin::parse(bad), None, "{bad}");
        }
        assert!(origin("http://[::1]:8080").is_loopback());
        assert!(origin("http://127.0.0.1:1").is_loopback());
        assert!(!origin("http://127.0.0.1.example").is_loopback());
    }

    #[test]
    fn one_site_is_one_host_or_one_below_the_other() {
        let same = |a: &str, b: &str| origin(a).surely_same_site(&origin(b));
        assert!(same("http://127.0.0.1:1", "http://127.0.0.1:2"));
        assert!(!same("http://127.0.0.1:1", "http://localhost:1"));
        assert!(same("https://example.com", "https://admin.example.com"));
        assert!(!same("https://example.com", "http://example.com"));
        assert!(!same("https://a.co.uk", "https://b.co.uk"));
        assert!(!same("https://badexample.com", "https://example.com"));
        assert!(!same("https://com", "https://example.com"));
    }
}
