//! What all pages share: preferences, the clock, the gateway's state, the session and the apps.

mod apps;
mod clock;
mod gateway;
mod hosting;
mod live;
mod preferences;
mod session;
mod storage;

pub use apps::{CurrentApp, KnownApps};
pub use clock::Clock;
pub use gateway::GatewayState;
pub use hosting::Hosting;
pub use live::{Live, News};
pub use preferences::{Preferences, Theme};
pub use session::{SessionContext, SessionState};
