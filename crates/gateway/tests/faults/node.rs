//! A gateway in a runtime of its own, which can be torn down at any moment as a crash would.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use gateway::config::Tuning;
use gateway::{Config, Gateway};
use kit::ManualClock;
use serde_json::json;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

use crate::caller::Caller;
use crate::harness::{OWNER, PASSWORD, app_at, tuning};

/// A call is given up after this time.
const TIMEOUT: Duration = Duration::from_millis(400);
/// Longer than nobody listens.
const PAUSES: &[Duration] =
    &[Duration::from_millis(5), Duration::from_millis(20), Duration::from_millis(60)];

pub(crate) struct Node {
    pub(crate) address: SocketAddr,
    code: Option<String>,
    runtime: Runtime,
    stop: oneshot::Sender<()>,
    stopped: oneshot::Receiver<()>,
    folder: Arc<TempDir>,
    upstream: String,
    clock: Arc<ManualClock>,
}

/// The owner's session, wherever the gateway listens.
pub(crate) struct Owner(Caller);

impl Owner {
    pub(crate) fn at(&self, address: SocketAddr) -> Caller {
        let base = format!("http://{address}");
        Caller { origin: Some(base.clone()), base, ..self.0.clone() }
    }
}

impl Node {
    pub(crate) async fn start(
        folder: Arc<TempDir>,
        upstream: &str,
        clock: Arc<ManualClock>,
    ) -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime");
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.set_nonblocking(true).expect("set");
        let address = listener.local_addr().expect("bound");
        let mut config = Config::new(folder.path().join("gateway"), address);
        config.owner = OWNER.into();
        config.tuning = Tuning { upstream_timeout: TIMEOUT, job_pauses: PAUSES, ..tuning() };
        config.apps = vec![app_at(upstream)];
        let (stop, asked) = oneshot::channel();
        let (tell_open, opened) = oneshot::channel();
        let (tell_stopped, stopped) = oneshot::channel();
        let its_clock = clock.clone();
        runtime.spawn(async move {
            let gateway = Gateway::open(config, its_clock).await.expect("opened");
            let link = gateway.first_link().await.expect("asked").map(|invite| invite.link);
            tell_open.send(link).expect("awaited");
            let listener = TcpListener::from_std(listener).expect("a listener");
            gateway.serve(listener, async { drop(asked.await) }).await.expect("served");
            tell_stopped.send(()).expect("awaited");
        });
        let link = opened.await.expect("opened");
        let code = link.and_then(|link| Some(link.split_once("#code=")?.1.to_owned()));
        let upstream = upstream.to_owned();
        Self { address, code, runtime, stop, stopped, folder, upstream, clock }
    }

    /// Signs the owner in for the first time.
    pub(crate) async fn sign_in(&self) -> Owner {
        let base = format!("http://{}", self.address);
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let mut caller = Caller { origin: Some(base.clone()), base, cookie: None, client };
        caller.exchange(self.code.as_deref().expect("a code")).await;
        let set = caller.put("/api/v1/password", json!({"password": PASSWORD})).await;
        assert_eq!(set.status(), reqwest::StatusCode::OK);
        Owner(caller)
    }

    /// Lets it run for a while. The moment of the crash is real time: that is what is tested.
    pub(crate) async fn run_for(&self, millis: u64) {
        tokio::time::sleep(Duration::from_millis(millis)).await;
    }

    /// Drops every task wherever it stands, and starts again on the same folder.
    pub(crate) async fn crash_and_restart(self) -> Self {
        let Self { runtime, folder, upstream, clock, .. } = self;
        tear_down(runtime).await;
        Self::start(folder, &upstream, clock).await
    }

    /// Stops as a service manager asks it to, and starts again on the same folder.
    pub(crate) async fn stop_and_restart(self) -> Self {
        let Self { runtime, stop, stopped, folder, upstream, clock, .. } = self;
        stop.send(()).expect("running");
        stopped.await.expect("stopped");
        tear_down(runtime).await;
        Self::start(folder, &upstream, clock).await
    }

    pub(crate) async fn stop(self) {
        self.stop.send(()).expect("running");
        self.stopped.await.expect("stopped");
        tear_down(self.runtime).await;
    }
}

async fn tear_down(runtime: Runtime) {
    let ended = tokio::task::spawn_blocking(move || {
        runtime.shutdown_timeout(Duration::from_secs(20));
    });
    ended.await.expect("torn down");
}
