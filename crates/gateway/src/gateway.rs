//! A gateway from start to stop.

use std::future::Future;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kit::Clock;
use kit::database::Database;
use nexconn_api::spec::Role;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::audit::events::{self, Events};
use crate::bans::{self, Bans, standing};
use crate::deletions::{self, Deletions};
use crate::erasure::{self, Erasures};
use crate::hooks::{self, Hooks};
use crate::jobs::{self, Jobs};
use crate::seal::DataKey;
use crate::sessions::invite::{self, Invite};
use crate::sessions::password::Passwords;
use crate::sessions::throttle::Throttle;
use crate::statuses::Statuses;
use crate::upstream::Upstreams;
use crate::{Config, ConsoleFiles, Error, audit, directory, http, instance, overview, undo};

/// Name of the database in the data folder.
const DATABASE: &str = "gateway.sqlite";

/// How long a stop waits for running requests.
const STOP: Duration = Duration::from_secs(10);

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");

/// A gateway whose database is open.
#[derive(Debug)]
pub struct Gateway {
    shared: Shared,
}

/// What every request shares.
pub(crate) type Shared = Arc<State>;

/// See [`Shared`].
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) config: Config,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) database: Database,
    /// See [`instance::id`].
    pub(crate) instance: String,
    pub(crate) passwords: Passwords,
    pub(crate) throttle: Throttle,
    pub(crate) upstreams: Upstreams,
    /// Changes on their way to Nexconn: they finish even if their browser goes away.
    pub(crate) changes: TaskTracker,
    pub(crate) bans: Bans,
    pub(crate) deletions: Deletions,
    pub(crate) erasures: Erasures,
    pub(crate) jobs: Jobs,
    /// Encrypts what the database keeps of secrets.
    pub(crate) data_key: DataKey,
    pub(crate) statuses: Statuses,
    pub(crate) events: Events,
    pub(crate) hooks: Hooks,
    /// Held while a change is taken back.
    pub(crate) undoing: Mutex<()>,
    /// What runs beside requests. Each ends soon after `stopping`.
    pub(crate) tasks: TaskTracker,
    /// Cancelled when the gateway stops serving.
    pub(crate) stopping: CancellationToken,
}

impl Gateway {
    /// Checks the configuration and opens the database in the data folder, making both where they
    /// are missing.
    ///
    /// One process at a time may do this for a data folder: changes that an earlier process left
    /// without an outcome are recorded as unknown here, and jobs that it held are free again.
    pub async fn open(config: Config, clock: Arc<dyn Clock>) -> Result<Self, Error> {
        config.check()?;
        let database = open_database(&config.data).await?;
        let instance = instance::id(&database).await?;
        audit::settle_left_behind(&database).await?;
        deletions::settle_left_behind(&database).await?;
        jobs::release_all(&database).await?;
        instance::remember_console(&database, &console_address(&config)).await?;
        let shared = State {
            passwords: Passwords::new(config.tuning.password_kib)?,
            throttle: Throttle::default(),
            upstreams: Upstreams::new(&config.apps, config.tuning, &clock)?,
            changes: TaskTracker::new(),
            bans: Bans::new(&config.apps),
            deletions: Deletions::new(&config.apps),
            erasures: Erasures::new(),
            jobs: Jobs::new(),
            data_key: DataKey::of(&config.data)?,
            statuses: Statuses::default(),
            events: Events::new(),
            hooks: Hooks::default(),
            undoing: Mutex::default(),
            tasks: TaskTracker::new(),
            stopping: CancellationToken::new(),
            config,
            clock,
            database,
            instance,
        };
        let shared = Arc::new(shared);
        standing::stop_of_removed_apps(&shared).await?;
        Ok(Self { shared })
    }

    /// A sign-in link for the first owner, valid for an hour; `None` once an admin has chosen a
    /// password. A link made earlier ends.
    pub async fn first_link(&self) -> Result<Option<Invite>, Error> {
        invite::first(
            &self.shared.database,
            &console_address(&self.shared.config),
            &self.shared.config.owner,
            self.shared.clock.now(),
        )
        .await
    }

