use e2e::scene;

#[tokio::test(flavor = "multi_thread")]
async fn the_quota_of_a_development_app_is_explained() {
    scene("quota", async |stage| {
        stage.sign_in_first().await;
        let ids: Vec<String> = (0..100).map(|number| format!("user-{number:03}")).collect();
        let users: Vec<_> = ids.iter().map(|id| (id.as_str(), "One of many")).collect();
        stage.register_many("acme-dev", &users).await;
        stage.visit("apps/acme-dev/users/new").await;
        let page = &stage.page;
        page.field("User id").await.fill("one-too-many").await;
        page.field("Name").await.fill("Late Comer").await;
        page.button("Register user").await.click().await;
        page.shows("100 in the development environment").await;
        page.shows("2007").await;
        page.shows("Nothing was changed.").await;
        assert_eq!(page.field("User id").await.value(), "one-too-many");
    })
    .await;
}
