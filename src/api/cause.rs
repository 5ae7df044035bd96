use gloo_net::http::RequestBuilder;
use leptos::prelude::window;
use web_sys::{RequestMode, Url};

/// Why no answer of the gateway came, as far as the browser lets one see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The browser has no network.
    Offline,
    /// The gateway's address in `config.json` is no http or https address.
    BadAddress,
    /// The page came over https, and the gateway's address is http.
    MixedContent,
    /// The gateway is there and does not let this console's origin in.
    OriginRefused,
    /// Nothing answers at the address.
    Unreachable,
    /// Something else answers there: a web page instead of the gateway.
    NotAGateway {
        /// HTTP status.
        http: u16,
    },
    /// No answer in time.
    Timeout,
}

impl Cause {
    /// What is wrong with the gateway's address itself. A browser would take one without a scheme for a path of this
    /// page.
    pub(super) fn of_address(address: &str) -> Option<Self> {
        let is_origin = address.is_empty()
            || Url::new(address).is_ok_and(|url| matches!(&*url.protocol(), "https:" | "http:"));
        (!is_origin).then_some(Self::BadAddress)
    }

    /// Finds the likely cause of a request that failed without an answer. `address` is the
    /// gateway's origin, empty for the console's own.
    pub(super) async fn of_failure(address: &str) -> Self {
        if !window().navigator().on_line() {
            return Self::Offline;
        }
        if address.is_empty() {
            return Self::Unreachable;
        }
        let Ok(url) = Url::new(address) else { return Self::BadAddress };
        let page_is_secure =
            window().location().protocol().is_ok_and(|protocol| protocol == "https:");
        if page_is_secure && url.protocol() == "http:" && !is_loopback(&url.hostname()) {
            return Self::MixedContent;
        }
        if answers_anyone(address).await { Self::OriginRefused } else { Self::Unreachable }
    }
}

/// Whether something is at an address, asked in the mode in which no origin is refused.
async fn answers_anyone(address: &str) -> bool {
    let url = [address, "/health"].concat();
    RequestBuilder::new(&url).mode(RequestMode::NoCors).send().await.is_ok()
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host == "[::1]" || host.starts_with("127.")
}
