//! The command line and the configuration file: the same options, declared once.

mod clock;
mod resolve;

use std::path::PathBuf;

use nexconn_api::Secret;
use nexconn_api::admin::Environment;
use serde::Deserialize;

pub use clock::ClockOption;

/// Runs nexconn-local, a service compatible with Nexconn's user management, on this machine.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Args {
    /// Read every option from this TOML file; `[[apps]]` in it has as many apps as you like
    #[arg(long, value_name = "FILE", conflicts_with = "Options")]
    config: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
}

/// What can be said of a service, on the command line or in a file.
#[derive(Debug, Clone, Default, clap::Args, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// Port on 127.0.0.1; a free one is chosen unless given
    #[arg(long)]
    pub port: Option<u16>,
    /// Folder for apps and users [default: data/local]
    #[arg(long, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// App Key to serve beside those that the folder has; a new folder gets a random one
    #[arg(long, value_name = "KEY", env = "NEXCONN_LOCAL_APP_KEY")]
    pub app_key: Option<String>,
    /// Its App Secret; a random one unless the folder has one. Given at each start, it also takes the
    /// place of one that was refreshed since
    #[arg(long, value_name = "SECRET", requires = "app_key")]
    #[arg(env = "NEXCONN_LOCAL_APP_SECRET", hide_env_values = true)]
    pub app_secret: Option<Secret>,
    /// Its environment: development takes 100 registered users [default: development]
    #[arg(long, value_name = "development|production", value_parser = environment)]
    pub environment: Option<Environment>,
    /// Answer calls over the documented rates too
    #[arg(long)]
    pub no_rate_limits: bool,
    /// Where time comes from: machine, or manual[=UNIX MILLISECONDS], which stands still until
    /// /console/clock/move [default: machine]
    #[arg(long, value_name = "CLOCK")]
    pub clock: Option<ClockOption>,
    /// Zone of dates written as text, in minutes east of UTC [default: 480]
    #[arg(long, value_name = "MINUTES", allow_negative_numbers = true)]
    pub time_zone_offset: Option<i32>,
    /// How long a soft delete or a restore runs after it was accepted, in milliseconds of the
    /// service's clock [default: 1000]
    #[arg(long, value_name = "MILLISECONDS")]
    pub operation_delay_ms: Option<u32>,
    /// Apps, of a file alone.
    #[arg(skip)]
    pub apps: Vec<AppOptions>,
}

/// An app in a configuration file.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AppOptions {
    /// Its App Key.
    pub app_key: String,
    /// Its App Secret; a random one unless the folder has one.
    pub app_secret: Option<Secret>,
    /// Its environment; development unless stated here or in the folder.
    pub environment: Option<Environment>,
}

pub(crate) fn environment(text: &str) -> Result<Environment, &'static str> {
    match text {
        "development" => Ok(Environment::Development),
        "production" => Ok(Environment::Production),
        _ => Err("must be development or production"),
    }
}
