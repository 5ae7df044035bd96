use e2e::scene;
use e2e::survey::survey;
use nexconn_api::nexconn::BanUsers;
use serde_json::json;

/// What the count with that name says now.
fn count(name: &str) -> String {
    format!(
        "[...document.querySelectorAll('.count')].find(count => count.querySelector('.count-name').innerText === '{name}')?.querySelector('.count-value').innerText"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn the_overview_moves_by_what_happens() {
    scene("overview", async |stage| {
        stage.sign_in_first().await;
        let page = &stage.page;
        page.shows("Nobody is known in Acme yet").await;
        page.link("Register the first user").await;

        // The page stays open; what follows happens past it.
        stage
            .register_many("acme-dev", &[("amara", "Amara Okafor"), ("jonas", "Jonas Weber")])
            .await;
        page.until(&format!("{} === '2'", count("Registered"))).await;
        page.find("meter", "2 of 100 registered users").await;
        page.until(&format!("{} === '0'", count("Banned"))).await;
        page.shows("No ban ends in that time.").await;

        let ban = json!({"userIds": ["amara"], "durationMinutes": 95});
        stage.change::<BanUsers>("acme-dev", "spam", ban).await;
        page.until(&format!("{} === '1'", count("Banned"))).await;
        page.shows("1 h 3").await;
        page.shows("Ban for 1 h 35 min").await;
        page.link("All bans").await;
        page.button("Test now").await.click().await;
        page.shows("Answers in").await;
        page.link("Open audit").await;
        survey(page, "overview-ban-en").await;

        let href: String = page.js("document.querySelector('.count:nth-child(3) a').href").await;
        assert!(href.ends_with("/apps/acme-dev/bans"), "{href}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_overview_tells_in_time_that_places_run_out() {
    scene("overview-short", async |stage| {
        stage.sign_in_first().await;
        let ids: Vec<String> = (0..82).map(|number| format!("user-{number:03}")).collect();
        let users: Vec<_> = ids.iter().map(|id| (id.as_str(), "One of many")).collect();
        stage.register_many("acme-dev", &users).await;
        let page = &stage.page;
        page.find("meter", "82 of 100 registered users").await;
        page.shows("18 left, then code 2007").await;
        page.shows("Delete test users to free places").await;
        survey(page, "overview-short-en").await;
        page.link("Test users").await.click().await;
        page.heading("Test users").await;
        page.find("meter", "82 of 100 registered users").await;
        survey(page, "test-users-short-en").await;
    })
    .await;
}
