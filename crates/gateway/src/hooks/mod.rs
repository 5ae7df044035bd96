//! Webhooks in: what Nexconn posts to `/hooks/{app}` when something happens to users.
//!
//! A request is checked, stored with what it brought, answered, and applied afterwards in the order in which such
//! requests came. A repeated one has no second effect. What it brought is erased in the transaction that applies it;
//! digests of ids and signatures stay for as long as something could be repeated.

mod apply;
mod arrival;
mod clocks;
mod counts;
mod erase;
mod expire;
mod item;
mod refusals;
mod replay;
mod settings;
mod state;
mod take;

use tokio::sync::watch;

pub(crate) use apply::run;
pub(crate) use arrival::routes;
pub(crate) use erase::erase;
pub(crate) use expire::run as run_expiry;
pub(crate) use settings::set;
pub(crate) use state::{newest, state};

use clocks::Clocks;
use refusals::Refusals;

/// What requests and background tasks share about webhooks.
#[derive(Debug, Default)]
pub(crate) struct Hooks {
    /// Wakes who applies what is stored.
    stored: watch::Sender<()>,
    clocks: Clocks,
    refusals: Refusals,
}
