//! The frame of every browser test.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;

use nexconn_api::{Endpoint, Secret};
use nexconn_client::{Connection, Error};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::browser::Browser;
use crate::server::Server;
use crate::signed::Service;
use crate::{Page, paths};

/// Password of the first owner in every scene.
pub const PASSWORD: &str = "correct horse battery";

/// A server, a browser and a page.
#[derive(Debug)]
pub struct Stage {
    /// The server.
    pub server: Server,
    /// The browser, for further pages.
    pub browser: Browser,
    /// The first page.
    pub page: Page,
    hosts: Vec<String>,
}

impl Stage {
    /// Follows the one-time link and chooses a password, as a new owner does.
    pub async fn sign_in_first(&self) {
        accept(&self.page, self.server.link()).await;
    }

    /// The same, by what the fields are and not by what they are called: in any language.
    pub async fn sign_in_in_any_language(&self) {
        let page = &self.page;
        page.open(self.server.link()).await;
        let field = "document.querySelector('input[autocomplete=new-password]')";
        page.until(field).await;
        page.js::<()>(&format!("void {field}.focus()")).await;
        page.type_text(PASSWORD).await;
        page.press("Enter").await;
        page.until("document.querySelector('.side-nav')").await;
    }

    /// Invites an owner on the command line, and returns the printed link.
    pub async fn invite(&self, email: &str) -> String {
        let invited = Command::new(paths::nexconn_admin())
            .args(["admin", "invite", email, "--role", "owner", "--data"])
            .arg(self.server.data().join("data"))
            .output()
            .await
            .expect("nexconn-admin runs");
        let printed = String::from_utf8(invited.stdout).expect("text");
        let link = printed.lines().find_map(|line| line.strip_prefix("Open "));
        link.expect("a link").to_owned()
    }

    /// Lets the page ask a further host, named with its port.
    pub fn allow_host(&mut self, host: &str) {
        self.hosts.push(host.to_owned());
    }

    /// Registers a user in the page and leaves its token; returns the token.
    pub async fn register(&self, app: &str, user_id: &str, name: &str) -> String {
        self.visit(&format!("apps/{app}/users/new")).await;
        self.page.field("User id").await.fill(user_id).await;
        self.page.field("Name").await.fill(name).await;
        self.page.button("Register user").await.click().await;
        self.page.shows(&format!("{name} is registered")).await;
        let token = self.page.js("document.querySelector('.token-text').innerText").await;
        self.page.find("checkbox", "I have copied the token").await.click().await;
        self.page.button("Open the user").await.click().await;
        self.page.heading(name).await;
        token
    }

    /// Registers users through the gateway and reads each once, as a script with the page's session
    /// would.
    pub async fn register_many(&self, app: &str, users: &[(&str, &str)]) {
        let users = serde_json::to_string(users).expect("json");
        let all_done: bool = self
            .page
            .js(&format!(
                "(async () => {{
                    const call = async (path, request) => {{
                        const operation = crypto.randomUUID();
                        const body = JSON.stringify({{ operation, request }});
                        const headers = {{ 'Content-Type': 'application/json' }};
                        const url = '/api/v1/apps/{app}/v4/' + path;
                        const answer = await fetch(url, {{ method: 'POST', headers, body }});
                        return (await answer.json()).outcome === 'done';
                    }};
                    for (const [userId, name] of {users}) {{
                        if (!await call('auth/access-token/issue', {{ userId, name }})) return false;
                        if (!await call('user/get', {{ userId }})) return false;
                    }}
                    return true;
                }})()"
            ))
            .await;
        assert!(all_done, "a user was not registered");
    }

    /// Makes a change of an app through the gateway, as a script with the page's session would.
    pub async fn change<E: Endpoint>(&self, app: &str, reason: &str, request: Value) {
        let path = format!("/api/v1/apps/{app}{}", E::SPEC.path);
        let body = json!({"reason": reason, "case": "T-48190", "request": request});
        let answer: Value = self
            .page
            .js(&format!(
                "(async () => {{
                    const body = JSON.stringify({{ operation: crypto.randomUUID(), ...{body} }});
                    const headers = {{ 'Content-Type': 'application/json' }};
                    const answer = await fetch('{path}', {{ method: 'POST', headers, body }});
                    return await answer.json();
                }})()"
            ))
            .await;
        let outcome = answer["outcome"].as_str();
        assert!(matches!(outcome, Some("done" | "refused")), "{answer}");
    }

    /// Connects a device of an app's user with an access token, as the app itself would: past console and gateway.
    pub async fn connect(&self, app: &str, token: &str, device: &str) -> Result<Connection, Error> {
        let service = Service::of(self, app).await;
        let token = Secret::new(token);
        nexconn_client::connect(service.base_url(), &service.keys.app_key, &token, device).await
    }

    /// Kills the server and starts it again. The open page may ask meanwhile, for the events or because an event told
    /// it of a change, and complain that nobody answers.
    pub async fn crash_and_restart(&mut self) {
        for complaint in ["/events", "Failed to load resource: net::", "TypeError: Failed to fetch"]
        {
            self.page.watch.pardon(complaint);
        }
        self.server.crash_and_restart().await;
    }

    /// Opens a path of the console, such as `apps/acme-dev/users`.
    pub async fn visit(&self, path: &str) {
        self.page.open(&format!("{}/{path}", self.server.url())).await;
    }
}

/// Follows a one-time link and chooses a password.
pub async fn accept(page: &Page, link: &str) {
    page.open(link).await;
    page.field("New password").await.fill(PASSWORD).await;
    page.button("Set password").await.click().await;
    page.heading("Overview").await;
}

/// Runs one test on a stage of its own. Afterwards: no complaint about the page, no foreign host
/// asked, and the server stops cleanly. A failing test leaves a picture named after it.
pub async fn scene(name: &str, test: impl AsyncFnOnce(&mut Stage)) {
    scene_with(name, "en", &[], test).await;
}

/// The same in another language and with further options of `serve`.
pub async fn scene_with(
    name: &str,
    language: &str,
    options: &[&str],
    test: impl AsyncFnOnce(&mut Stage),
) {
    scene_on(Server::start(options).await, name, language, test).await;
}

/// The same on a server that the test has started.
pub async fn scene_on(
    server: Server,
    name: &str,
    language: &str,
    test: impl AsyncFnOnce(&mut Stage),
) {
    let browser = Browser::start(language).await;
    let page = browser.page().await;
    let hosts = vec![server.url().trim_start_matches("http://").to_owned()];
    let mut stage = Stage { server, browser, page, hosts };
    let run = AssertUnwindSafe(test(&mut stage)).catch_unwind().await;
    if let Err(panic) = run {
        stage.page.picture(&format!("failed-{name}")).await;
        let complaints = stage.page.watch.complaints();
        eprintln!("{name} failed; complaints: {complaints:?}");
        eprintln!("the server's troubles:\n{}", stage.server.troubles());
        eprintln!("picture in {}", paths::pictures().display());
        std::panic::resume_unwind(panic);
    }
    let complaints = stage.page.watch.complaints();
    assert!(complaints.is_empty(), "the page complained: {complaints:#?}");
    let mut foreign = stage.page.watch.hosts();
    foreign.retain(|host| !stage.hosts.contains(host));
    assert!(foreign.is_empty(), "foreign hosts were asked: {foreign:?}");
    stage.browser.close().await;
    let status = stage.server.stop().await;
    assert!(status.success(), "the server ended with {status}");
}
