//! As many friends as a user can have.

use std::time::{Duration, Instant};

use e2e::signed::{self, Service};
use e2e::survey::survey;
use e2e::{Page, Stage, scene};
use nexconn_api::nexconn::{FRIENDS, ListFriends, ListFriendsRequest};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, query};

const APP: &str = "acme-dev";
const PAGE: usize = 100;

/// Makes friends of a user where the service keeps them: by calls it would take minutes. Each has a hosted profile, which
/// is where Nexconn takes the names in a list from.
async fn befriend_all(stage: &Stage, service: &Service) {
    let file = format!("data/local/{}.sqlite", service.keys.app_key);
    let options = SqliteConnectOptions::new().filename(stage.server.data().join(file));
    let mut database = SqliteConnection::connect_with(&options).await.expect("the database");
    let mut all = database.begin().await.expect("begins");
    for number in 1..=FRIENDS {
        let id = format!("friend-{number:04}");
        let at = 1_700_000_000_000 + i64::try_from(number).expect("is small") * 60_000;
        let name = format!(r#"{{"name":"Friend {number}"}}"#);
        let users = "INSERT INTO users (user_id, name, created_at) VALUES ($1, $1, $2)";
        let profiles =
            "INSERT INTO profiles (user_id, basic, ext, version) VALUES ($1, $2, '{}', 1)";
        let friends = "INSERT INTO friends (user_id, friend_id, added_at) VALUES ('popular', $1, $2), ($1, 'popular', $2)";
        query(users).bind(&id).bind(at).execute(&mut *all).await.expect("registered");
        query(profiles).bind(&id).bind(name).execute(&mut *all).await.expect("has a profile");
        query(friends).bind(&id).bind(at).execute(&mut *all).await.expect("friends");
    }
    all.commit().await.expect("written");
    database.close().await.expect("closed");
}

async fn range(page: &Page, range: &str) {
    page.until(&format!("document.querySelector('.pager-range')?.innerText === '{range}'")).await;
}

async fn first_row(page: &Page) -> String {
    page.js("document.querySelector('tbody .user-name').innerText").await
}

/// Whether a button of the foot can be pressed.
async fn leads_on(page: &Page, name: &str) -> bool {
    let disabled: bool = page
        .js(&format!("document.querySelector('.pager [aria-label=\"{name}\"]').disabled"))
        .await;
    !disabled
}

#[tokio::test(flavor = "multi_thread")]
async fn three_thousand_friends_are_paged_through_and_one_of_them_is_removed() {
    scene("three-thousand-friends", async |stage| {
        stage.sign_in_first().await;
        stage.register_many(APP, &[("popular", "Popular Person")]).await;
        let service = Service::of(stage, APP).await;
        befriend_all(stage, &service).await;
        let page = &stage.page;

        stage.visit(&format!("apps/{APP}/friends?user=popular&limit={PAGE}")).await;
        range(page, "1–100 of 3,000").await;
        page.shows("3,000 of 3,000").await;
        assert_eq!(first_row(page).await, "Friend 1");
        assert!(!leads_on(page, "Previous page").await && leads_on(page, "Next page").await);
        let rows: usize = page.js("document.querySelectorAll('tbody tr').length").await;
        assert_eq!(rows, PAGE, "no more rows than the page has");
        survey(page, "friends-3000").await;

        // To the last page and no further, every friend once.
        for start in (PAGE + 1..=FRIENDS).step_by(PAGE) {
            page.button("Next page").await.click().await;
            let end = start + PAGE - 1;
            range(page, &format!("{}–{} of 3,000", grouped(start), grouped(end))).await;
            assert_eq!(first_row(page).await, format!("Friend {start}"));
        }
        assert!(leads_on(page, "Previous page").await && !leads_on(page, "Next page").await);

        // One among them is removed, and the page stays where it is.
        page.button("Previous page").await.click().await;
        range(page, "2,801–2,900 of 3,000").await;
        page.button("Actions for Friend 2850").await.click().await;
        page.find("menuitem", "Remove…").await.click().await;
        page.find("dialog", "Remove Friend 2850 from the friends of Popular Person").await;
        page.button("Remove friend").await.click().await;
        range(page, "2,801–2,900 of 2,999").await;
        page.shows("2,999 of 3,000").await;
        page.hides("Friend 2850").await;
        let request = ListFriendsRequest { user_id: "popular".into(), ..Default::default() };
        let told = signed::call::<ListFriends>(&service, &request).await.expect("told");
        assert_eq!(told.total_count, 2_999);

        // The latest first, from the first page on.
        page.button("Since").await.click().await;
        range(page, "1–100 of 2,999").await;
        page.until("document.querySelector('tbody .user-name').innerText === 'Friend 3000'").await;
        page.reload().await;
        range(page, "1–100 of 2,999").await;
        assert_eq!(first_row(page).await, "Friend 3000");

        // The page of the user shows the latest few, at once.
        let start = Instant::now();
        stage.visit(&format!("apps/{APP}/users/popular?view=talk")).await;
        page.shows("2,999 of 3,000").await;
        page.shows("Show all 2,999").await;
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
        let rows: usize = page.js("document.querySelectorAll('tbody tr').length").await;
        assert_eq!(rows, 8);
        let nodes: usize = page.js("document.querySelectorAll('*').length").await;
        assert!(nodes < 2_500, "{nodes} elements for a page of a user");
        survey(page, "user-friends-3000").await;
        page.link("Show all 2,999").await.click().await;
        range(page, "1–50 of 2,999").await;
    })
    .await;
}

fn grouped(number: usize) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    format!("{},{:03}", number / 1_000, number % 1_000)
}
