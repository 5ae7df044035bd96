//! The audit log, and taking changes back from it.

use e2e::signed::{self, Service};
use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_with};
use nexconn_api::nexconn::{
    BanUsers, ExpireAccessTokens, GetUser, GetUserRequest, ListBannedUsers, ListBannedUsersRequest,
    UnbanUsers, UpdateUser,
};
use serde_json::json;

/// Bans, lifts, edits and expires, so that the log has something of each kind.
async fn fill_the_log(stage: &Stage, app: &str) {
    let users = [
        ("rmenon", "Ravi Menon"),
        ("c-dubois", "Chloé Dubois"),
        ("usr-20260914-00412", "林晓雨"),
        ("a-very-long-id-that-goes-on-and-on-until-it-has-sixty-four-bytes", "ليلى حداد"),
    ];
    stage.register_many(app, &users).await;
    let spam = "Insulting messages after a warning";
    let both = json!({"userIds": ["rmenon", "c-dubois"], "durationMinutes": 4320});
    stage.change::<BanUsers>(app, spam, both).await;
    stage.change::<UnbanUsers>(app, "Appeal", json!({"userIds": ["c-dubois"]})).await;
    let name = json!({"userId": "usr-20260914-00412", "name": "林晓雨 2"});
    stage.change::<UpdateUser>(app, "Asked by the user", name).await;
    let nobody = json!({"userId": "guest_0000017", "name": "Nobody"});
    stage.change::<UpdateUser>(app, "Wrong id", nobody).await;
    let tokens = json!({"userIds": ["rmenon"], "expiresAt": 1_730_192_400_000_i64});
    stage.change::<ExpireAccessTokens>(app, "Account shared", tokens).await;
}

async fn banned(service: &Service) -> Vec<String> {
    let request = ListBannedUsersRequest::default();
    let list = signed::call::<ListBannedUsers>(service, &request).await.expect("told");
    let mut banned: Vec<_> = list.banned_users.into_iter().map(|ban| ban.user_id).collect();
    banned.sort();
    banned
}

/// Opens the one row that did `what`.
async fn open_row(page: &Page, what: &str) {
    let start = format!("Details of “{what}”");
    page.until(&format!(
        "[...document.querySelectorAll('.log-toggle')].some(row => row.ariaLabel.startsWith({start:?}))"
    ))
    .await;
    page.js::<()>(&format!(
        "void [...document.querySelectorAll('.log-toggle')].find(row => row.ariaLabel.startsWith({start:?})).focus()"
    ))
    .await;
    page.press("Enter").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bans_lifted_bans_and_names_are_taken_back_from_the_log() {
    scene("audit-undo", async |stage| {
        stage.sign_in_first().await;
        fill_the_log(stage, "acme-dev").await;
        let service = Service::of(stage, "acme-dev").await;
        assert_eq!(banned(&service).await, ["rmenon"]);
        stage.visit("apps/acme-dev/audit").await;
        let page = &stage.page;

        open_row(page, "Unban").await;
        page.shows("Undo bans again, for what was left.").await;
        page.js::<()>("document.querySelector('.log-way-back button').focus()").await;
        page.press("Enter").await;
        page.shows("It was taken back.").await;
        page.shows("Undo: Ban for 3 d").await;
        assert_eq!(banned(&service).await, ["c-dubois", "rmenon"]);

        open_row(page, "Ban for 3 d").await;
        page.shows("Undo lifts this ban.").await;
        page.js::<()>("document.querySelector('.log-way-back button').focus()").await;
        page.press("Enter").await;
        // The ban of one of them is another one by now, and stays.
        page.shows("except for 1 user for whom nothing was left").await;
        assert_eq!(banned(&service).await, ["c-dubois"]);

        let request = GetUserRequest { user_id: "usr-20260914-00412".into() };
        let user = signed::call::<GetUser>(&service, &request).await.expect("there");
        assert_eq!(user.name, "林晓雨 2");
        stage.visit("apps/acme-dev/audit?action=%2Fv4%2Fuser%2Fupdate&outcome=done").await;
        page.button("Undo").await.click().await;
        page.shows("Undo: Change name or avatar").await;
        let user = signed::call::<GetUser>(&service, &request).await.expect("there");
        assert_eq!(user.name, "林晓雨");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_filtered_and_the_filter_is_in_the_address() {
    scene("audit-filter", async |stage| {
        stage.sign_in_first().await;
        fill_the_log(stage, "acme-dev").await;
        stage.visit("apps/acme-dev/users").await;
        let page = &stage.page;
        page.link("Audit").await.click().await;
        page.heading("Audit").await;
        page.shows("9 entries").await;
        page.button("Filter by outcome").await.click().await;
        page.find("menuitem", "Refused").await.click().await;
        page.shows("1 entry").await;
        page.arrives_at("outcome=refused").await;
        page.link("guest_0000017").await;
        page.button("Remove the filter “Outcome”").await.click().await;
        page.shows("9 entries").await;
        page.button("Filter by user").await.click().await;
        page.field("User").await.fill("c-dubois").await;
        page.press("Enter").await;
        page.shows("3 entries").await;
        page.button("Filter by what").await.click().await;
        page.find("menuitem", "Unban").await.click().await;
        page.shows("1 entry").await;
        page.reload().await;
        page.shows("1 entry").await;
        page.shows("Appeal").await;
        page.button("Filter by admin").await.click().await;
        page.find("menuitem", "Gateway").await.click().await;
        page.shows("No entry fits these filters").await;
        page.button("Clear filters").await.click().await;
        page.shows("9 entries").await;
        page.button("Filter by time").await.click().await;
        page.find("menuitem", "From – to…").await.click().await;
        page.until("document.activeElement.ariaLabel === 'From'").await;
        page.press("Enter").await;
        page.arrives_at("from=").await;
        page.shows("9 entries").await;
        page.link("guest_0000017").await.click().await;
        page.shows("Nexconn knows no user “guest_0000017”").await;
        page.watch.pardon("404");
    })
    .await;
}

async fn look(language: &'static str, browser: &'static str, newest: &'static str) {
    let name = format!("audit-looks-{language}");
    scene_with(&name, browser, &[], async |stage| {
        let page = &stage.page;
        page.open(stage.server.link()).await;
        page.until("document.querySelector('input[type=password]')").await;
        page.js::<()>("document.querySelector('input[type=password]').focus()").await;
        page.type_text(e2e::scene::PASSWORD).await;
        page.press("Enter").await;
        page.until("document.querySelector('.side-nav')").await;
        fill_the_log(stage, "acme-live").await;
        stage.visit("apps/acme-live/audit").await;
        page.shows(newest).await;
        survey(page, &format!("audit-{language}")).await;
        page.js::<()>("[...document.querySelectorAll('.log-toggle')][3].click()").await;
        survey(page, &format!("audit-open-{language}")).await;
        stage.visit("apps/acme-live/audit?outcome=unknown&time=24h").await;
        page.until("document.querySelector('.state')").await;
        survey(page, &format!("audit-none-{language}")).await;
        stage.visit("apps/acme-live/users/rmenon").await;
        page.shows("Ravi Menon").await;
        page.until("document.querySelector('.log-row')").await;
        survey(page, &format!("user-activity-{language}")).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_accessible_in_english() {
    look("en", "en", "Expire access tokens").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_accessible_in_chinese() {
    look("zh-Hans", "zh-CN", "使访问令牌失效").await;
}
