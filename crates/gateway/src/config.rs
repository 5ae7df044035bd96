//! What a deployment decides, and whether it can work.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::Error;
use crate::apps;
use crate::http::origin::Origin;

pub use crate::apps::AppConfig;

/// E-mail of the first owner unless the deployment names one.
pub const FIRST_OWNER: &str = "owner@localhost";

/// Everything a gateway is started with.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of the database; created if it is not there.
    pub data: PathBuf,
    /// The address the listener is bound to.
    pub listen: SocketAddr,
    /// Origin under which browsers reach the gateway, such as `https://chat-admin.example.com`,
    /// where it is not `http://` + `listen`.
    pub public_origin: Option<String>,
    /// Origins of consoles that are hosted elsewhere.
    pub console_origins: Vec<String>,
    /// The console's files.
    pub console: ConsoleFiles,
    /// Path under which the console is served, with a slash at both ends; `/` unless stated.
    pub console_base: String,
    /// Hosts that avatars may be shown from, as sources of a content security policy.
    pub avatar_hosts: Vec<String>,
    /// The apps, in the order admins see them.
    pub apps: Vec<AppConfig>,
    /// Allows plain http off loopback, for networks that are private as a whole.
    pub insecure_http: bool,
    /// E-mail of the first owner, for the first sign-in link.
    pub owner: String,
    /// Limits that tests shorten.
    pub tuning: Tuning,
}

impl Config {
    /// A gateway without apps and without console files, for a listener on `listen`.
    pub fn new(data: impl Into<PathBuf>, listen: SocketAddr) -> Self {
        Self {
            data: data.into(),
            listen,
            public_origin: None,
            console_origins: Vec::new(),
            console: ConsoleFiles::None,
            console_base: "/".into(),
            avatar_hosts: Vec::new(),
            apps: Vec::new(),
            insecure_http: false,
            owner: FIRST_OWNER.into(),
            tuning: Tuning::default(),
        }
    }

    /// The origin under which browsers reach the gateway.
    pub fn origin(&self) -> String {
        match &self.public_origin {
            Some(origin) => origin.clone(),
            None => format!("http://{}", self.listen),
        }
    }

    /// Whether browsers reach the gateway by https.
    pub(crate) fn is_https(&self) -> bool {
        self.origin().starts_with("https://")
    }

    /// Says what cannot work, before anything is opened.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for origin in self.public_origin.iter().chain(&self.console_origins) {
            Origin::parse(origin).ok_or_else(|| {
                Error::Config(format!("{origin:?} is no origin; write it as https://host[:port]"))
            })?;
        }
        let plain = !self.is_https();
        let public = match &self.public_origin {
            Some(origin) => !Origin::parse(origin).is_some_and(|origin| origin.is_loopback()),
            None => !self.listen.ip().is_loopback(),
        };
        if plain && public && !self.insecure_http {
            return Err(Error::Config(format!(
                "{} is plain http off loopback, where passwords and cookies can be read; set the \
                 public origin to an https:// address, or allow insecure http explicitly",
                self.origin()
            )));
        }
        let plain_path = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
        if !self.console_base.starts_with('/')
            || !self.console_base.ends_with('/')
            || !self.console_base.chars().all(plain_path)
        {
            return Err(Error::Config(format!(
                "the console's base path {:?} must be plain, with a slash at both ends",
                self.console_base
            )));
        }
        let plain_host = |c: char| c.is_ascii_alphanumeric() || "-._:/*[]".contains(c);
        if let Some(host) = self.avatar_hosts.iter().find(|host| !host.chars().all(plain_host)) {
            return Err(Error::Config(format!(
                "{host:?} is no host for avatars; write it as https://cdn.example.com"
            )));
        }
        apps::check(&self.apps)
    }
}

/// Where the console's files come from.
#[derive(Clone, Default)]
pub enum ConsoleFiles {
    /// The gateway has none; the console is hosted elsewhere.
    #[default]
    None,
    /// A folder that the build wrote.
    Dir(PathBuf),
    /// Files inside the binary, by their path without a leading slash.
    Embedded(fn(&str) -> Option<Cow<'static, [u8]>>),
}

impl std::fmt::Debug for ConsoleFiles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Dir(path) => f.debug_tuple("Dir").field(path).finish(),
            Self::Embedded(_) => f.write_str("Embedded"),
        }
    }
}

/// Limits in real time and work, so that tests need neither wait nor burn.
#[derive(Debug, Clone, Copy)]
pub struct Tuning {
    /// How long a call to Nexconn may take; 5 s is Nexconn's own advice.
    pub upstream_timeout: Duration,
    /// How long connecting to Nexconn may take; shorter, so that it counts as "nothing was sent".
    pub upstream_connect_timeout: Duration,
    /// Pauses before a call is sent again after HTTP 429.
    pub rate_limit_pauses: &'static [Duration],
    /// Pauses of a job while Nexconn cannot be reached, each after one more failure; the last one stays.
    pub job_pauses: &'static [Duration],
    /// Memory of one password hash in KiB (argon2id, 2 passes).
    pub password_kib: u32,
}

impl Default for Tuning {
    fn default() -> Self {
        const PAUSES: &[Duration] =
            &[Duration::from_millis(500), Duration::from_secs(1), Duration::from_secs(2)];
        const JOB_PAUSES: &[Duration] = &[
            Duration::from_secs(1),
            Duration::from_secs(2),
            Duration::from_secs(5),
            Duration::from_secs(15),
            Duration::from_secs(30),
        ];
        Self {
            upstream_timeout: Duration::from_secs(5),
            upstream_connect_timeout: Duration::from_secs(3),
            rate_limit_pauses: PAUSES,
            job_pauses: JOB_PAUSES,
            password_kib: 19 * 1024,
        }
    }
}
