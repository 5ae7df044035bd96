//! What happens elsewhere shows in open pages by itself: devices of users, and another admin at work.

use e2e::{Browser, Page, accept, scene};

/// Waits until a row of the list of users says something.
async fn row_says(page: &Page, name: &str, says: &str) {
    page.until(&format!(
        "[...document.querySelectorAll('tbody tr')].some(row =>
            row.innerText.includes('{name}') && row.innerText.includes('{says}'))"
    ))
    .await;
}

async fn dot_is(page: &Page, state: &str) {
    page.until(&format!("document.querySelector('.user-under .dot')?.dataset.state === '{state}'"))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn devices_that_come_and_go_show_without_being_asked_for() {
    scene("hooks-devices", async |stage| {
        stage.sign_in_first().await;
        let token = stage.register("acme-dev", "mei-tanaka", "田中 芽衣").await;
        let page = &stage.page;
        page.shows("Nothing found here stops this user, who is not connected.").await;
        let phone = stage.connect("acme-dev", &token, "phone").await.expect("lets in");
        page.shows("This user is connected.").await;
        dot_is(page, "on").await;
        let desk = stage.connect("acme-dev", &token, "desk").await.expect("lets in");
        phone.disconnect().await.expect("closes");
        desk.disconnect().await.expect("closes");
        page.shows("Nothing found here stops this user, who is not connected.").await;
        dot_is(page, "off").await;

        stage.visit("apps/acme-dev/users").await;
        row_says(page, "田中 芽衣", "Offline").await;
        let phone = stage.connect("acme-dev", &token, "phone").await.expect("lets in");
        row_says(page, "田中 芽衣", "Online").await;
        phone.disconnect().await.expect("closes");
        row_says(page, "田中 芽衣", "Offline").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_by_one_admin_shows_to_the_other_without_a_reload() {
    scene("two-admins", async |stage| {
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("t-herrera", "Tomás Herrera")]).await;
        let link = stage.invite("li@example.com").await;
        let browser = Browser::start("en").await;
        let other = browser.page().await;
        accept(&other, &link).await;
        other.open(&format!("{}/apps/acme-dev/users/t-herrera", stage.server.url())).await;
        other.heading("Tomás Herrera").await;
        other.shows("Nothing found here stops this user").await;

        stage.visit("apps/acme-dev/users/t-herrera").await;
        let page = &stage.page;
        page.heading("Tomás Herrera").await;
        page.button("Edit…").await.click().await;
        page.field("Name").await.fill("Tomás H.").await;
        page.button("Save 1 change").await.click().await;
        page.heading("Tomás H.").await;
        other.heading("Tomás H.").await;

        // And the other way round, in the list.
        stage.visit("apps/acme-dev/users").await;
        page.link("Tomás H.").await;
        other.button("Ban…").await.click().await;
        other.field("Reason").await.fill("Insulting messages").await;
        other.button("Ban user").await.click().await;
        other.shows("A ban stops this user until").await;
        page.until("document.querySelectorAll('tbody .stamp').length === 1").await;

        let complaints = other.watch.complaints();
        assert!(complaints.is_empty(), "the other page complained: {complaints:#?}");
        browser.close().await;
    })
    .await;
}
