//! What no page may do: log an error, violate its policy, or ask a foreign host.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use chromiumoxide::cdp::browser_protocol::log::{EventEntryAdded, LogEntryLevel};
use chromiumoxide::cdp::browser_protocol::network::EventRequestWillBeSent;
use chromiumoxide::cdp::js_protocol::runtime::{
    ConsoleApiCalledType, EventConsoleApiCalled, EventExceptionThrown,
};
use futures_util::StreamExt;

use crate::page::{AGAIN, PATIENCE};

/// The complaints about one page so far.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    complaints: Arc<Mutex<Vec<String>>>,
    hosts: Arc<Mutex<Vec<String>>>,
    pardoned: Arc<Mutex<Vec<String>>>,
}

impl Watch {
    /// Starts to watch a page.
    pub async fn over(page: &chromiumoxide::Page) -> Self {
        let watch = Self::default();
        page.enable_log().await.expect("log events");
        page.enable_runtime().await.expect("runtime events");

        let mut logged = page.event_listener::<EventEntryAdded>().await.expect("events");
        let to = watch.clone();
        tokio::spawn(async move {
            while let Some(event) = logged.next().await {
                if event.entry.level == LogEntryLevel::Error {
                    let url = event.entry.url.as_deref().unwrap_or_default();
                    to.complain(format!("{} ({url})", event.entry.text));
                }
            }
        });
        let mut said = page.event_listener::<EventConsoleApiCalled>().await.expect("events");
        let to = watch.clone();
        tokio::spawn(async move {
            while let Some(event) = said.next().await {
                let bad = [ConsoleApiCalledType::Error, ConsoleApiCalledType::Warning];
                if bad.contains(&event.r#type) {
                    let words: Vec<String> = event
                        .args
                        .iter()
                        .filter_map(|arg| arg.value.as_ref().or(None).map(ToString::to_string))
                        .collect();
                    to.complain(format!("console: {}", words.join(" ")));
                }
            }
        });
        let mut thrown = page.event_listener::<EventExceptionThrown>().await.expect("events");
        let to = watch.clone();
        tokio::spawn(async move {
            while let Some(event) = thrown.next().await {
                let details = &event.exception_details;
                let what = details.exception.as_ref().and_then(|e| e.description.clone());
                to.complain(format!("exception: {} {what:?}", details.text));
            }
        });
        let mut asked = page.event_listener::<EventRequestWillBeSent>().await.expect("events");
        let to = watch.clone();
        tokio::spawn(async move {
            while let Some(event) = asked.next().await {
                to.request(&event.request.url);
            }
        });
        watch
    }

    fn complain(&self, complaint: String) {
        self.complaints.lock().expect("not poisoned").push(complaint);
    }

    fn request(&self, url: &str) {
        let host = url.split('/').nth(2).unwrap_or_default();
        let mut hosts = self.hosts.lock().expect("not poisoned");
        if url.starts_with("http") && !hosts.iter().any(|known| known == host) {
            hosts.push(host.to_owned());
        }
    }

    /// Takes back the complaints that contain `text`, because the test provoked them; waits for the
    /// first, since the browser reports after the fact.
    pub async fn expect(&self, text: &str) {
        let start = Instant::now();
        while !self.take(text) {
            let in_time = start.elapsed() <= PATIENCE;
            assert!(in_time, "nothing complained of {text:?}: {:?}", self.complaints());
            tokio::time::sleep(AGAIN).await;
        }
    }

    /// Pardons complaints that contain `text`, whenever they come: what the test does may provoke them or not, by the
    /// moment at which the page reads something again.
    pub fn pardon(&self, text: &str) {
        self.pardoned.lock().expect("not poisoned").push(text.to_owned());
    }

    fn take(&self, text: &str) -> bool {
        let mut complaints = self.complaints.lock().expect("not poisoned");
        let before = complaints.len();
        complaints.retain(|complaint| !complaint.contains(text));
        complaints.len() < before
    }

    /// Every host asked so far, with its port.
    pub fn hosts(&self) -> Vec<String> {
        self.hosts.lock().expect("not poisoned").clone()
    }

    /// Every complaint that no test expected.
    pub fn complaints(&self) -> Vec<String> {
        let pardoned = self.pardoned.lock().expect("not poisoned");
        let mut complaints = self.complaints.lock().expect("not poisoned").clone();
        complaints.retain(|complaint| !pardoned.iter().any(|text| complaint.contains(text)));
        complaints
    }
}
