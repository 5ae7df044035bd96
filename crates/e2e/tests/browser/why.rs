//! "Why can't this user connect?", each answer against what a client of the user meets.

use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_with};
use kit::Clock;
use nexconn_api::nexconn::{BanUsers, ExpireAccessTokens};
use serde_json::json;

const PROOF: &str = "T-48190";

/// Goes there with Tab and presses Enter.
async fn press_by_key(page: &Page, name: &str) {
    page.tab_to(name).await;
    page.press("Enter").await;
}

async fn ban(stage: &Stage, app: &str, user_id: &str) {
    let request = json!({"userIds": [user_id], "durationMinutes": 4320});
    stage.change::<BanUsers>(app, "Insulting messages after a warning", request).await;
}

async fn expire(stage: &Stage, app: &str, user_id: &str) {
    let request = json!({"userIds": [user_id], "expiresAt": kit::SystemClock.now()});
    stage.change::<ExpireAccessTokens>(app, "Account shared", request).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_is_not_registered_is_told_as_such() {
    scene("why-missing", async |stage| {
        stage.sign_in_first().await;
        stage.visit("apps/acme-dev/users/nobody").await;
        let page = &stage.page;
        page.shows("Nexconn knows no user with this id.").await;
        page.shows("Not registered").await;
        page.watch.pardon("404");
        press_by_key(page, "Register this id").await;
        page.heading("Register user").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ban_stops_a_user_until_it_is_lifted_beside_the_answer() {
    scene("why-banned", async |stage| {
        stage.sign_in_first().await;
        let token = stage.register("acme-dev", "t-herrera", "Tomás Herrera").await;
        let page = &stage.page;
        page.shows("Nothing found here stops this user").await;
        ban(stage, "acme-dev", "t-herrera").await;
        let refused = stage.connect("acme-dev", &token, "phone").await;
        assert!(refused.is_err(), "banned");
        // The ban was not made by this page: it came by the stream of events.
        page.shows("A ban stops this user until").await;
        page.shows("2 d 23 h left").await;
        page.shows("Reason: “Insulting messages after a warning”. Case T-48190.").await;
        page.shows("Set by owner@localhost for 3 d").await;
        press_by_key(page, "Unban…").await;
        page.heading("Unban Tomás Herrera").await;
        page.button("Unban user").await.click().await;
        page.shows("Nothing found here stops this user, who is not connected.").await;
        page.hides("Change end…").await;
        let connected = stage.connect("acme-dev", &token, "phone").await.expect("lets in");
        stage.page.button("Ask again").await.click().await;
        stage.page.shows("This user is connected.").await;
        stage.page.shows("A device is connected").await;
        connected.disconnect().await.expect("closes");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connected_user_is_shown_online_until_the_device_leaves() {
    scene("why-online", async |stage| {
        stage.sign_in_first().await;
        let token = stage.register("acme-dev", "mei-tanaka", "田中 芽衣").await;
        let connected = stage.connect("acme-dev", &token, "phone").await.expect("lets in");
        stage.visit("apps/acme-dev/users/mei-tanaka").await;
        let page = &stage.page;
        page.shows("This user is connected.").await;
        page.shows("Access token works").await;
        page.until("document.querySelector('.user-under .dot')?.dataset.state === 'on'").await;
        connected.disconnect().await.expect("closes");
        press_by_key(page, "Ask again").await;
        page.shows("Nothing found here stops this user, who is not connected.").await;
        page.until("document.querySelector('.user-under .dot')?.dataset.state === 'off'").await;
        assert_eq!(page.focused().await, "Ask again", "the focus stays");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_token_is_the_likely_cause_until_a_new_one_is_issued() {
    scene("why-token", async |stage| {
        stage.sign_in_first().await;
        let token = stage.register("acme-dev", "c-dubois", "Chloé Dubois").await;
        expire(stage, "acme-dev", "c-dubois").await;
        assert!(stage.connect("acme-dev", &token, "phone").await.is_err(), "expired");
        stage.visit("apps/acme-dev/users/c-dubois").await;
        let page = &stage.page;
        page.shows("Probably the app still uses an expired access token.").await;
        page.shows("were expired here, and none was issued here since").await;
        press_by_key(page, "Issue access token").await;
        page.shows("This id is registered already, as “Chloé Dubois”.").await;
        page.button("Issue access token").await.click().await;
        page.shows("Access token for Chloé Dubois").await;
        let token: String = page.js("document.querySelector('.token-text').innerText").await;
        let connected = stage.connect("acme-dev", &token, "phone").await.expect("lets in");
        page.find("checkbox", "I have copied the token").await.click().await;
        page.button("Open the user").await.click().await;
        page.shows("This user is connected.").await;
        page.shows("The live connection shows it.").await;
        connected.disconnect().await.expect("closes");
    })
    .await;
}

async fn look(language: &'static str, browser: &'static str) {
    scene_with(&format!("why-looks-{language}"), browser, &[], async |stage| {
        let page = &stage.page;
        page.open(stage.server.link()).await;
        page.until("document.querySelector('input[type=password]')").await;
        page.js::<()>("document.querySelector('input[type=password]').focus()").await;
        page.type_text(e2e::scene::PASSWORD).await;
        page.press("Enter").await;
        page.until("document.querySelector('.side-nav')").await;
        let users = [("t-herrera", "Tomás Herrera"), ("u3", "ليلى حداد")];
        stage.register_many("acme-live", &users).await;
        ban(stage, "acme-live", "t-herrera").await;
        stage
            .change::<BanUsers>(
                "acme-live",
                "Spam",
                json!({"userIds": ["t-herrera"], "durationMinutes": 60}),
            )
            .await;
        ban(stage, "acme-live", "t-herrera").await;
        expire(stage, "acme-live", "u3").await;
        stage.visit("apps/acme-live/users/t-herrera").await;
        page.shows(PROOF).await;
        page.until("document.querySelector('.log-row') && document.querySelector('.step')").await;
        survey(page, &format!("user-banned-{language}")).await;
        stage.visit("apps/acme-live/users/u3").await;
        page.until("document.querySelector('.log-row') && document.querySelector('.step')").await;
        survey(page, &format!("user-expired-{language}")).await;
        stage.visit("apps/acme-live/users/nobody").await;
        page.until("document.querySelector('.state') && document.querySelector('.step')").await;
        survey(page, &format!("user-unknown-{language}")).await;
        page.watch.pardon("404");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answers_are_accessible_in_english() {
    look("en", "en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answers_are_accessible_in_chinese() {
    look("zh-Hans", "zh-CN").await;
}
