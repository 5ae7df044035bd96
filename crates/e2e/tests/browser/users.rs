use e2e::signed::{self, Service};
use e2e::{Stage, scene};
use nexconn_api::nexconn::{
    IssueAccessToken, IssueAccessTokenRequest, ListBannedUsers, ListBannedUsersRequest,
};

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
        stage.page.watch.expect("ERR_INCOMPLETE_CHUNKED_ENCODING").await;
        stage.page.watch.expect("Failed to fetch").await;
    })
    .await;
}

/// Sixty users whose ids sort as their numbers.
async fn register_sixty(stage: &Stage) {
    let users: Vec<(String, String)> = (0..60)
        .map(|number| (format!("user-{number:02}"), format!("Person {number:02}")))
        .collect();
    let users: Vec<(&str, &str)> =
        users.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    stage.register_many("acme-dev", &users).await;
}

/// Ids of everybody in Nexconn's own list of bans, sorted.
async fn banned(stage: &Stage, app: &str) -> Vec<String> {
    let service = Service::of(stage, app).await;
    let list = signed::call::<ListBannedUsers>(&service, &ListBannedUsersRequest::default()).await;
    let mut ids: Vec<String> =
        list.expect("the list").banned_users.into_iter().map(|user| user.user_id).collect();
    ids.sort();
    ids
}

