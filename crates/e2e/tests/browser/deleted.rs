//! Soft deletion and restoring: done in the page, told by webhook in the open page, checked at the service and on a
//! connected client.

use std::sync::Arc;
use std::time::Duration;

use e2e::server::Server;
use e2e::signed::{self, Keys, Service};
use e2e::survey::survey;
use e2e::{Page, Stage, scene, scene_on, scene_with};
use kit::{Clock, ManualClock, SystemClock};
use nexconn_api::Code;
use nexconn_api::admin::Environment;
use nexconn_api::local::{SetWebhook, SetWebhookRequest};
use nexconn_api::nexconn::{
    IssueAccessToken, IssueAccessTokenRequest, ListSoftDeletedUsers, ListSoftDeletedUsersRequest,
    SoftDeleteUsers, SoftDeleteUsersRequest,
};
use nexconn_api::webhooks::Event;
use nexconn_client::{Connection, End, Error};
use nexconn_local::{AppConfig, Config, ServiceClock};
use serde_json::json;
use tokio::net::TcpListener;

const DEV: &str = "acme-dev";
const LIVE: &str = "acme-live";
/// Longest time for what the service does at once.
const AT_ONCE: Duration = Duration::from_secs(15);
/// In milliseconds.
const MINUTE: u32 = 60 * 1000;

/// Registers users, and returns an access token of the first.
async fn people(stage: &Stage, app: &str, users: &[(&str, &str)]) -> String {
    stage.register_many(app, users).await;
    let (user_id, name) = users[0];
    let request =
        IssueAccessTokenRequest { user_id: user_id.into(), name: name.into(), avatar_url: None };
    let service = Service::of(stage, app).await;
    let issued = signed::call::<IssueAccessToken>(&service, &request).await.expect("issued");
    issued.access_token.reveal().to_owned()
}

/// Nexconn's own list of deleted users.
async fn deleted(service: &Service) -> Vec<String> {
    let request = ListSoftDeletedUsersRequest::default();
    let mut list = signed::call::<ListSoftDeletedUsers>(service, &request).await.expect("told");
    list.user_ids.sort();
    list.user_ids
}

async fn ended(mut connection: Connection) -> Code {
    let end = tokio::time::timeout(AT_ONCE, connection.ended()).await.expect("at once");
    match end.expect("an end") {
        End::Cut { code, .. } => code,
        End::Closed => panic!("it closed without a code"),
    }
}

