use e2e::browser::Browser;
use e2e::host::Host;
use e2e::scene::PASSWORD;
use e2e::{scene_with, server::Server};
use tokio::net::TcpListener;

/// The console under a path, on another site than the gateway's, with a deep link loaded anew.
#[tokio::test(flavor = "multi_thread")]
async fn the_console_works_from_a_sub_path_of_another_site() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let origin = format!("http://localhost:{port}");
    let options = ["--console-origins", &origin];
    scene_with("other-site", "en", &options, async |stage| {
        let host = Host::start(listener, "/some/path/", &stage.server.url());
        stage.allow_host(&format!("localhost:{port}"));
        let console = host.url("localhost");
        let (_, code) = stage.server.link().split_once("/#").expect("a first link");

        let page = &stage.page;
        page.open(&format!("{console}#{code}")).await;
        page.field("New password").await.fill(PASSWORD).await;
        page.button("Set password").await.click().await;
        page.heading("Overview").await;
        page.first("link", "Register user").await.click().await;
        page.field("User id").await.fill("from-afar").await;
        page.field("Name").await.fill("From Afar").await;
        page.button("Register user").await.click().await;
        page.shows("From Afar is registered").await;
        page.find("checkbox", "I have copied the token").await.click().await;
        page.button("Open the user").await.click().await;
        page.heading("From Afar").await;

        let url = page.url().await;
        assert_eq!(url, format!("{console}apps/acme-dev/users/from-afar"));
        page.reload().await;
        page.heading("From Afar").await;
        page.link("Users").await.click().await;
        page.heading("Users").await;
        assert!(page.url().await.starts_with(&format!("{console}apps/acme-dev/users")));
    })
    .await;
}

/// A page from an origin that the gateway does not know says so, and what to do.
#[tokio::test(flavor = "multi_thread")]
async fn a_console_whose_origin_is_unknown_names_the_cause() {
    let mut server = Server::start(&[]).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let host = Host::start(listener, "/", &server.url());
    let browser = Browser::start("en").await;
    let page = browser.page().await;
    page.open(&host.url("localhost")).await;
    page.shows("The gateway does not let this page in").await;
    page.shows("console origins").await;
    browser.close().await;
    assert!(server.stop().await.success());
}
