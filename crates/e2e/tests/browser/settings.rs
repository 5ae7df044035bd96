//! What owners change about an app, by keyboard alone.

use e2e::signed::{self, Service};
use e2e::{Page, scene};
use nexconn_api::nexconn::{BanUsers, BanUsersRequest, IssueAccessToken, IssueAccessTokenRequest};

const APP: &str = "acme-dev";

/// Presses the button of that name in the dialog that is open, and waits until the dialog is gone.
async fn send(page: &Page, submit: &str) {
    page.tab_to(submit).await;
    page.press("Enter").await;
    page.until("!document.querySelector('dialog[open]')").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_takes_in_whom_nexconn_lists() {
    scene("fill", async |stage| {
        stage.sign_in_first().await;
        // Past the gateway: nothing tells it of this user.
        let service = Service::of(stage, APP).await;
        let user_id = "stranger-7".to_owned();
        let request = IssueAccessTokenRequest {
            user_id: user_id.clone(),
            name: "From Elsewhere".to_owned(),
            avatar_url: None,
        };
        signed::call::<IssueAccessToken>(&service, &request).await.expect("registered");
        let request = BanUsersRequest { user_ids: vec![user_id], duration_minutes: 60 };
        signed::call::<BanUsers>(&service, &request).await.expect("banned");

        stage.visit("apps/acme-dev/app").await;
        let page = &stage.page;
        page.shows("never filled").await;
        page.tab_to("Fill…").await;
        page.press("Enter").await;
        page.shows("Nothing changes at Nexconn.").await;
        page.tab_to("Fill the directory").await;
        page.press("Enter").await;
        page.arrives_at("/jobs/").await;
        page.shows("stranger-7").await;

        stage.visit("apps/acme-dev/users?q=stranger").await;
        stage.page.find("button", "Ban stranger-7…").await;
        stage.visit("apps/acme-dev/app").await;
        stage.page.hides("never filled").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_is_set_by_keyboard_alone() {
    scene("app-keyboard", async |stage| {
        stage.sign_in_first().await;
        let token = stage.register(APP, "before", "Came Before").await;
        let page = &stage.page;
        stage.visit("apps/acme-dev/app").await;
        page.find("group", "Clock difference").await;

        page.tab_to("Refresh secret…").await;
        page.press("Enter").await;
        page.shows("This cannot be undone.").await;
        send(page, "Refresh the secret").await;
        page.shows("The App Secret is new.").await;
        assert!(stage.connect(APP, &token, "phone").await.is_err(), "the token is dead");

        let page = &stage.page;
        page.tab_to("Change…").await;
        page.press("Enter").await;
        page.find("radio", "For a time after it was issued").await;
        page.press("ArrowDown").await;
        page.tab_to("Length").await;
        page.type_text("9").await;
        send(page, "Set").await;
        page.shows("Expire after").await;

        page.tab_to("Test now").await;
        page.press("Enter").await;
        page.shows("Answers in").await;

        page.tab_to("Change…").await;
        page.press("Enter").await;
        page.field("Address").await;
        // Tab chooses what the field holds, so that typing replaces it.
        page.tab_to("Address").await;
        page.type_text("https://elsewhere.example/hook").await;
        send(page, "Save").await;
        page.shows("The webhook is set.").await;
        page.shows("https://elsewhere.example/hook").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_user_is_deleted_by_keyboard_alone() {
    scene("test-user-keyboard", async |stage| {
        stage.sign_in_first().await;
        stage.register_many(APP, &[("one", "Stays Here"), ("two", "Goes Away")]).await;
        stage.visit("apps/acme-dev/test-users").await;
        let page = &stage.page;
        page.shows("Goes Away").await;
        page.tab_to("Delete Goes Away…").await;
        page.press("Enter").await;
        page.shows("This cannot be undone.").await;
        send(page, "Delete test user").await;
        page.shows("Goes Away deleted.").await;
        page.find("meter", "1 of 100 registered users").await;
    })
    .await;
}
