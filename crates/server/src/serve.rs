//! `nexconn-admin serve`.

use std::env::{self, VarError};
use std::io::Write;
use std::sync::Arc;

use gateway::{AppConfig, Config, Gateway, apps};
use kit::data_folder::DataFolder;
use kit::{Clock, SystemClock};
use tokio::net::TcpListener;

use crate::command_line::ServeOptions;
use crate::demo::{self, Filled};
use crate::error::Error;
use crate::{announce, console, sample};

/// Serves until the process is asked to stop.
pub(crate) async fn run(options: ServeOptions, mut out: impl Write) -> Result<(), Error> {
    let stop = kit::shutdown::requested()?;
    let folder = DataFolder::lock(&options.data)?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let listener = listen(&options).await?;
    let configured = apps::load(folder.path(), variable()?.as_deref())?;
    if !configured.is_empty() {
        if options.demo {
            return Err(Error::NothingToDemonstrate);
        }
        let apps = Served { apps: configured, filled: Vec::new() };
        return serve(options, apps, clock, listener, stop, &mut out).await;
    }
    // In the folder that is locked: the samples live below it.
    let local = folder.path().join("local");
    let filled = if options.demo { demo::fill(&local, &clock).await? } else { Vec::new() };
    let running = sample::start(local, Arc::clone(&clock), listener.local_addr()?).await?;
    let apps = Served { apps: sample::apps(&running), filled };
    let served = serve(options, apps, clock, listener, stop, &mut out).await;
    running.stop().await?;
    served
}

/// The apps that are served.
struct Served {
    apps: Vec<AppConfig>,
    filled: Vec<Filled>,
}

async fn serve(
    options: ServeOptions,
    served: Served,
    clock: Arc<dyn Clock>,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
    out: &mut impl Write,
) -> Result<(), Error> {
    let data = options.data.clone();
    let Served { apps, filled } = served;
    let slugs = demo::slugs(&apps, filled);
    let gateway = Gateway::open(config(options, apps, &listener)?, clock).await?;
    for (slug, user_ids) in slugs {
        gateway.learn(&slug, &user_ids).await?;
    }
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

/// The apps in the environment, if they are there.
fn variable() -> Result<Option<String>, Error> {
    match env::var(apps::VARIABLE) {
        Ok(text) => Ok(Some(text)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Error::Variable(apps::VARIABLE)),
    }
}
