//! A gateway on a free port with everything around it, and callers to talk to it.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use gateway::config::Tuning;
use gateway::{AppConfig, Config, Gateway};
use kit::{ManualClock, SystemClock};
use nexconn_api::Secret;
use nexconn_api::admin::{Environment, SecretKept};
use nexconn_local::ServiceClock;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub(crate) use crate::caller::{Caller, operation, read};

/// When every test begins, in Unix milliseconds.
pub(crate) const START: i64 = 1_730_192_400_000;
pub(crate) const OWNER: &str = "noor@example.com";
pub(crate) const PASSWORD: &str = "correct horse";
pub(crate) const SECRET: &str = "app-secret-Zx9Qw7";
pub(crate) const APP: &str = "acme";

/// Short pauses and cheap hashes; a timeout that a loaded machine still keeps.
pub(crate) fn tuning() -> Tuning {
    const PAUSES: &[Duration] = &[Duration::from_millis(5), Duration::from_millis(5)];
    Tuning {
        upstream_timeout: Duration::from_secs(5),
        upstream_connect_timeout: Duration::from_secs(2),
        rate_limit_pauses: PAUSES,
        job_pauses: PAUSES,
        password_kib: 8,
    }
}

/// The app of most tests, at some base URL.
pub(crate) fn app_at(base_url: &str) -> AppConfig {
    AppConfig {
        slug: APP.into(),
        name: "Acme".into(),
        app_key: "key".into(),
        app_secret: Secret::new(SECRET),
        base_url: base_url.into(),
        backup_url: None,
        environment: Environment::Development,
        plan: None,
        has_console: false,
        secret_kept: SecretKept::Service,
    }
}

/// A running gateway. Its folder goes with it.
pub(crate) struct Harness {
    pub(crate) address: SocketAddr,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) link: Option<String>,
    folder: Arc<TempDir>,
    config: Config,
    stop: oneshot::Sender<()>,
    running: JoinHandle<Result<(), gateway::Error>>,
}

