//! An app's server that takes webhooks on loopback: it answers as it is told, and remembers what came.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use nexconn_api::webhooks::{ConnectionStatusItem, Envelope};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a receiver answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    With(StatusCode),
    Never,
}

pub(crate) const OK: Answer = Answer::With(StatusCode::OK);
pub(crate) const FAULT: Answer = Answer::With(StatusCode::INTERNAL_SERVER_ERROR);

/// What came.
#[derive(Debug, Clone)]
pub(crate) struct Got {
    pub(crate) query: String,
    pub(crate) content_type: String,
    pub(crate) body: Value,
}

impl Got {
    pub(crate) fn id(&self) -> &str {
        self.body["id"].as_str().expect("an id")
    }

    pub(crate) fn user(&self) -> &str {
        self.body["data"][0]["userId"].as_str().expect("a user")
    }

    pub(crate) fn status(&self) -> &str {
        self.body["data"][0]["status"].as_str().expect("a status")
    }

    pub(crate) fn connection(&self) -> ConnectionStatusItem {
        let envelope: Envelope<ConnectionStatusItem> =
            serde_json::from_value(self.body.clone()).expect("a webhook");
        assert_eq!(envelope.data.len(), 1);
        envelope.data.into_iter().next().expect("an item")
    }
}

/// The statuses that were told, in their order.
pub(crate) fn statuses(all: &[Got]) -> Vec<&str> {
    all.iter().map(Got::status).collect()
}

/// What was told of one user.
pub(crate) fn of_user(all: &[Got], user: &str) -> Vec<Got> {
    all.iter().filter(|got| got.user() == user).cloned().collect()
}

type Rule = Box<dyn Fn(&Got) -> Answer + Send>;

#[derive(Clone)]
struct Desk {
    rule: Arc<Mutex<Rule>>,
    got: watch::Sender<Vec<Got>>,
}

pub(crate) struct Receiver {
    address: SocketAddr,
    desk: Desk,
    server: JoinHandle<()>,
}

impl Receiver {
    /// A receiver that answers everything with HTTP 200.
    pub(crate) async fn start() -> Self {
        let desk = Desk {
            rule: Arc::new(Mutex::new(Box::new(|_| OK))),
            got: watch::Sender::new(Vec::new()),
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("bound");
        let server = serve(listener, desk.clone());
        Self { address, desk, server }
    }

    /// Its address, with a query of its own.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/hooks/acme?of=test", self.address)
    }

    /// Answers as `rule` says from now on.
    pub(crate) fn answer(&self, rule: impl Fn(&Got) -> Answer + Send + 'static) {
        *self.desk.rule.lock().expect("a lock") = Box::new(rule);
    }

    /// Stops listening; connections break off.
    pub(crate) async fn go_down(&mut self) {
        self.server.abort();
        assert!((&mut self.server).await.is_err(), "it was running");
    }

    /// Listens again at the same address.
    pub(crate) async fn come_up(&mut self) {
        let listener = TcpListener::bind(self.address).await.expect("the same port");
        self.server = serve(listener, self.desk.clone());
    }

    /// Everything that came, in its order.
    pub(crate) fn got(&self) -> Vec<Got> {
        self.desk.got.borrow().clone()
    }

    /// Waits until that many came, and returns all.
    pub(crate) async fn until(&self, count: usize) -> Vec<Got> {
        let mut got = self.desk.got.subscribe();
        let waited = timeout(PATIENCE, got.wait_for(|got| got.len() >= count)).await;
        let seen = self.got();
        waited
            .unwrap_or_else(|_| panic!("{} of {count} came: {seen:#?}", seen.len()))
            .expect("open")
            .clone()
    }
}

fn serve(listener: TcpListener, desk: Desk) -> JoinHandle<()> {
    let app = Router::new().fallback(take).with_state(desk);
    tokio::spawn(async move { axum::serve(listener, app).await.expect("served") })
}

async fn take(
    State(desk): State<Desk>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    assert_eq!((method, uri.path()), (Method::POST, "/hooks/acme"));
    let got = Got {
        query: uri.query().unwrap_or_default().to_owned(),
        content_type: headers["content-type"].to_str().expect("text").to_owned(),
        body: serde_json::from_slice(&body).expect("json"),
    };
    let answer = (desk.rule.lock().expect("a lock"))(&got);
    desk.got.send_modify(|all| all.push(got));
    match answer {
        Answer::With(status) if status.is_redirection() => {
            (status, [("location", "/elsewhere")]).into_response()
        }
        Answer::With(status) => status.into_response(),
        Answer::Never => std::future::pending().await,
    }
}