    /// The address under which browsers find the console.
    pub fn console_address(&self) -> String {
        console_address(&self.shared.config)
    }

    /// Asks Nexconn about users of an app, at most as often as documented, and remembers those that it knows: for users
    /// who came to be without the gateway.
    pub async fn learn(&self, app: &str, user_ids: &[String]) -> Result<(), Error> {
        for user_id in user_ids {
            directory::learn(&self.shared, app, user_id).await?;
        }
        Ok(())
    }

    /// Starts what runs beside requests.
    fn start_tasks(&self) {
        let Self { shared } = self;
        shared.tasks.spawn(bans::run_ends(shared.clone()));
        shared.tasks.spawn(bans::run_renewals(shared.clone()));
        shared.tasks.spawn(undo::run_expiry(shared.clone()));
        shared.tasks.spawn(erasure::run(shared.clone()));
        shared.tasks.spawn(events::run_expiry(shared.clone()));
        shared.tasks.spawn(hooks::run(shared.clone()));
        shared.tasks.spawn(hooks::run_expiry(shared.clone()));
        shared.tasks.spawn(overview::run_sampling(shared.clone()));
        shared.tasks.spawn(jobs::run(shared.clone()));
        shared.tasks.spawn(jobs::run_token_expiry(shared.clone()));
    }

    /// Serves until `stop` is ready, then finishes what is running (requests within 10 seconds,
    /// changes on their way to Nexconn in any case) and closes the database.
    pub async fn serve(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), Error> {
        let service = http::router(self.shared.clone());
        let service = service.into_make_service_with_connect_info::<SocketAddr>();
        let (stopping, stopped) = oneshot::channel();
        // Also when this future is dropped: nothing goes on without its gateway.
        let ending = self.shared.stopping.clone();
        let _ending = ending.clone().drop_guard();
        self.start_tasks();
        let served = axum::serve(listener, service).with_graceful_shutdown(async move {
            stop.await;
            ending.cancel();
            if stopping.send(()).is_err() {
                tracing::debug!("serving had ended already");
            }
        });
        let patience = async {
            if stopped.await.is_ok() {
                tokio::time::sleep(STOP).await;
            } else {
                std::future::pending::<()>().await;
            }
        };
        let served = tokio::select! {
            served = served => served,
            () = patience => {
                tracing::warn!("requests were still running after {STOP:?}; they are cut off");
                Ok(())
            }
        };
        self.shared.stopping.cancel();
        for tracked in [&self.shared.changes, &self.shared.tasks] {
            tracked.close();
            tracked.wait().await;
        }
        self.shared.database.close().await;
        served.map_err(|source| Error::Io { what: "serving".into(), source })
    }
}

/// Makes a one-time sign-in link for an admin, also while a gateway serves this data folder. Known
/// admins get the role and choose a new password; a link made earlier for the same e-mail ends.
pub async fn invite(
    data: &Path,
    clock: &dyn Clock,
    email: &str,
    role: Role,
) -> Result<Invite, Error> {
    let database = open_database(data).await?;
    let made = match instance::console(&database).await? {
        Some(console) => invite::make(&database, &console, email, role, clock.now()).await,
        None => Err(Error::Config(format!(
            "{} belongs to no gateway yet; start one first: nexconn-admin serve",
            data.display()
        ))),
    };
    database.close().await;
    made
}

/// Opens the database, which holds password hashes and so is for its owner alone.
async fn open_database(data: &Path) -> Result<Database, Error> {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    let file = data.join(DATABASE);
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(data)
        .and_then(|()| {
            std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(&file)
        })
        .map_err(|source| Error::Io { what: format!("making {}", file.display()), source })?;
    Ok(Database::open(&file, &MIGRATIONS).await?)
}

/// Where the console is: at the gateway, unless it has no files and one is hosted elsewhere.
fn console_address(config: &Config) -> String {
    match (&config.console, config.console_origins.first()) {
        (ConsoleFiles::None, Some(elsewhere)) => format!("{elsewhere}{}", config.console_base),
        _ => format!("{}{}", config.origin(), config.console_base),
    }
}
