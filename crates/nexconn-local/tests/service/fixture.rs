//! A service in this process, with a clock and a folder of its own.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kit::ManualClock;
use nexconn_api::admin::Environment;
use nexconn_api::nexconn::{GetUser, GetUserRequest, IssueAccessToken, IssueAccessTokenRequest};
use nexconn_api::nexconn::{IssuedAccessToken, UserInfo};
use nexconn_api::wire::Refusal;
use nexconn_local::{AppConfig, Config, Running, ServiceClock};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::caller::Caller;

/// When a service's clock starts: noon of 2024-10-29 in UTC.
pub(crate) const START: i64 = 1_730_203_200_000;

/// How long a test waits for what happens by itself.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Debug)]
pub(crate) struct Local {
    pub(crate) folder: TempDir,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) running: Running,
}

impl Local {
    /// A service with one new app of that environment, a manual clock and the documented rates.
    pub(crate) async fn of(environment: Environment) -> Self {
        Self::with(&[environment], |_| {}).await
    }

    /// A service with one app an environment, its configuration adapted.
    pub(crate) async fn with(
        environments: &[Environment],
        adapt: impl FnOnce(&mut Config),
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = config(folder.path());
        for environment in environments {
            config.apps.push(AppConfig::generate(*environment).expect("random"));
        }
        adapt(&mut config);
        let clock = Arc::new(ManualClock::new(START));
        let running = start(config, ServiceClock::Manual(Arc::clone(&clock))).await;
        Self { folder, clock, running }
    }

    /// A caller for the first app.
    pub(crate) fn caller(&self) -> Caller {
        self.callers().swap_remove(0)
    }

    /// A caller for each app.
    pub(crate) fn callers(&self) -> Vec<Caller> {
        callers(&self.running)
    }

    /// Everything the first app stores, and the clock: equal when nothing was written.
    pub(crate) async fn snapshot(&self) -> (String, i64) {
        (
            dump(self.folder.path(), &self.running.apps()[0].app_key).await,
            kit::Clock::now(&*self.clock),
        )
    }

    /// Waits until the first app's accepted operations are finished.
    pub(crate) async fn operations_finished(&self) {
        self.operations_finished_until(i64::MAX).await;
    }

    /// Waits until those are finished that were accepted until an instant.
    pub(crate) async fn operations_finished_until(&self, at: i64) {
        let mut database = open(self.folder.path(), &self.running.apps()[0].app_key).await;
        let waiting = async {
            let any = "SELECT EXISTS (SELECT 1 FROM operations WHERE requested_at <= $1)";
            while sqlx::query_scalar(any).bind(at).fetch_one(&mut database).await.expect("told") {}
        };
        tokio::time::timeout(PATIENCE, waiting).await.expect("finished");
        database.close().await.expect("closed");
    }

    pub(crate) async fn stop(self) {
        self.running.stop().await.expect("a clean stop");
    }
}

pub(crate) fn config(data: &Path) -> Config {
    Config { operation_delay_ms: 0, ..Config::of(data) }
}

pub(crate) async fn start(config: Config, clock: ServiceClock) -> Running {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    nexconn_local::start(config, clock, listener).await.expect("started")
}

pub(crate) fn callers(running: &Running) -> Vec<Caller> {
    let apps = running.apps().iter();
    apps.map(|app| Caller::new(running.base_url(), &app.app_key, &app.app_secret)).collect()
}

/// A connection that reads an app's database.
async fn open(data: &Path, app_key: &str) -> SqliteConnection {
    let path = data.join(format!("{app_key}.sqlite"));
    let options = SqliteConnectOptions::new().filename(path).read_only(true);
    options.connect().await.expect("a database")
}

/// The rows of an app's database as text.
pub(crate) async fn dump(data: &Path, app_key: &str) -> String {
    let mut database = open(data, app_key).await;
    let rows = sqlx::query_scalar(
        "SELECT (SELECT json_group_array(json_array(
                    user_id, name, avatar_url, created_at, tokens_valid_from, deleted_at)) FROM users)
             || (SELECT json_group_array(json_array(
                    hex(digest), user_id, issued_at)) FROM access_tokens)
             || (SELECT json_group_array(json_array(user_id, ends_at)) FROM bans)
             || (SELECT json_group_array(json_array(operation_type, user_id, code))
                    FROM operations JOIN operation_items USING (position))
             || (SELECT json_group_array(json_array(user_id, basic, ext, version)) FROM profiles)
             || (SELECT json_group_array(key) FROM profile_keys)
             || (SELECT json_group_array(json_array(
                    number, user_id, friend_id, alias, ext, added_at)) FROM friends)
             || (SELECT json_group_array(json_array(
                    user_id, target_id, extra, requested_at)) FROM friend_requests)
             || (SELECT json_group_array(json_array(user_id, permission)) FROM friend_permissions)
             || (SELECT json_group_array(json_array(user_id, blocked_id)) FROM blocklist)
             || (SELECT json_group_array(json_array(user_id, tags)) FROM tags)
             || (SELECT json_group_array(json_array(user_id, muted_at)) FROM mutes)
             || (SELECT json_group_array(json_array(sender_id, receiver_id, text)) FROM messages)
             || (SELECT json_array(token_validity_minutes, friends_only, blocklist,
                    friend_request_permission) FROM app_settings)
             || (SELECT json_group_array(json_array(
                    url, events, activation_type, dropped, last_error)) FROM webhook)
             || (SELECT json_group_array(json_array(number, tries, due_at)) FROM outbox)
             || (SELECT json_group_array(json_array(id, user_id)) FROM sessions)",
    )
    .fetch_one(&mut database)
    .await
    .expect("rows");
    database.close().await.expect("closed");
    rows
}

pub(crate) async fn register(
    caller: &Caller,
    id: &str,
    name: &str,
) -> Result<IssuedAccessToken, Refusal> {
    issue(caller, id, name, None).await
}

pub(crate) async fn issue(
    caller: &Caller,
    id: &str,
    name: &str,
    avatar_url: Option<&str>,
) -> Result<IssuedAccessToken, Refusal> {
    let request = IssueAccessTokenRequest {
        user_id: id.to_owned(),
        name: name.to_owned(),
        avatar_url: avatar_url.map(str::to_owned),
    };
    caller.call::<IssueAccessToken>(&request).await
}

pub(crate) async fn get(caller: &Caller, id: &str) -> Result<UserInfo, Refusal> {
    caller.call::<GetUser>(&GetUserRequest { user_id: id.to_owned() }).await
}