#[tokio::test(flavor = "multi_thread")]
async fn users_of_several_pages_and_searches_are_banned_and_unbanned_together() {
    scene("select-and-ban", async |stage| {
        stage.sign_in_first().await;
        register_sixty(stage).await;
        stage.visit("apps/acme-dev/users?sort=id&limit=25").await;
        let page = &stage.page;
        page.find("checkbox", "Select Person 03").await.click().await;
        page.shows("1 selected").await;
        page.button("Next page").await.click().await;
        page.shows("26–50 of 60").await;
        page.find("checkbox", "Select Person 31").await.click().await;
        page.shows("2 selected").await;
        page.find("searchbox", "Find users").await.fill("Person 5").await;
        page.shows("1–10 of 10").await;
        page.find("checkbox", "Select Person 55").await.click().await;
        page.shows("3 selected").await;

        page.button("Ban…").await.click().await;
        page.find("dialog", "Ban 3 users").await;
        page.shows("Person 03").await;
        page.field("Reason").await.fill("one ring of spammers").await;
        page.button("Ban 3 users").await.click().await;
        page.hides("3 selected").await;
        assert_eq!(banned(stage, "acme-dev").await, ["user-03", "user-31", "user-55"]);
        // Its row says so where it stands, without the list being read anew.
        page.until("document.querySelectorAll('tbody .stamp').length === 1").await;
        page.shows("1–10 of 10").await;

        page.link("Banned").await.click().await;
        page.shows("1–1 of 1").await;
        page.first("button", "Clear the search").await.click().await;
        page.shows("1–3 of 3").await;
        page.find("checkbox", "Select Person 31").await.click().await;
        page.button("Select all 3 that match").await.click().await;
        page.shows("3 selected").await;
        page.button("Unban…").await.click().await;
        page.field("Reason").await.fill("not they").await;
        page.button("Unban 3 users").await.click().await;
        page.hides("3 selected").await;
        assert!(banned(stage, "acme-dev").await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_online_shows_in_the_rows() {
    scene("online", async |stage| {
        stage.sign_in_first().await;
        let users = [("away", "Away User"), ("connected", "Connected User")];
        stage.register_many("acme-dev", &users).await;
        let service = Service::of(stage, "acme-dev").await;
        let request = IssueAccessTokenRequest {
            user_id: "connected".into(),
            name: "Connected User".into(),
            avatar_url: None,
        };
        let issued = signed::call::<IssueAccessToken>(&service, &request).await.expect("a token");
        let token = issued.access_token.reveal();
        let connection = stage.connect("acme-dev", token, "phone").await.expect("connects");
        stage.visit("apps/acme-dev/users?sort=id").await;
        let page = &stage.page;
        let row = |name: &str, says: &str| {
            format!(
                "[...document.querySelectorAll('tbody tr')].some(row => row.innerText.includes('{name}') && row.innerText.includes('{says}'))"
            )
        };
        page.until(&row("Connected User", "Online")).await;
        page.until(&row("Away User", "Offline")).await;
        page.link("Online").await.click().await;
        page.shows("1–1 of 1").await;
        page.link("Connected User").await;
        page.link("All").await.click().await;
        page.shows("1–2 of 2").await;
        drop(connection);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_finds_peeks_selects_and_bans() {
    scene("users-by-keyboard", async |stage| {
        stage.sign_in_first().await;
        register_sixty(stage).await;
        stage.visit("apps/acme-dev/users?sort=id&limit=25").await;
        let page = &stage.page;
        page.shows("1–25 of 60").await;
        page.press("/").await;
        page.type_text("Person 0").await;
        page.shows("1–10 of 10").await;
        page.press("ArrowDown").await;
        assert_eq!(page.focused().await, "Person 00");
        page.press("ArrowDown").await;
        page.press("ArrowRight").await;
        page.find("complementary", "Person 01 at a glance").await;
        page.shows("2 of 10").await;
        page.press("ArrowDown").await;
        page.find("complementary", "Person 02 at a glance").await;
        assert_eq!(page.focused().await, "Person 02");
        // Once more → leads into the panel, whose arrows go on, and Esc back to the row.
        page.press("ArrowRight").await;
        page.press("ArrowDown").await;
        page.find("complementary", "Person 03 at a glance").await;
        page.press("Escape").await;
        page.hides("at a glance").await;
        page.until("!document.querySelector('.peek')").await;
        assert_eq!(page.focused().await, "Person 03");

        page.press(" ").await;
        page.shows("1 selected").await;
        page.press("ArrowDown").await;
        page.press(" ").await;
        page.shows("2 selected").await;
        page.button("Ban…").await.focus().await;
        page.press("Enter").await;
        page.find("dialog", "Ban 2 users").await;
        page.field("Reason").await.fill("by hand").await;
        page.button("Ban 2 users").await.focus().await;
        page.press("Enter").await;
        page.hides("2 selected").await;
        assert_eq!(banned(stage, "acme-dev").await, ["user-03", "user-04"]);

        page.press("/").await;
        page.press("ArrowDown").await;
        page.press("Enter").await;
        page.heading("Person 00").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_match_are_selected_and_become_a_job() {
    scene("all-that-match", async |stage| {
        stage.sign_in_first().await;
        let users: Vec<(String, String)> = (0..101)
            .map(|number| (format!("user-{number:03}"), format!("Person {number:03}")))
            .collect();
        let users: Vec<(&str, &str)> =
            users.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
        stage.register_many("acme-live", &users).await;
        stage.visit("apps/acme-live/users?q=Person&sort=id&limit=25").await;
        let page = &stage.page;
        page.find("checkbox", "Select all rows on this page").await.click().await;
        page.shows("25 selected").await;
        page.button("Select all 101 that match").await.click().await;
        page.shows("101 selected").await;
        page.button("Ask who is online").await.click().await;
        page.arrives_at("/jobs/").await;

        stage.visit("apps/acme-live/users?q=Person&sort=id&limit=25").await;
        page.find("checkbox", "Select Person 000").await.click().await;
        page.button("Select all 101 that match").await.click().await;
        page.shows("101 selected").await;
        page.find("checkbox", "Select Person 007").await.click().await;
        page.shows("100 selected").await;
        page.button("Ban…").await.click().await;
        page.find("dialog", "Ban 100 users").await;
        page.field("Reason").await.fill("the whole ring").await;
        page.button("Ban 100 users").await.click().await;
        page.arrives_at("/jobs/").await;
        stage.visit("apps/acme-live/users?status=banned&limit=25").await;
        page.button("Read the list again").await;
        page.shows("1–25 of 100").await;
        let banned = banned(stage, "acme-live").await;
        assert_eq!(banned.len(), 100);
        assert!(!banned.contains(&"user-007".to_owned()));
    })
    .await;
}