/// Presses the last button of a user's page, which moves down until all above it has been read.
async fn ask_to_delete(page: &Page, button: &str) {
    page.button(button).await.focus().await;
    page.press("Enter").await;
    page.until("document.querySelector('dialog[open]')").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_is_deleted_and_the_result_arrives_by_webhook_in_the_open_page() {
    scene("delete", async |stage| {
        stage.sign_in_first().await;
        let token = people(stage, DEV, &[("sofia_l", "Sofia Lindqvist")]).await;
        let phone = stage.connect(DEV, &token, "phone").await.expect("connected");
        let page = &stage.page;
        stage.visit("apps/acme-dev/users/sofia_l").await;
        page.heading("Sofia Lindqvist").await;
        ask_to_delete(page, "Soft-delete…").await;
        page.find("dialog", "Soft-delete Sofia Lindqvist").await;
        page.shows("Message history, offline messages and their settings").await;
        page.shows("Group and community memberships").await;
        page.shows("1 user is online").await;
        page.shows("can be restored").await;
        page.field("Case number").await.fill("GDPR-214").await;
        page.field("Reason").await.fill("Asked for by letter of Ms Lindqvist").await;
        page.button("Soft-delete 1 user").await.click().await;
        page.shows("Sofia Lindqvist: soft deletion accepted.").await;
        assert_eq!(ended(phone).await, Code(31029));

        // The open page goes on by itself: from waiting to confirmed, and what was known is erased.
        page.shows("Confirmed").await;
        page.shows("Nexconn has confirmed it.").await;
        page.heading("sofia_l").await;
        page.hides("Sofia Lindqvist").await;
        page.shows("This user is soft-deleted: the app sees code 31029.").await;
        let refused = stage.connect(DEV, &token, "phone").await;
        assert!(matches!(refused, Err(Error::Refused { code: Code(31029), .. })), "{refused:?}");
        let service = Service::of(stage, DEV).await;
        assert_eq!(deleted(&service).await, ["sofia_l"]);

        // Nothing that makes no sense for a deleted user is offered.
        assert!(page.js::<bool>("![...document.querySelectorAll('main button')].some(button => /Ban|Edit|Expire/.test(button.innerText))").await);

        stage.visit("apps/acme-dev/users?status=deleted").await;
        page.shows("Soft-deleted").await;

        stage.visit("apps/acme-dev/deleted").await;
        page.first("link", "sofia_l").await;
        for said in ["erased", "GDPR-214", "owner@localhost", "Confirmed", "in 59 min"] {
            page.shows(said).await;
        }
        page.link("Print record").await.click().await;
        page.heading("Deletion record").await;
        for said in ["sofia_l", "GDPR-214", "owner@localhost", "With Nexconn’s confirmation."] {
            page.shows(said).await;
        }
        page.button("Print").await;
        page.hides("Sofia").await;
        page.hides("letter").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn restoring_inside_the_hour_is_refused_and_after_it_the_id_is_registered_anew() {
    let data = tempfile::tempdir().expect("a folder");
    let app = AppConfig::generate(Environment::Development).expect("an app");
    let keys = Keys { app_key: app.app_key.clone(), app_secret: app.app_secret.clone() };
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let config = Config { apps: vec![app], ..Config::of(data.path()) };
    let manual = ServiceClock::Manual(Arc::clone(&clock));
    let running = nexconn_local::start(config, manual, listener).await.expect("starts");
    let apps = json!([{
        "slug": DEV, "name": "Acme", "appKey": keys.app_key, "appSecret": keys.app_secret.reveal(),
        "baseUrl": running.base_url(), "environment": "development",
    }]);
    let service = Service::at(running.base_url(), keys);
    let server = Server::start_with(&[], Some(apps.to_string())).await;
    let url = Some(format!("{}/hooks/{DEV}", server.url()));
    scene_on(server, "restore", "en", async |stage| {
        stage.sign_in_first().await;
        stage.register_many(DEV, &[("seun_adeyemi", "Seun Adeyemi")]).await;
        let page = &stage.page;

        // No webhook is set up: the deletion stays accepted, and the page says what to do.
        stage.visit("apps/acme-dev/users/seun_adeyemi").await;
        ask_to_delete(page, "Soft-delete…").await;
        page.button("Soft-delete 1 user").await.click().await;
        page.shows("Seun Adeyemi: soft deletion accepted.").await;
        page.shows("Not confirmed").await;
        page.heading("Seun Adeyemi").await;
        stage.visit("apps/acme-dev/deleted").await;
        page.shows("Deletions stay “accepted, not confirmed”.").await;

        // Once it is set up, what was done in between comes.
        let events = vec![Event::ActivationState, Event::ConnectionStatus];
        let request = SetWebhookRequest { url, events, activation_type: None };
        signed::call::<SetWebhook>(&service, &request).await.expect("set");
        clock.advance(2000);
        page.shows("Confirmed").await;
        page.hides("Seun").await;

        clock.advance(5 * MINUTE);
        page.first("button", "Restore…").await.click().await;
        page.find("dialog", "Restore seun_adeyemi").await;
        page.shows("seun_adeyemi can’t be restored yet.").await;
        page.shows("unless Nexconn’s clock is ahead").await;
        page.button("Send it now, to be refused").await.click().await;
        page.shows("seun_adeyemi: sent too early.").await;
        page.shows("Waiting for Nexconn’s confirmation").await;
        clock.advance(2000);
        page.shows("Refused, too early").await;
        assert_eq!(deleted(&service).await, ["seun_adeyemi"]);

        // The service's clock decides, and there the hour is over.
        clock.advance(60 * MINUTE);
        page.first("button", "Try again…").await.click().await;
        page.button("Send it now, to be refused").await.click().await;
        page.shows("Waiting for Nexconn’s confirmation").await;
        clock.advance(2000);
        page.shows("Set info and issue a token").await;
        page.shows("Nobody is deleted in Acme").await;
        assert!(deleted(&service).await.is_empty());
        page.link("Set info and issue a token").await.click().await;
        page.heading("Register user").await;
        page.shows("This id is registered and has no name.").await;
        page.field("Name").await.fill("Seun A.").await;
        page.button("Issue access token").await.click().await;
        page.shows("Access token for Seun A.").await;
    })
    .await;
    running.stop().await.expect("stops");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_users_are_deleted_by_a_job_after_their_number_was_typed() {
    scene("delete-job", async |stage| {
        stage.sign_in_first().await;
        people(
            stage,
            LIVE,
            &[("job-1", "First Gone"), ("job-2", "Second Gone"), ("job-3", "Third Gone")],
        )
        .await;
        let page = &stage.page;
        stage.visit("apps/acme-live/deleted").await;
        page.shows("Nobody is deleted in").await;
        page.link("Soft-delete users…").await.click().await;
        page.heading("Paste users").await;
        page.until("document.activeElement?.localName === 'textarea'").await;
        page.type_text("job-1\njob-2\njob-3\n").await;
        page.button("Find the users").await.click().await;
        page.shows("3 users in 3 lines").await;
        page.shows("Their data is erased for good").await;
        let submit = page.button("Soft-delete 3 users").await;
        submit.click().await;
        let service = Service::of(stage, LIVE).await;
        assert!(deleted(&service).await.is_empty(), "the number is to be typed first");
        page.field("Type 3 to soft-delete that many users in production").await.fill("3").await;
        page.button("Soft-delete 3 users").await.click().await;
        page.arrives_at("/jobs/").await;
        page.until("document.querySelector('.job-progress [aria-valuenow=\"100\"]')").await;
        assert_eq!(deleted(&service).await, ["job-1", "job-2", "job-3"]);

        stage.visit("apps/acme-live/deleted").await;
        page.shows("Soft-delete 3 users").await;
        page.shows("Confirmed").await;
        for id in ["job-1", "job-2", "job-3"] {
            page.find("checkbox", &format!("Select {id}")).await.click().await;
        }
        page.shows("3 selected").await;
        page.button("Restore selected…").await.click().await;
        page.find("dialog", "Restore 3 users").await;
        page.shows("3 users can’t be restored yet.").await;

        // A list that is pasted tells who is deleted already.
        stage.visit("apps/acme-live/many").await;
        page.until("document.activeElement?.localName === 'textarea'").await;
        page.type_text("job-1\njob-2\nnobody-yet\n").await;
        page.button("Find the users").await.click().await;
        page.shows("Nothing else can be done to them until they are restored.").await;
        page.shows("Deleted, left out").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_is_deleted_and_restored_by_keyboard_alone() {
    scene("delete-keyboard", async |stage| {
        stage.sign_in_first().await;
        people(stage, LIVE, &[("typist", "Key Board")]).await;
        let page = &stage.page;
        stage.visit("apps/acme-live/users/typist").await;
        page.heading("Key Board").await;
        page.button("Soft-delete…").await.focus().await;
        page.press("Enter").await;
        page.find("dialog", "Soft-delete Key Board").await;
        page.until("document.activeElement.labels?.[0]?.innerText.startsWith('Case number')").await;
        page.type_text("GDPR-9").await;
        // Enter sends nothing before the id is typed.
        page.press("Enter").await;
        let service = Service::of(stage, LIVE).await;
        assert!(deleted(&service).await.is_empty());
        page.press("Tab").await;
        page.press("Tab").await;
        while !page.focused().await.starts_with("Type typist") {
            page.press("Tab").await;
        }
        page.type_text("typist").await;
        page.press("Enter").await;
        page.shows("Key Board: soft deletion accepted.").await;
        page.until("!document.querySelector('dialog[open]')").await;
        assert_eq!(deleted(&service).await, ["typist"]);

        stage.visit("apps/acme-live/deleted").await;
        page.shows("Confirmed").await;
        page.hides("Key Board").await;
        page.until("document.querySelector('tbody a')").await;
        page.js::<()>("void document.querySelector('tbody a').focus()").await;
        page.press(" ").await;
        page.shows("1 selected").await;
        page.button("Restore selected…").await.focus().await;
        page.press("Enter").await;
        page.find("dialog", "Restore typist").await;
        page.press("Escape").await;
        page.until("!document.querySelector('dialog[open]')").await;
        assert_eq!(page.focused().await, "Restore selected…");

        // Sent all the same: Nexconn refuses it within the hour.
        page.press("Enter").await;
        page.find("dialog", "Restore typist").await;
        page.tab_to("Send it now, to be refused").await;
        page.press("Enter").await;
        page.shows("Refused, too early").await;
        assert_eq!(deleted(&service).await, ["typist"]);
    })
    .await;
}

const PEOPLE: &[(&str, &str)] = &[
    ("sofia_l", "Sofia Lindqvist"),
    ("isesay_4471", "Ibrahim Sesay"),
    ("usr-20260914-00412", "林晓雨"),
    ("layla-haddad", "ليلى حداد"),
    ("a-very-long-id-that-goes-on-and-on-until-it-has-sixty-four-bytes", "Nguyễn Thị Minh Khai"),
    ("kmori", "Kenji Mori"),
];

async fn looks(language: &'static str, browser: &'static str) {
    let [delete, submit, restore]: [&str; 3] = match browser {
        "en" => ["Soft-delete…", "Soft-delete 1 user", "Restore…"],
        _ => ["软删除…", "软删除 1 个用户", "恢复…"],
    };
    scene_with(&format!("deleted-{language}"), browser, &[], async |stage| {
        stage.sign_in_in_any_language().await;
        people(stage, LIVE, PEOPLE).await;
        let page = &stage.page;
        stage.visit("apps/acme-live/deleted").await;
        page.until("document.querySelector('.state h2')").await;
        survey(page, &format!("deleted-empty-{language}")).await;

        stage.visit("apps/acme-live/users/sofia_l").await;
        ask_to_delete(page, delete).await;
        page.until("document.querySelector('dialog[open] .action-effects li')").await;
        survey(page, &format!("soft-delete-{language}")).await;
        page.js::<()>("void document.querySelector('dialog[open] .guard input').focus()").await;
        page.type_text("sofia_l").await;
        page.button(submit).await.click().await;
        page.until("document.querySelector('main a[href*=\"deleted/records\"]')").await;
        survey(page, &format!("deleted-user-{language}")).await;

        let service = Service::of(stage, LIVE).await;
        for (user_id, _) in &PEOPLE[1..5] {
            let request = SoftDeleteUsersRequest { user_ids: vec![(*user_id).to_owned()] };
            signed::call::<SoftDeleteUsers>(&service, &request).await.expect("accepted");
        }
        stage.visit("apps/acme-live/deleted").await;
        page.until("document.querySelectorAll('tbody a').length === 5").await;
        page.until("document.querySelector('.operation')").await;
        survey(page, &format!("deleted-{language}")).await;
        page.all("button").await;
        page.first("button", restore).await.click().await;
        page.until("document.querySelector('dialog[open] .fate')").await;
        survey(page, &format!("restore-{language}")).await;
        page.press("Escape").await;

        stage.visit("apps/acme-live/users").await;
        page.until("document.querySelector('.stamp[data-kind=deleted]')").await;
        survey(page, &format!("users-deleted-{language}")).await;
        stage.visit("apps/acme-live/deleted/records/1").await;
        page.until("document.querySelector('.record-counts li')").await;
        survey(page, &format!("deletion-record-{language}")).await;
        print(page, &format!("deletion-record-print-{language}")).await;
    })
    .await;
}

/// Takes a picture of the page as it is printed.
async fn print(page: &Page, name: &str) {
    page.prints(true).await;
    page.picture(name).await;
    let is_bare: bool =
        page.js("getComputedStyle(document.querySelector('.side-bar')).display === 'none'").await;
    assert!(is_bare, "the navigation is printed");
    page.prints(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deleted_users_look_right_in_english() {
    looks("en", "en").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deleted_users_look_right_in_chinese() {
    looks("zh", "zh-CN").await;
}
