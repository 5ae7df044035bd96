//! Structured logs on standard error.

use tracing::{Level, Metadata};
use tracing_subscriber::filter::{EnvFilter, FilterExt, FilterFn, filter_fn};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::registry;
use tracing_subscriber::util::SubscriberInitExt;

/// Form of the log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line, for collectors.
    Json,
}

/// Starts logging; `RUST_LOG` chooses what is logged, else `info` and worse. A second call has no
/// effect.
pub fn start(format: Format) {
    let chosen = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let filter = chosen.and(discreet());
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let started = match format {
        Format::Text => registry().with(layer.with_filter(filter)).try_init(),
        Format::Json => {
            registry().with(layer.json().flatten_event(true).with_filter(filter)).try_init()
        }
    };
    if let Err(error) = started {
        tracing::debug!(%error, "logging had been started already");
    }
}

/// What holds for every log, whatever is chosen: the library for `WebSocket`s would write down whole frames, in which
/// clients send their access tokens and messages.
pub fn discreet() -> FilterFn<fn(&Metadata<'_>) -> bool> {
    filter_fn(|line| !line.target().contains("tungstenite") || *line.level() <= Level::INFO)
}
