//! What a handler knows of its request.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderValue};

use crate::gateway::Shared;
use crate::http::origin::sender;
use crate::sessions::cookie;
use crate::sessions::store::{self, SignedIn};
use crate::{Config, Error};

/// One request on its way through a handler.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) shared: Shared,
    /// When it came, in Unix milliseconds.
    pub(crate) now: i64,
    pub(crate) request_id: String,
    /// Whom throttling counts it against.
    pub(crate) address: IpAddr,
    /// Whether the browser says that it comes from another site.
    pub(crate) cross_site: bool,
    /// The session it carries, if that still lives.
    pub(crate) session: Option<SignedIn>,
    /// A cookie to send with the answer.
    pub(crate) set_cookie: Option<HeaderValue>,
}

impl Context {
    /// The session of an endpoint that needs one.
    pub(crate) fn signed_in(&self) -> Result<&SignedIn, Error> {
        self.session.as_ref().ok_or(Error::Unauthenticated)
    }
}

impl Context {
    /// Reads what every handler needs to know.
    pub(crate) async fn of(
        shared: Shared,
        peer: SocketAddr,
        headers: &HeaderMap,
        request_id: String,
    ) -> Result<Self, Error> {
        let now = shared.clock.now();
        let session = match cookie::read(headers, &cookie::name(&shared)) {
            Some(value) => store::find(&shared.database, value, now).await?,
            None => None,
        };
        let sender = sender(&shared, headers);
        Ok(Self {
            now,
            request_id,
            address: address(&shared.config, peer.ip(), headers),
            cross_site: cookie::is_cross_site(&shared, &sender, headers),
            session,
            set_cookie: None,
            shared,
        })
    }
}

/// Whom a request comes from: the peer, or, where a proxy on a private address stands in front
/// (the gateway has a public origin), the last address that the proxy noted down.
fn address(config: &Config, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let peer = peer.to_canonical();
    let near = match peer {
        IpAddr::V4(peer) => peer.is_loopback() || peer.is_private(),
        IpAddr::V6(peer) => peer.is_loopback() || peer.is_unique_local(),
    };
    if config.public_origin.is_none() || !near {
        return peer;
    }
    headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .and_then(|value| value.trim().parse().ok())
        .unwrap_or(peer)
}
