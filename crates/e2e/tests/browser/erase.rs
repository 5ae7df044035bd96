//! Copies that the gateway keeps of a deleted user, erased by an owner because nothing confirms the deletion.

use e2e::server::Server;
use e2e::survey::survey;
use e2e::{Stage, scene_on};
use kit::Clock;
use nexconn_api::admin::Environment;

use crate::standalone::{APP, Standalone};

const USER: &str = "seun_adeyemi";
const NAME: &str = "Seun Adeyemi";

/// What is pressed and read, in one language.
struct Words {
    language: &'static str,
    browser: &'static str,
    delete: &'static str,
    submit_delete: &'static str,
    erase: &'static str,
    submit_erase: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    browser: "en",
    delete: "Soft-delete…",
    submit_delete: "Soft-delete 1 user",
    erase: "Erase the gateway’s copies…",
    submit_erase: "Erase copies",
};

const CHINESE: Words = Words {
    language: "zh",
    browser: "zh-CN",
    delete: "软删除…",
    submit_delete: "软删除 1 个用户",
    erase: "清除网关中的副本…",
    submit_erase: "清除副本",
};

/// Types the id into the guard of the open dialog and sends it, all by keyboard.
async fn type_and_send(stage: &Stage, submit: &str) {
    let page = &stage.page;
    page.js::<()>("void document.querySelector('dialog[open] .guard input').focus()").await;
    page.type_text(USER).await;
    page.tab_to(submit).await;
    page.press("Enter").await;
    page.until("!document.querySelector('dialog[open]')").await;
}

async fn erased(words: Words) {
    let cloud = Standalone::start(Environment::Production).await;
    let server = Server::start_with(&[], Some(cloud.app(false))).await;
    scene_on(server, &format!("erase-{}", words.language), words.browser, async |stage| {
        stage.sign_in_in_any_language().await;
        stage.register_many(APP, &[(USER, NAME)]).await;
        stage.visit(&format!("apps/{APP}/users/{USER}")).await;
        let page = &stage.page;
        page.heading(NAME).await;
        page.button(words.delete).await.focus().await;
        page.press("Enter").await;
        page.until("document.querySelector('dialog[open] .guard input')").await;
        type_and_send(stage, words.submit_delete).await;

        // Accepted, and no webhook comes: the gateway keeps the name until it is told otherwise.
        page.shows(NAME).await;
        page.button(words.erase).await.focus().await;
        page.press("Enter").await;
        page.until("document.querySelector('dialog[open] .fate')").await;
        survey(page, &format!("erase-{}", words.language)).await;
        page.button(words.submit_erase).await.click().await;
        page.until("document.querySelector('dialog[open] .guard input')").await;
        page.shows(NAME).await;
        type_and_send(stage, words.submit_erase).await;
        page.until("document.querySelector('main a[href*=\"deleted/records\"]')").await;

        // The page tells what Nexconn still has; the gateway holds the name no longer.
        stage.visit(&format!("apps/{APP}/users?status=deleted")).await;
        page.shows(USER).await;
        page.hides("Seun").await;
        cloud.clock.move_to(cloud.clock.now() + 2000);
        stage.visit(&format!("apps/{APP}/users/{USER}")).await;
        page.heading(USER).await;
        page.hides("Seun").await;
    })
    .await;
    cloud.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_confirms_is_erased_here_by_keyboard_alone() {
    erased(ENGLISH).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_confirms_is_erased_here_in_chinese() {
    erased(CHINESE).await;
}
