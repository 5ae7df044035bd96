use e2e::scene;

#[tokio::test(flavor = "multi_thread")]
async fn a_user_is_found_by_part_of_a_name_in_any_script() {
    scene("search", async |stage| {
        stage.sign_in_first().await;
        let users =
            [("u1", "Tomás Herrera"), ("u2", "林晓雨"), ("u3", "ليلى حداد"), ("u4", "50% off_")];
        stage.register_many("acme-dev", &users).await;
        stage.visit("apps/acme-dev/users").await;
        let page = &stage.page;
        page.shows("1–4 of 4").await;
        for (search, name) in
            [("herr", "Tomás Herrera"), ("晓", "林晓雨"), ("حداد", "ليلى حداد"), ("0%", "50% off_")]
        {
            page.find("searchbox", "Find users").await.fill(search).await;
            page.shows("1–1 of 1").await;
            page.link(name).await;
        }
        page.find("searchbox", "Find users").await.fill("nobody-here").await;
        page.shows("No known user matches “nobody-here”").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn search_and_page_live_in_the_address() {
    scene("address", async |stage| {
        stage.sign_in_first().await;
        let ids: Vec<String> = (0..60).map(|number| format!("user-{number:02}")).collect();
        let users: Vec<_> = ids.iter().map(|id| (id.as_str(), "One of many")).collect();
        stage.register_many("acme-dev", &users).await;

        stage.visit("apps/acme-dev/users?sort=id&limit=25").await;
        let page = &stage.page;
        page.shows("1–25 of 60").await;
        page.shows("user-00").await;
        page.button("Next page").await.click().await;
        page.shows("26–50 of 60").await;
        page.shows("user-25").await;
        page.reload().await;
        page.shows("26–50 of 60").await;
        page.back().await;
        page.shows("1–25 of 60").await;

        page.button("Next page").await.click().await;
        page.shows("26–50 of 60").await;
        page.find("searchbox", "Find users").await.fill("user-0").await;
        page.shows("1–10 of 10").await;
        page.arrives_at("q=user-0").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unreachable_gateway_keeps_the_list_and_is_tried_again() {
    scene("unreachable", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("kept", "Kept Name")]).await;
        stage.visit("apps/acme-dev/users").await;
        stage.page.link("Kept Name").await;
        stage.server.crash().await;
        stage.page.button("Read the list again").await.click().await;
        stage.page.shows("Gateway unreachable").await;
        stage.page.link("Kept Name").await;
        stage.server.start_again().await;
        stage.page.hides("Gateway unreachable").await;
        stage.page.watch.expect("ERR_CONNECTION_REFUSED").await;
        stage.page.watch.expect("Failed to fetch").await;
    })
    .await;
}