impl Harness {
    /// A gateway whose configuration `change` has the last word on.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let mut config = Config::new(folder.path(), listener.local_addr().expect("bound"));
        config.owner = OWNER.into();
        config.tuning = tuning();
        change(&mut config);
        Self::open(config, folder, Arc::new(ManualClock::new(START)), listener).await
    }

    /// The same, in front of an app that has the `/console` API as well.
    pub(crate) async fn before_local(base_url: &str) -> Self {
        let app = AppConfig { has_console: true, ..app_at(base_url) };
        Self::with(|config| config.apps = vec![app]).await
    }

    /// A gateway in front of one app at `base_url`.
    pub(crate) async fn before(base_url: &str) -> Self {
        Self::with(|config| config.apps = vec![app_at(base_url)]).await
    }

    async fn open(
        config: Config,
        folder: Arc<TempDir>,
        clock: Arc<ManualClock>,
        listener: TcpListener,
    ) -> Self {
        let address = listener.local_addr().expect("bound");
        let gateway = Gateway::open(config.clone(), clock.clone()).await.expect("opened");
        let link = gateway.first_link().await.expect("asked").map(|invite| invite.link);
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(gateway.serve(listener, async { drop(stopped.await) }));
        Self { address, clock, link, folder, config, stop, running }
    }

    pub(crate) fn data(&self) -> &Path {
        self.folder.path()
    }

    /// Stops and leaves the folder for a look at it.
    pub(crate) async fn stop(self) -> Arc<TempDir> {
        self.stop.send(()).expect("running");
        self.running.await.expect("ended").expect("served");
        self.folder
    }

    /// Ends without a word, as a kill would, and starts again on the same folder.
    pub(crate) async fn kill_and_restart(self) -> Self {
        self.running.abort();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let config = Config { listen: listener.local_addr().expect("bound"), ..self.config };
        Self::open(config, self.folder, self.clock, listener).await
    }

    /// The same with another configuration.
    pub(crate) async fn restart_with(mut self, change: impl FnOnce(&mut Config)) -> Self {
        change(&mut self.config);
        self.kill_and_restart().await
    }

    /// The gateway's database, for what no endpoint offers.
    pub(crate) async fn database(&self) -> SqlitePool {
        let options = SqliteConnectOptions::new().filename(self.data().join("gateway.sqlite"));
        SqlitePool::connect_with(options).await.expect("opened")
    }

    pub(crate) async fn count(&self, table: &'static str) -> i64 {
        let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        sqlx::query_scalar(sql).fetch_one(&self.database().await).await.expect("counted")
    }

    /// The events of a kind so far, oldest first.
    pub(crate) async fn events(&self, kind: &str) -> Vec<Value> {
        let rows: Vec<String> =
            sqlx::query_scalar("SELECT data FROM events WHERE kind = $1 ORDER BY id")
                .bind(kind)
                .fetch_all(&self.database().await)
                .await
                .expect("read");
        rows.iter().map(|row| serde_json::from_str(row).expect("json")).collect()
    }

    /// Waits for what a background task does.
    pub(crate) async fn until(&self, what: &str, mut holds: impl AsyncFnMut() -> bool) {
        let waiting = async {
            while !holds().await {
                tokio::task::yield_now().await;
            }
        };
        let in_time = tokio::time::timeout(Duration::from_secs(20), waiting).await;
        assert!(in_time.is_ok(), "waited in vain: {what}");
    }

    /// Somebody without a session, on the gateway's own origin.
    pub(crate) fn anyone(&self) -> Caller {
        Caller {
            base: format!("http://{}", self.address),
            origin: Some(format!("http://{}", self.address)),
            cookie: None,
            client: Client::builder().no_proxy().build().expect("a client"),
        }
    }

    /// The first owner, signed in with a password.
    pub(crate) async fn owner(&self) -> Caller {
        let code = self.link.as_deref().and_then(|link| link.split_once("#code="));
        let mut caller = self.anyone();
        caller.exchange(code.expect("a first link").1).await;
        let set = caller.put("/api/v1/password", json!({"password": PASSWORD})).await;
        assert_eq!(set.status(), StatusCode::OK);
        caller
    }

    /// The first owner, who has signed in before, in a new session.
    pub(crate) async fn owner_again(&self) -> Caller {
        let mut caller = self.anyone();
        assert_eq!(caller.sign_in(OWNER, PASSWORD).await, StatusCode::OK);
        caller
    }

    /// An admin with a role, signed in with a password.
    pub(crate) async fn admin(&self, email: &str, role: nexconn_api::spec::Role) -> Caller {
        let invite = gateway::invite(self.data(), &*self.clock, email, role).await.expect("made");
        let mut caller = self.anyone();
        caller.exchange(invite.link.split_once("#code=").expect("a code").1).await;
        let set = caller.put("/api/v1/password", json!({"password": PASSWORD})).await;
        assert_eq!(set.status(), StatusCode::OK);
        caller
    }
}

/// A real nexconn-local with the app of [`app_at`]; its folder goes with it.
pub(crate) struct Local {
    pub(crate) url: String,
    pub(crate) clock: Arc<ManualClock>,
    folder: TempDir,
    _running: nexconn_local::Running,
}

impl Local {
    pub(crate) async fn start() -> Self {
        let clock = Arc::new(ManualClock::new(START));
        Self::with(clock.clone(), ServiceClock::Manual(clock), false).await
    }

    /// One that refuses calls over the documented rates, by the machine's clock.
    pub(crate) async fn with_rates() -> Self {
        let clock = ServiceClock::Running(Arc::new(SystemClock));
        Self::with(Arc::new(ManualClock::new(START)), clock, true).await
    }

    async fn with(clock: Arc<ManualClock>, service: ServiceClock, rate_limits: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let config = nexconn_local::Config {
            apps: vec![nexconn_local::AppConfig {
                app_key: "key".into(),
                app_secret: Secret::new(SECRET),
                environment: Environment::Production,
            }],
            rate_limits,
            operation_delay_ms: 0,
            ..nexconn_local::Config::of(folder.path())
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let running = nexconn_local::start(config, service, listener).await.expect("started");
        Self { url: running.base_url().to_owned(), clock, folder, _running: running }
    }

    /// The App Secret that signs now.
    pub(crate) fn secret(&self) -> Secret {
        let apps = nexconn_local::stored_apps(self.folder.path()).expect("readable");
        apps.into_iter().next().expect("an app").app_secret
    }
}
