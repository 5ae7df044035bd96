//! A small service of Nexconn's form that keeps users and bans in memory, so that tests can change
//! them elsewhere, count calls and make endpoints fail.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use kit::{Clock, ManualClock};
use nexconn_api::wire::TextTime;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::harness::{Harness, START};

pub(crate) const BAN: &str = "/v4/user/ban";
pub(crate) const UNBAN: &str = "/v4/user/unban";
pub(crate) const LIST: &str = "/v4/user/ban/list";
pub(crate) const UPDATE: &str = "/v4/user/update";
pub(crate) const GET: &str = "/v4/user/get";
pub(crate) const STATUS: &str = "/v4/user/connection-status/get";
pub(crate) const ISSUE: &str = "/v4/auth/access-token/issue";
pub(crate) const REFRESH: &str = "/console/app-secret/refresh";
pub(crate) const EXPIRE: &str = "/v4/auth/access-token/expire";
pub(crate) const DELETE: &str = "/v4/user/soft-delete";
pub(crate) const RESTORE: &str = "/v4/user/restore";
pub(crate) const BLOCK: &str = "/v4/user/blocklist/add";
pub(crate) const UNBLOCK: &str = "/v4/user/blocklist/remove";
pub(crate) const BLOCKED: &str = "/v4/user/blocklist/get";
pub(crate) const PROFILES: &str = "/v4/user/profile/list";
pub(crate) const DELETED: &str = "/v4/user/soft-deleted/list";
const ZONE: i32 = 480;
const UNPAGED: usize = 1000;
const DELETED_A_PAGE: usize = 50;

/// What the service knows.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Name and avatar by id.
    pub(crate) users: BTreeMap<String, (String, String)>,
    /// End of the ban by id.
    pub(crate) bans: BTreeMap<String, i64>,
    /// Who is on the blocklist of whom, by the owner's id.
    pub(crate) blocked: BTreeMap<String, BTreeSet<String>>,
    /// Ids in the list of soft-deleted users.
    pub(crate) deleted: BTreeSet<String>,
    /// Soft deletions and restores that were accepted; the number of each is its id.
    pub(crate) operations: usize,
    /// Ids of users with a hosted profile, in their order.
    pub(crate) profiles: Vec<String>,
    /// Endpoints of a service that is not enabled for the app.
    pub(crate) not_enabled: Vec<&'static str>,
    /// Endpoints that answer with HTTP 500.
    pub(crate) failing: Vec<&'static str>,
    /// Endpoints that never answer.
    pub(crate) silent: Vec<&'static str>,
    /// Endpoints that answer that they are called too often.
    pub(crate) throttled: Vec<&'static str>,
    /// Whether nobody is online, rather than everybody.
    pub(crate) offline: bool,
    /// Whether no more users may be registered.
    pub(crate) full: bool,
    /// A user because of whom every call is refused.
    pub(crate) poison: Option<String>,
    calls: HashMap<String, usize>,
}

pub(crate) struct Service {
    pub(crate) url: String,
    pub(crate) clock: Arc<ManualClock>,
    known: Arc<Mutex<Known>>,
    /// The endpoint whose answers wait, as of when they were asked for.
    held: watch::Sender<Option<&'static str>>,
    serving: JoinHandle<()>,
}

impl Drop for Service {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Service {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let clock = Arc::new(ManualClock::new(START));
        let known = Arc::new(Mutex::new(Known::default()));
        let held = watch::Sender::new(None);
        let state = Shared { clock: clock.clone(), known: known.clone(), held: held.subscribe() };
        let router = Router::new().fallback(answer).with_state(state);
        let serving = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("served");
        });
        Self { url, clock, known, held, serving }
    }

    pub(crate) fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().expect("not poisoned")
    }

    /// How often an endpoint was called.
    pub(crate) fn calls(&self, path: &str) -> usize {
        self.known().calls.get(path).copied().unwrap_or_default()
    }

    /// Whether a user is banned now.
    pub(crate) fn is_banned(&self, user: &str) -> bool {
        let now = self.clock.now();
        self.known().bans.get(user).is_some_and(|end| *end > now)
    }

    /// Holds answers of one endpoint back; none lets them go.
    pub(crate) fn hold(&self, path: Option<&'static str>) {
        self.held.send_replace(path);
    }

    /// Moves the clocks of both.
    pub(crate) fn pass(&self, harness: &Harness, millis: i64) {
        self.clock.move_to(self.clock.now() + millis);
        harness.clock.move_to(harness.clock.now() + millis);
    }
}

#[derive(Clone)]
struct Shared {
    clock: Arc<ManualClock>,
    known: Arc<Mutex<Known>>,
    held: watch::Receiver<Option<&'static str>>,
}

async fn answer(State(mut shared): State<Shared>, uri: Uri, body: Bytes) -> (StatusCode, String) {
    let answer = shared.answer(&uri, &body);
    if shared.is_silent(&uri) {
        std::future::pending::<()>().await;
    }
    let going_on = shared.held.wait_for(|held| held.is_none_or(|held| held != uri.path()));
    going_on.await.expect("the service runs");
    answer
}

impl Shared {
    fn is_silent(&self, uri: &Uri) -> bool {
        self.known.lock().expect("not poisoned").silent.contains(&uri.path())
    }

