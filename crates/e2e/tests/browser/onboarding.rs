use e2e::scene;
use e2e::signed::{self, Service};
use nexconn_api::nexconn::{GetUser, GetUserRequest};

/// The first whole slice: link, password, register, token, table, user page, edit, crash.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_owner_registers_a_user_and_finds_it_after_a_crash() {
    scene("onboarding", async |stage| {
        stage.sign_in_first().await;
        let page = &stage.page;
        page.shows("Nobody is known in Acme yet").await;

        let token = stage.register("acme-dev", "amara-01", "Amara Okafor").await;
        assert!(token.len() > 20, "a token: {token}");

        page.link("Users").await.click().await;
        page.heading("Users").await;
        page.link("Amara Okafor").await.click().await;
        page.heading("Amara Okafor").await;
        page.shows("amara-01").await;
        page.hides(&token).await;

        page.button("Edit…").await.click().await;
        page.field("Name").await.fill("Amara O.").await;
        page.button("Save 1 change").await.click().await;
        page.heading("Amara O.").await;

        stage.crash_and_restart().await;
        let page = &stage.page;
        page.reload().await;
        page.heading("Amara O.").await;
        page.shows("Issue access token").await;

        let service = Service::of(stage, "acme-dev").await;
        let request = GetUserRequest { user_id: "amara-01".into() };
        let stored = signed::call::<GetUser>(&service, &request).await.expect("is registered");
        assert_eq!(stored.name, "Amara O.");
    })
    .await;
}
