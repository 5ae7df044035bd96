//! What lies between the gateway and nexconn-local: it loses, refuses, delays and breaks what passes.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use crate::message::read_message;

/// What is done with one request.
#[derive(Debug, Clone, Copy)]
enum Act {
    Pass,
    /// The connection breaks before anything is done.
    ResetBefore,
    /// It is done, and the connection breaks.
    ResetAfter,
    /// Nothing is done and nothing said.
    SilentBefore,
    /// It is done and nothing said.
    SilentAfter,
    /// Called too often; not done.
    TooOften,
    /// An internal error; not done.
    ErrorBefore,
    /// An internal error; done all the same.
    ErrorAfter,
    /// Some proxy's page.
    BadGateway,
    /// The answer is cut within its JSON; done.
    BrokenJson,
    /// The answer ends before its length; done.
    CutShort,
}

const FAULTS: [Act; 10] = [
    Act::ResetBefore,
    Act::ResetAfter,
    Act::SilentBefore,
    Act::SilentAfter,
    Act::TooOften,
    Act::ErrorBefore,
    Act::ErrorAfter,
    Act::BadGateway,
    Act::BrokenJson,
    Act::CutShort,
];
/// Of a hundred requests, so many go wrong.
const FAULTY: u8 = 30;
/// Of a hundred connections, so many are followed by a time in which nobody listens.
const OUTAGES: u8 = 4;
const OUTAGE: Duration = Duration::from_millis(40);

pub(crate) struct Proxy {
    pub(crate) url: String,
    misbehaves: Arc<AtomicBool>,
    listening: JoinHandle<()>,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Proxy {
    pub(crate) async fn start(service: &str, random: fastrand::Rng) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("bound");
        let misbehaves = Arc::new(AtomicBool::new(false));
        let service = service.strip_prefix("http://").expect("plain http").to_owned();
        let way = Way {
            service: service.parse().expect("an address"),
            misbehaves: misbehaves.clone(),
            random: Arc::new(Mutex::new(random)),
        };
        let listening = tokio::spawn(way.listen(listener, address));
        Self { url: format!("http://{address}"), misbehaves, listening }
    }

    pub(crate) fn misbehave(&self, misbehaves: bool) {
        self.misbehaves.store(misbehaves, Ordering::SeqCst);
    }
}

#[derive(Clone)]
struct Way {
    service: SocketAddr,
    misbehaves: Arc<AtomicBool>,
    random: Arc<Mutex<fastrand::Rng>>,
}

impl Way {
    async fn listen(self, mut listener: TcpListener, address: SocketAddr) {
        loop {
            // Connections end with their time.
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let way = self.clone();
                connections.spawn(async move { drop(way.serve(stream).await) });
                if self.is_due(OUTAGES) {
                    break;
                }
            }
            drop(listener);
            drop(connections);
            tokio::time::sleep(OUTAGE).await;
            let socket = TcpSocket::new_v4().expect("a socket");
            socket.set_reuseaddr(true).expect("set");
            socket.bind(address).expect("the same port");
            listener = socket.listen(64).expect("listening");
        }
    }

    fn is_due(&self, of_a_hundred: u8) -> bool {
        let dice = self.random.lock().expect("whole").u8(0..100);
        dice < of_a_hundred && self.misbehaves.load(Ordering::SeqCst)
    }

    fn act(&self) -> Act {
        if !self.is_due(FAULTY) {
            return Act::Pass;
        }
        let mut random = self.random.lock().expect("whole");
        FAULTS[random.usize(0..FAULTS.len())]
    }

    async fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        while let Some(request) = read_message(&mut stream).await? {
            let act = self.act();
            let is_done = !matches!(
                act,
                Act::ResetBefore
                    | Act::SilentBefore
                    | Act::TooOften
                    | Act::ErrorBefore
                    | Act::BadGateway
            );
            let answer = if is_done { self.forward(&request).await? } else { Vec::new() };
            match act {
                Act::Pass => stream.write_all(&answer).await?,
                Act::ResetBefore | Act::ResetAfter => return Ok(()),
                Act::SilentBefore | Act::SilentAfter => std::future::pending().await,
                Act::TooOften => {
                    say(&mut stream, "429 Too Many Requests", r#"{"code":1008}"#).await?;
                }
                Act::ErrorBefore | Act::ErrorAfter => {
                    say(&mut stream, "500 Internal Server Error", r#"{"code":1000}"#).await?;
                }
                Act::BadGateway => say(&mut stream, "502 Bad Gateway", "<html>").await?,
                Act::BrokenJson => say(&mut stream, "200 OK", r#"{"code":0,"res"#).await?,
                Act::CutShort => {
                    let length = answer.len().saturating_sub(3);
                    stream.write_all(&answer[..length]).await?;
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    async fn forward(&self, request: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut service = TcpStream::connect(self.service).await?;
        service.write_all(request).await?;
        Ok(read_message(&mut service).await?.unwrap_or_default())
    }
}

async fn say(stream: &mut TcpStream, status: &str, body: &str) -> std::io::Result<()> {
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", body.len());
    stream.write_all(format!("{head}{body}").as_bytes()).await
}