    fn answer(&self, uri: &Uri, body: &[u8]) -> (StatusCode, String) {
        let mut known = self.known.lock().expect("not poisoned");
        let request: Value = serde_json::from_slice(body).expect("json");
        *known.calls.entry(uri.path().to_owned()).or_default() += 1;
        if known.failing.contains(&uri.path()) {
            return (StatusCode::INTERNAL_SERVER_ERROR, json!({"code": 1000}).to_string());
        }
        if known.throttled.contains(&uri.path()) {
            return (StatusCode::TOO_MANY_REQUESTS, json!({"code": 1008}).to_string());
        }
        if known.not_enabled.contains(&uri.path()) {
            let body = json!({"code": 1009}).to_string();
            return (StatusCode::from_u16(430).expect("a status"), body);
        }
        let (http, body) = known.handle(uri.path(), &request, self.clock.now());
        (StatusCode::from_u16(http).expect("a status"), body.to_string())
    }
}

impl Known {
    fn handle(&mut self, path: &str, request: &Value, now: i64) -> (u16, Value) {
        let text = |name: &str| request[name].as_str().map(str::to_owned);
        let user = text("userId").unwrap_or_default();
        let ids = named(request, "userIds");
        let done = (200, json!({"code": 0}));
        let no_such_user = (400, json!({"code": 400, "errorMessage": "no such user"}));
        let is_poison = |id: &str| self.poison.as_deref() == Some(id);
        if ids.clone().any(|id| is_poison(&id)) {
            return no_such_user;
        }
        match path {
            ISSUE if self.full => (403, json!({"code": 2007, "errorMessage": "full"})),
            ISSUE => {
                let info = (text("name").unwrap_or_default(), String::new());
                self.users.insert(user.clone(), info);
                (200, json!({"code": 0, "result": {"userId": user, "accessToken": "t"}}))
            }
            GET => match self.users.get(&user) {
                Some((name, avatar)) => {
                    let created = TextTime::write(START, ZONE);
                    let info = json!({"name": name, "avatarUrl": avatar, "createdAt": created});
                    (200, json!({"code": 0, "result": info}))
                }
                None => no_such_user,
            },
            UPDATE => match self.users.get_mut(&user) {
                Some((name, avatar)) => {
                    *name = text("name").unwrap_or_else(|| name.clone());
                    *avatar = text("avatarUrl").unwrap_or_else(|| avatar.clone());
                    done
                }
                None => no_such_user,
            },
            BAN => {
                let end = now + request["durationMinutes"].as_i64().expect("minutes") * 60_000;
                self.bans.extend(ids.filter(|id| self.users.contains_key(id)).map(|id| (id, end)));
                done
            }
            UNBAN => {
                ids.for_each(|id| _ = self.bans.remove(&id));
                done
            }
            LIST => {
                let mut bans: Vec<_> = self.bans.iter().filter(|(_, end)| **end > now).collect();
                bans.sort_by_key(|(id, end)| (-**end, (*id).clone()));
                let (skipped, size) = match request["page"].as_u64().unwrap_or_default() {
                    0 => (0, UNPAGED),
                    page => (usize::try_from(page - 1).expect("small") * 50, 50),
                };
                let page = bans.into_iter().skip(skipped).take(size).map(
                    |(id, end)| json!({"userId": id, "banExpiresAt": TextTime::write(*end, ZONE)}),
                );
                let page: Vec<Value> = page.collect();
                (200, json!({"code": 0, "result": {"bannedUsers": page}}))
            }
            BLOCK => {
                let targets = named(request, "targetUserIds");
                let known = targets.filter(|id| self.users.contains_key(id));
                self.blocked.entry(user).or_default().extend(known);
                done
            }
            UNBLOCK => {
                let list = self.blocked.entry(user).or_default();
                named(request, "blockedUserIds").for_each(|id| _ = list.remove(&id));
                done
            }
            BLOCKED => {
                let list = self.blocked.get(&user).cloned().unwrap_or_default();
                (200, json!({"code": 0, "result": {"blockedUserIds": list}}))
            }
            DELETE | RESTORE => {
                // A restore runs on until its webhook: its user stays in the list.
                if path == DELETE {
                    self.deleted.extend(ids.filter(|id| self.users.contains_key(id)));
                }
                self.operations += 1;
                let id = format!("op-{}", self.operations);
                (200, json!({"code": 0, "result": {"operationId": id}}))
            }
            DELETED => {
                let page = usize::try_from(request["page"].as_u64().unwrap_or(1) - 1);
                let skipped = page.expect("small") * DELETED_A_PAGE;
                let ids: Vec<_> = self.deleted.iter().skip(skipped).take(DELETED_A_PAGE).collect();
                (200, json!({"code": 0, "result": {"userIds": ids}}))
            }
            STATUS => {
                let status = if self.offline { "0" } else { "1" };
                (200, json!({"code": 0, "result": {"status": status}}))
            }
            PROFILES => {
                let users = page(&self.profiles, request).iter();
                let users: Vec<Value> =
                    users.map(|id| json!({"userId": id, "version": 1})).collect();
                (200, json!({"code": 0, "result": {"users": users}}))
            }
            REFRESH => (200, json!({"code": 0, "result": {"appSecret": "another"}})),
            _ => done,
        }
    }
}

/// The ids in a field of a request.
fn named<'a>(request: &'a Value, field: &str) -> impl Iterator<Item = String> + Clone + use<'a> {
    let ids = request[field].as_array().into_iter().flatten();
    ids.filter_map(Value::as_str).map(str::to_owned)
}

/// The page of a list that a request asks for.
fn page<'a>(all: &'a [String], request: &Value) -> &'a [String] {
    let number = |name: &str, usual| request[name].as_u64().unwrap_or(usual);
    let (page, size) = (number("page", 1), number("pageSize", 50));
    let at = |page: u64| usize::try_from(page * size).expect("small").min(all.len());
    &all[at(page - 1)..at(page)]
}
