//! The API explorer, as somebody uses it who tries an endpoint out.

use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_with};

const BAN: &str = "apps/acme-dev/explorer?call=banUsers";

async fn open(stage: &Stage, call: &str) {
    stage.visit(&format!("apps/acme-dev/explorer?call={call}")).await;
    stage.page.find("tab", "curl").await;
}

/// Types ids into the field of that name, each ended with Enter.
async fn ids(page: &Page, field: &str, ids: &[&str]) {
    page.field(field).await.focus().await;
    for id in ids {
        page.type_text(id).await;
        page.press("Enter").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_users_are_banned_with_a_reason_and_read_back() {
    scene("explorer-ban", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("c_dubois", "Chloé Dubois"), ("kmori", "Mori")]).await;
        open(stage, "banUsers").await;
        let page = &stage.page;
        page.button("Send").await.click().await;
        page.shows("2 fields to correct").await;
        ids(page, "userIds", &["c_dubois", "kmori"]).await;
        page.field("durationMinutes").await.fill("50000").await;
        page.button("Check only").await.click().await;
        page.shows("Give a number from 1 to 43200, not 50000.").await;
        page.field("durationMinutes").await.fill("1440").await;
        page.button("Check only").await.click().await;
        page.shows("Nothing was sent.").await;
        page.button("Send for 2 users").await.click().await;
        page.find("dialog", "Send “Ban”").await;
        page.shows("“Unban” takes it back.").await;
        page.field("Reason").await.fill("tried from the explorer").await;
        let send = "document.querySelector('dialog[open] [type=submit]').click()";
        page.js::<()>(send).await;
        page.shows("HTTP 200").await;
        page.shows("POST /v4/user/ban HTTP/1.1").await;

        page.link("List banned (reads)").await.click().await;
        page.heading("List banned").await;
        page.button("Send").await.click().await;
        page.shows("\"userId\": \"c_dubois\"").await;
        page.shows("\"userId\": \"kmori\"").await;

        stage.visit("apps/acme-dev/audit").await;
        page.shows("Ban for 1 d").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_shown_as_code_for_every_sdk() {
    scene("explorer-code", async |stage| {
        stage.sign_in_first().await;
        open(stage, "banUsers").await;
        let page = &stage.page;
        page.button("Fill in the example").await.click().await;
        page.shows("-d '{\"userIds\":").await;
        for (tab, code) in [
            ("Python", "duration_minutes=10,"),
            ("Go untested", "BanUsers(context.Background())"),
            ("Node.js untested", "await api.banUsers({"),
            ("Java untested", "UserBanRequest.fromJson("),
        ] {
            page.find("tab", tab).await.click().await;
            page.shows(code).await;
        }
        page.press("Home").await;
        page.shows("curl -X POST").await;
        // nexconn-local's own endpoints are in no SDK.
        open(stage, "getApp").await;
        assert_eq!(page.all("tab").await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_shown_once_and_copied_apart_from_the_answer() {
    scene("explorer-token", async |stage| {
        stage.sign_in_first().await;
        open(stage, "issueAccessToken").await;
        let page = &stage.page;
        page.field("userId").await.fill("from-explorer").await;
        page.field("name").await.fill("Explored").await;
        page.button("Send for 1 user").await.click().await;
        page.find("dialog", "Send “Register, issue token”").await;
        page.js::<()>("document.querySelector('dialog[open] [type=submit]').click()").await;
        page.shows("(shown below)").await;
        page.button("Copy token").await;
        let token: String = page.js("document.querySelector('.token-text').textContent").await;
        assert_eq!(token.trim().len(), 64);
        open(stage, "getUser").await;
        page.field("userId").await.fill("nobody").await;
        page.button("Send for 1 user").await.click().await;
        page.shows("HTTP 400").await;
        let kept = format!("document.documentElement.innerHTML.includes('{}')", token.trim());
        assert!(!page.js::<bool>(&kept).await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_final_is_typed_in_production() {
    scene("explorer-production", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-live", &[("real", "Real Person")]).await;
        stage.visit("apps/acme-live/explorer?call=softDeleteUsers").await;
        let page = &stage.page;
        ids(page, "userIds", &["real"]).await;
        page.button("Send for 1 user").await.click().await;
        page.find("dialog", "Send “Soft-delete”").await;
        page.field("Reason").await.fill("asked by letter").await;
        page.js::<()>("document.querySelector('dialog[open] [type=submit]').click()").await;
        assert!(page.js::<bool>("!!document.querySelector('dialog[open] .guard')").await);
        page.js::<()>("document.querySelector('dialog[open] .guard input').focus()").await;
        page.type_text("real").await;
        page.js::<()>("document.querySelector('dialog[open] [type=submit]').click()").await;
        page.shows("\"operationId\":").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_finds_and_sends_a_call() {
    scene("explorer-keys", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("keys", "Keys Only")]).await;
        stage.visit("apps/acme-dev/explorer").await;
        let page = &stage.page;
        page.tab_to("Filter endpoints").await;
        page.type_text("/v4/user/get").await;
        page.tab_to("Get info (reads)").await;
        page.press("Enter").await;
        page.heading("Get info").await;
        page.tab_to("userId").await;
        page.type_text("keys").await;
        page.tab_to("Send for 1 user").await;
        page.press("Enter").await;
        page.shows("\"name\": \"Keys Only\"").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_explorer_looks_right() {
    for language in ["en", "zh-Hans"] {
        scene_with("explorer-looks", language, &[], async |stage| {
            looks(stage, language).await;
        })
        .await;
    }
}

async fn looks(stage: &Stage, language: &str) {
    stage.page.open(stage.server.link()).await;
    stage.page.until("document.querySelector('input[type=password]')").await;
    stage.page.js::<()>("document.querySelector('input[type=password]').focus()").await;
    stage.page.type_text(e2e::scene::PASSWORD).await;
    stage.page.press("Enter").await;
    stage.page.until("document.querySelector('.connection-line')").await;
    let page = &stage.page;
    stage.visit(BAN).await;
    page.until("document.querySelector('.call-form > .button')").await;
    page.js::<()>("document.querySelector('.call-form > .button').click()").await;
    survey(page, &format!("explorer-{language}")).await;
    page.js::<()>("document.querySelector('.form-actions .button').click()").await;
    page.until("document.querySelector('dialog[open] .reason')").await;
    survey(page, &format!("explorer-confirm-{language}")).await;
    stage.visit("apps/acme-dev/explorer?call=getApp").await;
    page.until("document.querySelector('.form-actions .button')").await;
    page.js::<()>("document.querySelector('.form-actions .button').click()").await;
    page.until("document.querySelector('.http-stamp')").await;
    survey(page, &format!("explorer-answer-{language}")).await;
    stage.visit("apps/acme-dev/explorer").await;
    page.until("document.querySelector('.endpoint-link')").await;
    survey(page, &format!("explorer-list-{language}")).await;
}
