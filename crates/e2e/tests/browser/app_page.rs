use e2e::server::Server;
use e2e::survey::survey;
use e2e::{Page, scene, scene_on};
use kit::Clock;
use nexconn_api::Code;
use nexconn_api::admin::Environment;
use nexconn_client::{Connection, Error};

use crate::standalone::{APP, Standalone};

const MINUTE: i64 = 60_000;

fn code(refused: Result<Connection, Error>) -> Code {
    match refused {
        Err(Error::Refused { code, .. }) => code,
        other => panic!("not refused: {other:?}"),
    }
}

/// The row with that name, as JavaScript finds it.
fn row(name: &str) -> String {
    format!(
        "[...document.querySelectorAll('.setting')].find(row => row.querySelector('h3').innerText === '{name}')"
    )
}

/// Presses the first button of a row: several rows have one of the same name.
async fn press_in(page: &Page, name: &str) {
    page.js::<()>(&format!("{}.querySelector('button').click()", row(name))).await;
}

/// Opens the page of the app.
async fn open(page: &Page, url: &str, app: &str) {
    page.open(&format!("{url}/apps/{app}/app")).await;
    page.find("group", "Clock difference").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_too_old_is_refused_once_tokens_expire() {
    let local = Standalone::start(Environment::Development).await;
    let server = Server::start_with(&[], Some(local.app(true))).await;
    scene_on(server, "token-validity", "en", async |stage| {
        stage.sign_in_first().await;
        let token = stage.register(APP, "old-hand", "Old Hand").await;
        local.clock.move_to(local.clock.now() + 61 * MINUTE);
        drop(local.connect(&token, "phone").await.expect("never expires"));

        let page = &stage.page;
        open(page, &stage.server.url(), APP).await;
        page.shows("Never expire").await;
        press_in(page, "Access tokens").await;
        page.find("radio", "For a time after it was issued").await.click().await;
        page.field("Length").await.fill("1").await;
        page.js::<()>(
            "const unit = document.querySelector('.validity-length select'); unit.value = 'hours'; void unit.dispatchEvent(new Event('change', {bubbles: true}))",
        )
        .await;
        page.shows("refused with code 31020").await;
        page.button("Set").await.click().await;
        page.shows("Access tokens: Expire after 1 h.").await;
        page.until("!document.querySelector('dialog[open]')").await;
        assert_eq!(code(local.connect(&token, "phone").await), Code::EXPIRED_TOKEN);

        stage.visit(&format!("apps/{APP}/audit")).await;
        stage.page.shows("Set how long access tokens work").await;
    })
    .await;
    local.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_secret_ends_every_token_and_the_console_goes_on() {
    scene("secret-refreshed", async |stage| {
        stage.sign_in_first().await;
        let token = stage.register("acme-dev", "before", "Came Before").await;
        let page = &stage.page;
        open(page, &stage.server.url(), "acme-dev").await;
        page.button("Refresh secret…").await.click().await;
        page.shows("Every access token of the app ends.").await;
        page.shows("This cannot be undone.").await;
        page.button("Refresh the secret").await.click().await;
        page.shows("The App Secret is new.").await;
        assert_eq!(code(stage.connect("acme-dev", &token, "phone").await), Code::INVALID_TOKEN);

        // The gateway signs with the new one at once, and after a restart.
        let page = &stage.page;
        page.button("Test now").await.click().await;
        page.shows("Answers in").await;
        stage.crash_and_restart().await;
        let token = stage.register("acme-dev", "after", "Came After").await;
        drop(stage.connect("acme-dev", &token, "phone").await.expect("connects"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_production_the_apps_name_is_typed_before_its_secret_is_refreshed() {
    scene("secret-guard", async |stage| {
        stage.sign_in_first().await;
        let page = &stage.page;
        open(page, &stage.server.url(), "acme-live").await;
        page.shows("PRODUCTION").await;
        page.button("Refresh secret…").await.click().await;
        let guard = "Type acme-live to refresh the secret in production";
        page.field(guard).await;
        page.button("Refresh the secret").await.click().await;
        page.until("document.querySelector('dialog[open]')").await;
        page.field(guard).await.fill("acme-live").await;
        survey(page, "secret-en").await;
        page.button("Refresh the secret").await.click().await;
        page.shows("The App Secret is new.").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_webhook_is_sent_elsewhere_and_back() {
    scene("webhook-changed", async |stage| {
        stage.sign_in_first().await;
        let page = &stage.page;
        open(page, &stage.server.url(), "acme-dev").await;
        // The first start has set it up.
        page.shows("/hooks/acme-dev").await;
        let own = format!("{}.querySelector('.setting-value code').innerText", row("Webhook"));
        let own: String = page.js(&own).await;
        open_webhook(page).await;
        page.field("Address").await.fill("https://elsewhere.example/hook").await;
        page.shows("This console learns nothing by itself any more.").await;
        page.button("Save").await.click().await;
        page.shows("The webhook is set.").await;
        page.shows("https://elsewhere.example/hook").await;

        open_webhook(page).await;
        page.field("Address").await.fill("not an address").await;
        page.button("Save").await.click().await;
        page.until("document.querySelector('dialog [aria-invalid=true]')").await;
        page.button("Use this gateway’s address").await.click().await;
        page.button("Save").await.click().await;
        page.shows(&own).await;
        page.hides("https://elsewhere.example/hook").await;
    })
    .await;
}

async fn open_webhook(page: &Page) {
    page.until("!document.querySelector('dialog[open]')").await;
    press_in(page, "Webhook").await;
    page.field("Address").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_of_the_cloud_names_where_things_are_set_and_keeps_what_is_declared() {
    let cloud = Standalone::start(Environment::Production).await;
    let server = Server::start_with(&[], Some(cloud.app(false))).await;
    scene_on(server, "cloud-app", "en", async |stage| {
        stage.sign_in_first().await;
        let page = &stage.page;
        open(page, &stage.server.url(), APP).await;
        page.shows("Nexconn’s Console › Chat › Chat settings › Webhooks").await;
        page.shows(&format!("/hooks/{APP}")).await;
        page.shows("No event yet").await;
        page.shows("not declared").await;
        page.button("Test now").await.click().await;
        page.shows("Answers in").await;
        survey(page, "app-cloud-en").await;

        // By keyboard alone: the second of the buttons is that of the tokens.
        page.js::<()>(&format!("{}.querySelector('button').focus()", row("Access tokens"))).await;
        page.press("Enter").await;
        page.find("radio", "Don’t know").await;
        page.shows("Nothing changes at Nexconn").await;
        page.press("ArrowDown").await;
        page.until("document.querySelector('dialog input[type=radio]:checked')").await;
        page.find("radio", "For a time after it was issued").await.click().await;
        page.field("Length").await.fill("30").await;
        page.button("Declare").await.click().await;
        page.shows("Declared, with your name and the time.").await;
        page.shows("Expire after 30 d").await;
        page.reload().await;
        page.shows("Expire after 30 d").await;
        page.shows("owner@localhost").await;

        stage.visit(&format!("apps/{APP}/test-users")).await;
        let page = &stage.page;
        page.shows("Test users are deleted in development only").await;
        survey(page, "test-users-cloud-en").await;
    })
    .await;
    cloud.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_an_app_is_accessible_in_both_languages() {
    for (language, browser) in [("en", "en"), ("zh", "zh-CN")] {
        let name = format!("app-{language}");
        e2e::scene_with(&name, browser, &[], async |stage| {
            let page = &stage.page;
            stage.sign_in_in_any_language().await;
            stage.visit("apps/acme-dev/app").await;
            page.until("document.querySelectorAll('.setting').length >= 9").await;
            survey(page, &format!("app-local-{language}")).await;
            if language == "zh" {
                stage.visit("apps/acme-live/app").await;
                page.button("更新 Secret…").await.click().await;
                page.until("document.querySelector('dialog[open] .guard input')").await;
                survey(page, "secret-zh").await;
            }
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_cloud_app_is_accessible_in_chinese() {
    let cloud = Standalone::start(Environment::Production).await;
    let server = Server::start_with(&[], Some(cloud.app(false))).await;
    scene_on(server, "cloud-app-zh", "zh-CN", async |stage| {
        stage.sign_in_in_any_language().await;
        stage.visit(&format!("apps/{APP}/app")).await;
        stage.page.until("document.querySelectorAll('.setting').length >= 9").await;
        survey(&stage.page, "app-cloud-zh").await;
        stage.visit(&format!("apps/{APP}/test-users")).await;
        stage.page.until("document.querySelector('.state h2')").await;
        survey(&stage.page, "test-users-cloud-zh").await;
    })
    .await;
    cloud.stop().await;
}
