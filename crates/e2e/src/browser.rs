//! A real Chromium with a profile of its own.

use chromiumoxide::{Browser as Driver, BrowserConfig};
use futures_util::StreamExt;
use tempfile::TempDir;
use tokio::task::JoinHandle;

use crate::page::{Page, WIDE};
use crate::{paths, watch::Watch};

/// A running Chromium.
#[derive(Debug)]
pub struct Browser {
    driver: Driver,
    events: JoinHandle<()>,
    _profile: TempDir,
}

impl Browser {
    /// Starts one whose pages prefer `language`, such as `en` or `zh-CN`.
    pub async fn start(language: &str) -> Self {
        let profile = tempfile::tempdir().expect("a profile folder");
        let config = BrowserConfig::builder()
            .chrome_executable(paths::chromium())
            .user_data_dir(profile.path())
            .new_headless_mode()
            .no_sandbox()
            .window_size(WIDE.0, WIDE.1)
            .viewport(None)
            .args(["disable-gpu", "disable-quic", "disable-component-update"])
            .arg(("accept-lang", language))
            .build()
            .expect("a configuration");
        let (driver, mut handler) = Driver::launch(config).await.expect("Chromium starts");
        let events = tokio::spawn(async move { while handler.next().await.is_some() {} });
        Self { driver, events, _profile: profile }
    }

    /// A new page, watched from its first request on.
    pub async fn page(&self) -> Page {
        let page = self.driver.new_page("about:blank").await.expect("a page");
        let watch = Watch::over(&page).await;
        let page = Page::new(page, watch);
        page.resize(WIDE).await;
        page
    }

    /// Closes it and waits until its process has gone.
    pub async fn close(mut self) {
        self.driver.close().await.expect("closes");
        self.driver.wait().await.expect("ends");
        self.events.abort();
    }
}
