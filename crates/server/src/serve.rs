//! `nexconn-admin serve`.

use std::env::{self, VarError};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use gateway::{AppConfig, Config, Gateway, apps};
use kit::data_folder::DataFolder;
use kit::{Clock, SystemClock};
use nexconn_local::Running;
use tokio::net::TcpListener;

use crate::command_line::ServeOptions;
use crate::error::Error;
use crate::{announce, console, sample};

/// Serves until the process is asked to stop.
pub(crate) async fn run(options: ServeOptions, mut out: impl Write) -> Result<(), Error> {
    let stop = kit::shutdown::requested()?;
    let folder = DataFolder::lock(&options.data)?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let listener = listen(&options).await?;
    let configured = apps::load(folder.path(), variable()?.as_deref())?;
    let (local, apps) = with_samples(configured, folder.path(), &clock, &listener).await?;
    let served = serve(options, apps, clock, listener, stop, &mut out).await;
    if let Some(local) = local {
        local.stop().await?;
    }
    served
}

async fn serve(
    options: ServeOptions,
    apps: Vec<AppConfig>,
    clock: Arc<dyn Clock>,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
    out: &mut impl Write,
) -> Result<(), Error> {
    let data = options.data.clone();
    let gateway = Gateway::open(config(options, apps, &listener)?, clock).await?;
    let first = gateway.first_link().await?;
    announce::ready(out, &gateway.console_address(), first.as_ref(), &data)?;
    Ok(gateway.serve(listener, stop).await?)
}

async fn listen(options: &ServeOptions) -> Result<TcpListener, Error> {
    let address = options.listen;
    TcpListener::bind(address).await.map_err(|source| Error::Listen { address, source })
}

fn config(
    options: ServeOptions,
    apps: Vec<AppConfig>,
    listener: &TcpListener,
) -> Result<Config, Error> {
    Ok(Config {
        public_origin: options.public_origin.filter(|origin| !origin.is_empty()),
        console_origins: without_empty(options.console_origins),
        console: console::files(options.console)?,
        console_base: options.console_base,
        avatar_hosts: without_empty(options.avatar_hosts),
        apps,
        insecure_http: options.insecure_http,
        owner: options.owner,
        ..Config::new(options.data, listener.local_addr()?)
    })
}

/// A list without what an empty variable leaves in it.
fn without_empty(mut list: Vec<String>) -> Vec<String> {
    list.retain(|item| !item.is_empty());
    list
}

/// The apps that were configured; where there are none, the samples and the service they live on.
async fn with_samples(
    configured: Vec<AppConfig>,
    data: &Path,
    clock: &Arc<dyn Clock>,
    listener: &TcpListener,
) -> Result<(Option<Running>, Vec<AppConfig>), Error> {
    if !configured.is_empty() {
        return Ok((None, configured));
    }
    let local = sample::start(data, Arc::clone(clock), listener.local_addr()?).await?;
    let apps = sample::apps(&local);
    Ok((Some(local), apps))
}

/// The apps in the environment, if they are there.
fn variable() -> Result<Option<String>, Error> {
    match env::var(apps::VARIABLE) {
        Ok(text) => Ok(Some(text)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Error::Variable(apps::VARIABLE)),
    }
}
