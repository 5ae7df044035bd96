use e2e::scene;
use e2e::signed::{self, Service};
use nexconn_api::nexconn::{GetUser, GetUserRequest, IssueAccessToken, IssueAccessTokenRequest};

#[tokio::test(flavor = "multi_thread")]
async fn name_and_avatar_are_edited() {
    scene("edit", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("edit-me", "Before")]).await;
        stage.visit("apps/acme-dev/users/edit-me").await;
        let page = &stage.page;
        page.heading("Before").await;
        page.button("Edit…").await.click().await;
        page.field("Name").await.fill("雨".repeat(65).as_str()).await;
        page.press("Enter").await;
        page.shows("At most 64 characters; this has 65.").await;
        page.field("Name").await.fill("After").await;
        page.field("Avatar URL").await.fill("https://cdn.example/a.png").await;
        page.shows("/v4/user/update").await;
        page.button("Save 2 changes").await.click().await;
        page.heading("After").await;

        let service = Service::of(stage, "acme-dev").await;
        let request = GetUserRequest { user_id: "edit-me".into() };
        let stored = signed::call::<GetUser>(&service, &request).await.expect("is registered");
        assert_eq!(
            (stored.name.as_str(), stored.avatar_url.as_str()),
            ("After", "https://cdn.example/a.png")
        );

        let page = &stage.page;
        page.button("Edit…").await.click().await;
        page.field("Avatar URL").await.fill("").await;
        page.button("Save 1 change").await.click().await;
        page.until("!document.querySelector('dialog[open]')").await;
        let stored = signed::call::<GetUser>(&service, &request).await.expect("is registered");
        assert_eq!(stored.avatar_url, "");

        // The toast offers the way back, longer than the dialog lives.
        let last = "[...document.querySelectorAll('.toast-action')].at(-1)";
        page.until(last).await;
        page.js::<()>(&format!("{last}.focus()")).await;
        page.press("Enter").await;
        page.shows("It was taken back.").await;
        let stored = signed::call::<GetUser>(&service, &request).await.expect("is registered");
        assert_eq!(stored.avatar_url, "https://cdn.example/a.png");
        page.shows("https://cdn.example/a.png").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_obtained_before_an_instant_are_expired() {
    scene("expire", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-live", &[("expire-me", "Worried User")]).await;
        stage.visit("apps/acme-live/users/expire-me").await;
        let page = &stage.page;
        page.heading("Worried User").await;
        page.button("Expire tokens…").await.click().await;
        page.shows("Live connections stay").await;
        page.shows("This cannot be undone.").await;
        page.field("Type expire-me to expire tokens in production").await.fill("expire-me").await;
        page.button("Expire tokens").await.click().await;
        page.shows("All tokens of Worried User obtained until now are expired.").await;
        page.shows("Expire access tokens").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_the_directory_does_not_know_is_looked_up() {
    scene("look-up", async |stage| {
        stage.sign_in_first().await;
        let service = Service::of(stage, "acme-dev").await;
        let request = IssueAccessTokenRequest {
            user_id: "from-elsewhere".into(),
            name: "Registered Elsewhere".into(),
            avatar_url: None,
        };
        signed::call::<IssueAccessToken>(&service, &request).await.expect("registered");

        stage.visit("apps/acme-dev/users").await;
        let page = &stage.page;
        page.find("searchbox", "Find users").await.fill("from-elsewhere").await;
        page.shows("No known user matches").await;
        page.link("Open user “from-elsewhere”").await.click().await;
        page.heading("Registered Elsewhere").await;

        stage.visit("apps/acme-dev/users").await;
        stage.page.link("Registered Elsewhere").await;
        stage.visit("apps/acme-dev/users/nobody").await;
        stage.page.shows("Nexconn knows no user “nobody”").await;
        stage.page.watch.pardon("404");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_further_token_keeps_the_stored_name() {
    scene("further-token", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("known", "Known Name")]).await;
        stage.visit("apps/acme-dev/users/new").await;
        let page = &stage.page;
        page.field("User id").await.fill("known").await;
        page.press("Tab").await;
        page.shows("This id is registered already, as “Known Name”.").await;
        page.button("Issue access token").await.click().await;
        page.shows("Access token for Known Name").await;
    })
    .await;
}
