//! The service as a whole: started, running, stopped.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use kit::data_folder::DataFolder;
use nexconn_api::client::CONNECT_PATH;
use nexconn_api::openapi;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, oneshot, watch};
use tokio::task::{JoinHandle, JoinSet};

use crate::app::{self, App};
use crate::connections::{self, sessions};
use crate::pipeline::{self, route::Routes};
use crate::store::webhook;
use crate::webhooks::Sender;
use crate::{AppConfig, Config, Error, ServiceClock, document, operations};

/// How long a stop waits for running requests.
const STOP: Duration = Duration::from_secs(10);

/// The apps being served, by their key.
pub(crate) type Apps = HashMap<String, Arc<App>>;

/// What every request can see.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) config: Config,
    pub(crate) clock: ServiceClock,
    pub(crate) apps: Apps,
    pub(crate) routes: Routes,
    /// Held by whoever changes the file with the apps.
    pub(crate) apps_file: Arc<Mutex<()>>,
    /// Becomes true when live connections are to close.
    pub(crate) stopping: watch::Sender<bool>,
}

/// A service that runs until it is stopped.
#[derive(Debug)]
pub struct Running {
    base_url: String,
    apps: Vec<AppConfig>,
    service: Arc<Service>,
    stop: oneshot::Sender<()>,
    server: JoinHandle<std::io::Result<()>>,
    /// What goes on beside the requests, until the service stops.
    workers: JoinSet<()>,
    _folder: DataFolder,
}

/// Starts a service on a bound port: locks the data folder, opens every app of it, and serves.
pub async fn start(
    config: Config,
    clock: ServiceClock,
    listener: TcpListener,
) -> Result<Running, Error> {
    install_tls();
    let folder = DataFolder::lock(&config.data)?;
    let configs = app::merge(folder.path(), &config.apps)?;
    let mut apps = Apps::new();
    for known in &configs {
        let app = App::open(folder.path(), known.clone()).await?;
        if let Some(url) = config.webhook_urls.get(&app.key) {
            let mut transaction = app.database.write().await?;
            webhook::send_to(&mut transaction, url).await?;
            transaction.commit().await?;
        }
        // What was open when the service ended, however it ended, is gone.
        end_sessions(&app, clock.now()).await?;
        apps.insert(known.app_key.clone(), Arc::new(app));
    }
    let routes = Routes::new(clock.manual().is_some());
    let service = Arc::new(Service {
        config,
        clock,
        apps,
        routes,
        apps_file: Arc::default(),
        stopping: watch::Sender::new(false),
    });
    let mut workers = JoinSet::new();
    for app in service.apps.values() {
        workers.spawn(operations::work(Arc::clone(&service), Arc::clone(app)));
        let patience = service.config.webhook_patience;
        let sender = Sender::new(Arc::clone(app), service.clock.clone(), patience);
        workers.spawn(sender.run(service.stopping.subscribe()));
    }
    let base_url = format!("http://{}", listener.local_addr()?);
    let (stop, stopped) = oneshot::channel::<()>();
    let answering = Router::new()
        .route(CONNECT_PATH, get(connections::connect))
        .route(openapi::PATH, get(document::serve))
        .fallback(pipeline::answer)
        .with_state(Arc::clone(&service))
        .into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, answering).with_graceful_shutdown(async {
        // A dropped sender asks to stop as well.
        drop(stopped.await);
    });
    let server = tokio::spawn(server.into_future());
    Ok(Running { base_url, apps: configs, service, stop, server, workers, _folder: folder })
}

/// Makes ring the cryptography of this process's TLS, for webhooks to an https address.
fn install_tls() {
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        tracing::debug!("TLS had its cryptography already");
    }
}

impl Running {
    /// Where it can be reached: `http://127.0.0.1:` and the port.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Every app it serves, as it was at the start.
    pub fn apps(&self) -> &[AppConfig] {
        &self.apps
    }

    /// Stops: finishes the running requests, waiting for them 10 s at most, and webhooks that are under way, waiting
    /// for them 2 s at most; closes the databases. Webhooks that are left go out after the next start.
    pub async fn stop(mut self) -> Result<(), Error> {
        self.service.stopping.send_replace(true);
        if self.stop.send(()).is_err() {
            tracing::warn!("the service had stopped by itself");
        }
        if let Ok(served) = tokio::time::timeout(STOP, &mut self.server).await {
            served??;
        } else {
            tracing::warn!("requests were still running after {STOP:?}; they are cut off");
            self.server.abort();
        }
        while let Some(ended) = self.workers.join_next().await {
            ended?;
        }
        for app in self.service.apps.values() {
            end_sessions(app, self.service.clock.now()).await?;
            app.database.close().await;
        }
        Ok(())
    }
}

async fn end_sessions(app: &App, now: i64) -> Result<(), Error> {
    let mut transaction = app.database.write().await?;
    sessions::end_all(&mut transaction, now).await?;
    Ok(app.commit(transaction).await?)
}
