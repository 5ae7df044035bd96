//! Servers that misbehave, one connection at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// What a server does with a request, once it has read it.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// Answers with a status and a body, and keeps the connection.
    Answer(u16, String),
    /// Answers that the call is done and closes the connection.
    DoneAndClose,
    /// Closes the connection.
    Reset,
    /// Says nothing until the test ends.
    Silence,
    /// Promises more than it sends, then closes.
    BreakOff,
}

impl Act {
    pub(crate) fn json(http: u16, body: &serde_json::Value) -> Self {
        Self::Answer(http, body.to_string())
    }
}

/// A server that acts as told: the last act is repeated.
pub(crate) struct Misbehaving {
    pub(crate) url: String,
    requests: Arc<AtomicUsize>,
    connections: Arc<AtomicUsize>,
    arrived: Arc<Notify>,
    accepting: JoinHandle<()>,
}

impl Drop for Misbehaving {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Misbehaving {
    pub(crate) async fn start(acts: Vec<Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let requests = Arc::new(AtomicUsize::new(0));
        let connections = Arc::new(AtomicUsize::new(0));
        let arrived = Arc::new(Notify::new());
        let (seen, opened, news) = (requests.clone(), connections.clone(), arrived.clone());
        let accepting = tokio::spawn(async move {
            let mut tasks = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                opened.fetch_add(1, Ordering::SeqCst);
                tasks.spawn(serve(stream, acts.clone(), seen.clone(), news.clone()));
            }
        });
        Self { url, requests, connections, arrived, accepting }
    }

    /// Requests that arrived so far.
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    /// Connections that were opened so far.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// Waits until a request has arrived.
    pub(crate) async fn arrival(&self) {
        self.arrived.notified().await;
    }
}

/// The address of a port where nobody listens.
pub(crate) async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    format!("http://{}", listener.local_addr().expect("bound"))
}

async fn serve(mut stream: TcpStream, acts: Vec<Act>, seen: Arc<AtomicUsize>, news: Arc<Notify>) {
    while read_request(&mut stream).await {
        let index = seen.fetch_add(1, Ordering::SeqCst);
        news.notify_one();
        let act = acts.get(index).or(acts.last()).expect("an act");
        let bytes = match act {
            Act::Answer(http, body) => answer(*http, body, body.len()),
            Act::DoneAndClose => answer(200, "{\"code\":0}", 10),
            Act::BreakOff => answer(200, "{", 100),
            Act::Reset => return,
            Act::Silence => std::future::pending().await,
        };
        let kept = matches!(act, Act::Answer(..));
        if stream.write_all(bytes.as_bytes()).await.is_err() || !kept {
            return;
        }
    }
}

fn answer(http: u16, body: &str, length: usize) -> String {
    format!(
        "HTTP/1.1 {http} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

/// Reads one request with a body of known length; false at the end of the connection.
async fn read_request(stream: &mut TcpStream) -> bool {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return false,
        }
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .and_then(|length| length.parse().ok())
        .unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.is_ok()
}
