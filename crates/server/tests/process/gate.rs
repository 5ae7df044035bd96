//! A way to a service on which calls of one endpoint can be held back.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::message::read_message;

/// Lets everything pass but calls of `path` beyond the first ones.
#[derive(Debug)]
pub(crate) struct Gate {
    pub(crate) url: String,
    /// How many calls of the endpoint may pass.
    allowed: watch::Sender<usize>,
    /// How many calls of it are held.
    held: watch::Receiver<usize>,
    listening: JoinHandle<()>,
}

#[derive(Debug, Clone)]
struct Way {
    service: SocketAddr,
    path: &'static str,
    seen: Arc<AtomicUsize>,
    allowed: watch::Receiver<usize>,
    held: watch::Sender<usize>,
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Gate {
    pub(crate) async fn before(service: &str, path: &'static str, allowed: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let service = service.strip_prefix("http://").expect("plain http");
        let (allowed, may) = watch::channel(allowed);
        let (tell, held) = watch::channel(0);
        let way = Way {
            service: service.parse().expect("an address"),
            path,
            seen: Arc::default(),
            allowed: may,
            held: tell,
        };
        let listening = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let way = way.clone();
                connections.spawn(async move { drop(way.serve(stream).await) });
            }
        });
        Self { url, allowed, held, listening }
    }

    /// Waits until a call is held back.
    pub(crate) async fn holds(&mut self) {
        self.held.wait_for(|held| *held > 0).await.expect("the gate stands");
    }

    /// Lets everything pass that still comes.
    pub(crate) fn open(&self) {
        self.allowed.send_replace(usize::MAX);
    }
}

impl Way {
    async fn serve(mut self, mut stream: TcpStream) -> std::io::Result<()> {
        while let Some(request) = read_message(&mut stream).await? {
            let line = format!("POST {} ", self.path);
            if request.starts_with(line.as_bytes()) {
                let number = self.seen.fetch_add(1, Ordering::SeqCst);
                if *self.allowed.borrow() <= number {
                    self.held.send_modify(|held| *held += 1);
                    // Whoever sent it may be gone by then: it is not passed on.
                    let mut byte = [0];
                    tokio::select! {
                        _ = stream.read(&mut byte) => return Ok(()),
                        _ = self.allowed.wait_for(|allowed| *allowed > number) => {}
                    }
                }
            }
            let mut service = TcpStream::connect(self.service).await?;
            service.write_all(&request).await?;
            let answer = read_message(&mut service).await?.unwrap_or_default();
            stream.write_all(&answer).await?;
        }
        Ok(())
    }
}
